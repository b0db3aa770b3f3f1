/** `npm run bench [list submit dashboard import photos page]`: the product beside its peers, in one run on one machine. */
import { cpus } from 'node:os'
import { benchDashboard } from './dashboard'
import { benchImport } from './imports'
import { benchList } from './list'
import { benchPage } from './page'
import { benchPhotos } from './photos'
import { benchSubmit } from './submit'
import { writeHistory } from './support/history'
import { makeWorld } from './support/world'
import { type Row, table } from './table'

const asked = process.argv.slice(2)
const wanted = (name: string) => asked.length === 0 || asked.includes(name)
const scale = Number(process.env.BENCH_SCALE ?? 1)
const rows: Row[] = []

const world = await makeWorld()
try {
  if (wanted('list') || wanted('submit')) {
    const shape = { organisations: 50, reports: 400_000 * scale, prefix: 'list' }
    const organisations = await writeHistory(world.ownerUrl, shape)
    if (wanted('list')) rows.push(...(await benchList(world, String(organisations[0]))))
    if (wanted('submit')) rows.push(...(await benchSubmit(world, organisations)))
  }
  if (wanted('dashboard')) {
    const one = (reports: number, prefix: string) =>
      writeHistory(world.ownerUrl, { organisations: 1, reports: reports * scale, prefix })
    const [small] = await one(10_000, 'small')
    const [large] = await one(1_000_000, 'large')
    rows.push(...(await benchDashboard(world, String(small), String(large))))
  }
  if (wanted('import')) {
    const shape = { organisations: 1, reports: 100, prefix: 'import' }
    const [organisation] = await writeHistory(world.ownerUrl, shape)
    rows.push(...(await benchImport(world, String(organisation), 100_000 * scale)))
  }
  if (wanted('photos')) {
    const shape = { organisations: 1, reports: 100, prefix: 'photos' }
    const [organisation] = await writeHistory(world.ownerUrl, shape)
    rows.push(...(await benchPhotos(world, String(organisation))))
  }
} finally {
  await world.stop()
}
if (wanted('page')) rows.push(...(await benchPage()))
console.log(`\nNode ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model}\n\n${table(rows)}`)
