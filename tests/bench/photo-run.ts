/** One side of the photo benchmark in a process of its own, so that its peak of memory is its own: `ours` or `bare`. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { cleanPhoto } from '@closecall/documents/photo'
import sharp from 'sharp'

const [, , side, folder = '', many = '60'] = process.argv
const photos = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))
const total = Number(many)
const fit = (edge: number) =>
  ({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }) as const

/** What anybody would write first; metadata gone, both sizes. */
async function bare(bytes: Buffer) {
  await sharp(bytes).autoOrient().resize(fit(2_000)).jpeg({ quality: 80 }).toBuffer()
  await sharp(bytes).autoOrient().resize(fit(320)).jpeg({ quality: 70 }).toBuffer()
}

const [work, atOnce] = side === 'ours' ? [cleanPhoto, 8] : [bare, 1]
if (side !== 'ours') {
  sharp.concurrency(2)
  sharp.cache({ memory: 50, files: 20, items: 100 })
}

let next = 0
async function lane() {
  for (let index = next++; index < total; index = next++) await work(photos[index % photos.length] as Buffer)
}
await work(photos[0] as Buffer)
const [began, cpu] = [performance.now(), process.cpuUsage()]
await Promise.all(Array.from({ length: atOnce }, lane))
const seconds = (performance.now() - began) / 1_000
const { user, system } = process.cpuUsage(cpu)
const peakMb = process.resourceUsage().maxRSS / 1_024
console.log(JSON.stringify({ perSecond: total / seconds, cpuMs: (user + system) / 1_000 / total, peakMb }))
