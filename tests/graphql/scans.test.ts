import { keepScans } from '@closecall/api/scans'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
const log = pino({ level: 'silent' })
const places = '{ sites { id code { id code version scans } locations { code { id code scans } } } }'
const keeper = () => {
  const { database, clock } = product()
  return keepScans({ database, log, now: () => clock.now, id: () => v7() })
}
const rowsOf = ({ id }: TestOrganisation) =>
  product().database.write(id, (tx) => tx.locationScan.findMany({ orderBy: { day: 'asc' } }))
const times = (count: number, deed: () => void) => {
  for (let left = count; left > 0; left--) deed()
}

test('scans wait in memory for the fixed hour, add up by week, and about how many is shown to whoever may print', async () => {
  const { clock } = product()
  clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(product())
  const other = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const worker = await organisation.as('WORKER')
  const [site] = (await officer.run(places)).sites
  const theirs = (await (await other.as('OWNER')).run(places)).sites[0]
  const scans = keeper()
  times(60, () => scans.note(site.code.code))
  times(6, () => scans.note(theirs.code.code))
  await scans.tick()
  expect(await rowsOf(organisation)).toEqual([])
  clock.now = new Date('2026-03-10T12:00:00Z')
  await scans.tick()
  const monday = new Date('2026-03-09')
  expect(await rowsOf(organisation)).toMatchObject([{ codeId: site.code.id, day: monday, scans: 60 }])
  expect(await rowsOf(other)).toMatchObject([{ codeId: theirs.code.id, scans: 6 }])
  times(60, () => scans.note(site.code.code))
  clock.now = new Date('2026-03-12T18:00:01Z')
  await scans.tick()
  await scans.tick()
  expect(await rowsOf(organisation)).toMatchObject([{ day: monday, scans: 120 }])

  const shown = async (member: TestMember, moment: string) => {
    clock.now = new Date(moment)
    const [first] = (await member.run(places)).sites
    return first.code.scans
  }
  expect(await shown(officer, '2026-03-16T23:59:59Z')).toBeNull()
  const about = await shown(officer, '2026-03-17T00:00:00Z')
  expect([about % 5, Math.abs(about - 120) < 20]).toEqual([0, true])
  expect(await shown(officer, '2026-03-17T00:00:00Z')).toBe(about)
  expect(await shown(worker, '2026-03-17T00:00:00Z')).toBeNull()
  expect(Math.abs((await shown(officer, '2026-04-13T23:00:00Z')) - 120)).toBeLessThan(30)
  const long = await shown(officer, '2026-04-14T00:00:00Z')
  expect(long ?? 0).toBeLessThan(30)
  await scans.stop()
})

test('a replaced code takes its last scans with it, the new one begins at none', async () => {
  const { clock } = product()
  clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  const { code } = (await officer.run(places)).sites[0]
  const scans = keeper()
  times(7, () => scans.note(code.code))
  const replace = 'mutation ($input: ChangeCodeInput!) { replaceCode(input: $input) { scans } }'
  const { replaceCode } = await officer.run(replace, { input: { id: code.id, version: code.version } })
  await scans.stop()
  expect(replaceCode.scans).toBeNull()
  expect(await rowsOf(organisation)).toMatchObject([{ codeId: code.id, scans: 7 }])
})

test('what cannot be written now is written at the next hour', async () => {
  const { clock, database } = product()
  clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(product())
  const { code } = (await (await organisation.as('OWNER')).run(places)).sites[0]
  let gone = true
  const lookUp: typeof database.lookUp = (statement) =>
    gone ? Promise.reject(new Error('the database is away')) : database.lookUp(statement)
  const scans = keepScans({ database: { ...database, lookUp }, log, now: () => clock.now, id: () => v7() })
  times(5, () => scans.note(code.code))
  clock.now = new Date('2026-03-10T12:00:00Z')
  await scans.tick()
  gone = false
  clock.now = new Date('2026-03-10T18:00:00Z')
  await scans.tick()
  expect(await rowsOf(organisation)).toMatchObject([{ scans: 5 }])
  await scans.stop()
})
