import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { root } from './support/process'
import type { World } from './support/world'
import type { Row } from './table'

type Figure = { perSecond: number; cpuMs: number; peakMb: number }
const [width, height] = [4_032, 3_024]

/** 12 megapixels as a phone held upright gives them: about 3 MB, sharp edges, some noise, turned by its tag. */
async function writePhoto(file: string, index: number): Promise<Buffer> {
  const noise = (scale: number, sigma: number) =>
    sharp({
      create: {
        width: Math.ceil(width / scale),
        height: Math.ceil(height / scale),
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    })
      .png()
      .toBuffer()
      .then((small) => sharp(small).resize(width, height, { kernel: 'cubic' }).png().toBuffer())
  const scene = sharp(await noise(60, 70)).composite([
    { input: await noise(5, 14 + index), blend: 'soft-light' },
  ])
  const photo = await scene.jpeg({ quality: 88 }).withMetadata({ orientation: 6 }).toBuffer()
  writeFileSync(file, photo)
  return photo
}

function measured(side: 'ours' | 'bare', folder: string): Figure {
  const args = ['--import', 'tsx', 'tests/bench/photo-run.ts', side, folder]
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })) as Figure
}

/** Photos of 12 MP a second: drawn anew by the product and by sharp in a loop, and through the whole upload. */
export async function benchPhotos(world: World, organisation: string): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-photos-'))
  try {
    const photos: Buffer[] = []
    for (const index of [0, 1, 2, 3]) photos.push(await writePhoto(path.join(folder, `${index}.jpg`), index))
    const [bare, ours] = [measured('bare', folder), measured('ours', folder)]
    const size = photos.reduce((sum, { length }) => sum + length, 0) / photos.length / 1024 / 1024
    const line = (what: string, { perSecond, cpuMs, peakMb }: Figure): Row => ({
      bench: `photos of 12 MP, ${size.toFixed(1)} MB`,
      what,
      figure: `${perSecond.toFixed(1)} photos/s`,
      detail: `${cpuMs.toFixed(0)} ms of CPU each, peak ${peakMb.toFixed(0)} MB`,
      ratio: (perSecond / bare.perSecond).toFixed(2),
    })
    const perSecond = await uploaded(world, organisation, photos)
    return [
      line('CloseCall: judged, drawn anew in two sizes; 8 arrive at once', ours),
      line('sharp in a loop, two sizes', bare),
      {
        bench: 'photos over HTTP',
        what: 'CloseCall: in parts of 1 MB, hash, drawn anew, files, row, audit; 4 devices',
        figure: `${perSecond.toFixed(1)} photos/s`,
        detail: 'client on the same two cores',
        ratio: (perSecond / bare.perSecond).toFixed(2),
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const mutation = 'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id } }'
const part = 1024 * 1024

async function uploaded(world: World, organisation: string, photos: Buffer[]): Promise<number> {
  const { cookie, siteId } = await world.sessionOf(organisation)
  const api = await world.startApi()
  const origin = new URL(api.url).origin
  const file = async () => {
    const input = { id: randomUUID(), type: 'NEAR_MISS', siteId, whatHappened: 'Oil on the floor, I slipped' }
    const headers = { cookie, 'content-type': 'application/json' }
    await fetch(api.url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: mutation, variables: { input } }),
    })
    return input.id
  }
  const send = async (reportId: string, photo: Buffer) => {
    const url = `${origin}/uploads/photos/${reportId}/${randomUUID()}`
    const sha256 = createHash('sha256').update(photo).digest('hex')
    for (let from = 0; from < photo.length; from += part) {
      const to = Math.min(from + part, photo.length)
      const headers = {
        cookie,
        'content-type': 'application/octet-stream',
        'content-range': `bytes ${from}-${to - 1}/${photo.length}`,
        'x-content-sha256': sha256,
      }
      const { status } = await fetch(url, { method: 'PUT', headers, body: photo.subarray(from, to) })
      if (status !== (to === photo.length ? 201 : 200)) throw new Error(`an upload answered ${status}`)
    }
  }
  try {
    await send(await file(), photos[0] as Buffer)
    const began = performance.now()
    const device = async () => {
      const reportId = await file()
      for (let index = 0; index < 5; index++) await send(reportId, photos[index % photos.length] as Buffer)
    }
    for (let round = 0; round < 3; round++) await Promise.all([device(), device(), device(), device()])
    return 60 / ((performance.now() - began) / 1_000)
  } finally {
    await api.stop()
  }
}
