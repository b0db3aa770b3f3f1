import { beforeEach, describe, expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously } from '../support/anonymous'
import { useApi } from '../support/api'
import {
  beating,
  createKiosk,
  creating,
  enrolledKiosk,
  enrolling,
  kioskAt,
  kioskPin,
  kiosksOf,
  leaving,
  newToken,
} from '../support/kiosks'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'

const api = useApi()
const door = () => doorOf(api().url)
const at = (moment: string) => {
  api().clock.now = new Date(moment)
}
const renew = 'mutation ($id: UUID!) { renewKioskCode(id: $id) { code } }'
const revoke = 'mutation ($id: UUID!) { revokeKiosk(id: $id) { state } }'
const update = `mutation ($input: UpdateKioskInput!) { updateKiosk(input: $input) { name site { name } location { name } } }`

async function plant() {
  const organisation = await makeOrganisation(api())
  return { organisation, officer: await organisation.as('SAFETY_OFFICER') }
}

beforeEach(() => at('2026-03-10T06:00:00Z'))

describe('a kiosk', () => {
  test('is made, enrolled by its code, heard, silent and heard again', async () => {
    const { organisation, officer } = await plant()
    const { code, expiresAt, kiosk } = await createKiosk(officer, kioskAt(organisation))
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect([expiresAt, kiosk.state]).toEqual(['2026-03-10T06:15:00.000Z', 'AWAITING'])
    const typed = code.replace('-', ' ').toLowerCase()
    const token = newToken()
    const { enrolKiosk } = await door().run(enrolling, { code: typed, token })
    const [north] = organisation.sites
    expect(enrolKiosk).toEqual({
      name: 'Gate tablet',
      slug: organisation.slug,
      place: {
        organisation: 'Test plant',
        site: { id: north.id },
        location: { id: north.locationId },
        sites: [{ id: north.id, name: 'North' }],
      },
    })
    const seen = async () => (await kiosksOf(officer))[0]
    expect(await seen()).toMatchObject({ state: 'ONLINE', codeExpiresAt: null, waiting: 0 })
    at('2026-03-10T06:16:00Z')
    expect(await seen()).toMatchObject({ state: 'SILENT', lastSeenAt: '2026-03-10T06:00:00.000Z' })
    expect((await officer.run('{ viewer { silentKiosks } }')).viewer.silentKiosks).toBe(1)
    await door().run(beating, { token, waiting: 0 })
    expect(await seen()).toMatchObject({ state: 'ONLINE', lastSeenAt: '2026-03-10T06:16:00.000Z' })
    expect((await officer.run('{ viewer { silentKiosks } }')).viewer.silentKiosks).toBe(0)
  })

  test('gives its code once: used, too old, replaced and wrong ones are one answer', async () => {
    const { organisation, officer } = await plant()
    const { code, kiosk } = await createKiosk(officer, kioskAt(organisation))
    const { renewKioskCode } = await officer.run(renew, { id: kiosk.id })
    const refused = async (tried: string) =>
      (await door().ask(enrolling, { code: tried, token: newToken() })).reasons
    expect(await refused(code)).toEqual(['kiosk.unknown_code'])
    expect(await refused('nonsense')).toEqual(['kiosk.unknown_code'])
    await door().run(enrolling, { code: renewKioskCode.code, token: newToken() })
    expect(await refused(renewKioskCode.code)).toEqual(['kiosk.unknown_code'])
    const late = (await officer.run(renew, { id: kiosk.id })).renewKioskCode.code
    at('2026-03-10T06:15:00Z')
    expect(await refused(late)).toEqual(['kiosk.unknown_code'])
  })

  test('is one tablet’s when two redeem its code at once', async () => {
    const { organisation, officer } = await plant()
    const { code } = await createKiosk(officer, kioskAt(organisation))
    const tablets = [1, 2, 3].map(() => door().ask(enrolling, { code, token: newToken() }))
    const all = await Promise.all(tablets)
    expect(all.filter(({ data }) => data?.enrolKiosk).length).toBe(1)
    expect(new Set(all.flatMap(({ reasons }) => reasons))).toEqual(new Set(['kiosk.unknown_code']))
  })

  test('is the tablet’s that drew the token, whose answer was lost, and nobody else’s with that code', async () => {
    const { organisation, officer } = await plant()
    const { code, kiosk } = await createKiosk(officer, kioskAt(organisation))
    const token = newToken()
    const enrol = (shown: string) => door().ask(enrolling, { code, token: shown })
    const twins = await Promise.all([enrol(token), enrol(token), enrol(token)])
    at('2026-03-10T06:10:00Z')
    const again = await enrol(token)
    expect(again.data?.enrolKiosk).toMatchObject({ name: 'Gate tablet' })
    for (const each of twins) expect(each).toEqual(again)
    expect((await enrol(newToken())).reasons).toEqual(['kiosk.unknown_code'])
    expect(await kiosksOf(officer)).toMatchObject([{ enrolledAt: '2026-03-10T06:00:00.000Z' }])
    const enrolled = `SELECT event FROM audit WHERE subject_id = $1 AND event = 'kiosk.enrolled'`
    expect(await rowsOf(api(), enrolled, [kiosk.id])).toHaveLength(1)
    await officer.run(revoke, { id: kiosk.id })
    expect((await enrol(token)).reasons).toEqual(['kiosk.unknown_code'])
  })

  test('takes no token that could be guessed, and none that is another’s', async () => {
    const { organisation, officer } = await plant()
    const { token } = await enrolledKiosk(door(), officer, organisation)
    const { code } = await createKiosk(officer, kioskAt(organisation, { name: 'Other' }))
    for (const weak of ['', '1', 'a'.repeat(42), 'a'.repeat(65), `${'a'.repeat(42)} `])
      expect((await door().ask(enrolling, { code, token: weak })).reasons).toEqual(['invalid'])
    const { data } = await door().ask(enrolling, { code, token })
    expect(data?.enrolKiosk).toMatchObject({ name: 'Gate tablet' })
    await door().run(enrolling, { code, token: newToken() })
  })

  test('answers its old tablet until the new one is there', async () => {
    const { organisation, officer } = await plant()
    const { id, token } = await enrolledKiosk(door(), officer, organisation)
    const { renewKioskCode } = await officer.run(renew, { id })
    const beat = async (shown: string) => (await door().ask(beating, { token: shown, waiting: 0 })).reasons
    expect(await beat(token)).toEqual([])
    const next = newToken()
    await door().run(enrolling, { code: renewKioskCode.code, token: next })
    expect(await beat(token)).toEqual(['kiosk.unknown'])
    expect(await beat(next)).toEqual([])
  })

  test('sent again before a tablet came is the same with another code; changed it is refused', async () => {
    const { organisation, officer } = await plant()
    const input = kioskAt(organisation)
    const twins = await Promise.all([createKiosk(officer, input), createKiosk(officer, input)])
    const second = await createKiosk(officer, input)
    expect(twins.map(({ kiosk }) => kiosk.id)).toEqual([second.kiosk.id, second.kiosk.id])
    for (const changes of [{ name: 'Other' }, { pin: '880421' }, { locationId: null }]) {
      const refused = await officer.expectError('CONFLICT', creating, { input: { ...input, ...changes } })
      expect(refused.extensions).toMatchObject({
        reason: 'kiosk.already_created',
        details: { changed: Object.keys(changes) },
      })
    }
    await door().run(enrolling, { code: second.code, token: newToken() })
    await officer.expectError('CONFLICT', creating, { input })
    expect(await kiosksOf(officer)).toHaveLength(1)
  })

  test('has a name of its own at the site, a place of the organisation’s and a PIN that is none of the easy ones', async () => {
    const { organisation, officer } = await plant()
    const other = await makeOrganisation(api())
    await createKiosk(officer, kioskAt(organisation))
    const taken = await officer.expectError('CONFLICT', creating, { input: kioskAt(organisation) })
    expect(taken.extensions?.reason).toBe('kiosk.name_taken')
    const strange = { name: 'X', siteId: other.sites[0].id, locationId: null }
    await officer.expectError('NOT_FOUND', creating, { input: kioskAt(organisation, strange) })
    const elsewhere = { name: 'X', locationId: organisation.sites[1].locationId }
    await officer.expectError('NOT_FOUND', creating, { input: kioskAt(organisation, elsewhere) })
    for (const pin of ['123', '1234', '4444', '407193880', 'abcd'])
      await officer.expectError('INVALID', creating, { input: kioskAt(organisation, { name: 'X', pin }) })
    await rowsOf(api(), 'UPDATE site SET archived_at = now() WHERE id = $1', [organisation.sites[1].id])
    const closed = { name: 'X', siteId: organisation.sites[1].id, locationId: null }
    const archived = await officer.expectError('PRECONDITION', creating, {
      input: kioskAt(organisation, closed),
    })
    expect(archived.extensions?.reason).toBe('site.archived')
  })

  test('is renamed, moved and revoked; its name is free then, and nothing more can be done to it', async () => {
    const { organisation, officer } = await plant()
    const { id, token } = await enrolledKiosk(door(), officer, organisation)
    const [, south] = organisation.sites
    const input = { id, name: 'Canteen', siteId: south.id }
    expect((await officer.run(update, { input })).updateKiosk).toEqual({
      name: 'Canteen',
      site: { name: 'South' },
      location: null,
    })
    const { kioskHeartbeat } = await door().run(beating, { token, waiting: 0 })
    expect(kioskHeartbeat).toMatchObject({ name: 'Canteen', place: { site: { id: south.id } } })
    // Its place may be closed by now: the name has nothing to do with that.
    await rowsOf(api(), 'UPDATE location SET archived_at = now() WHERE id = $1', [
      organisation.sites[0].locationId,
    ])
    const { id: gate } = (
      await createKiosk(officer, kioskAt(organisation, { name: 'Gate', locationId: null }))
    ).kiosk
    await rowsOf(api(), 'UPDATE kiosk SET location_id = $1 WHERE id = $2', [
      organisation.sites[0].locationId,
      gate,
    ])
    const [{ id: siteId, locationId }] = organisation.sites
    await officer.run(update, { input: { id: gate, name: 'Main gate', siteId, locationId } })
    await officer.run(revoke, { id: gate })
    expect((await officer.run(revoke, { id })).revokeKiosk.state).toBe('REVOKED')
    await officer.run(revoke, { id })
    expect((await door().ask(beating, { token, waiting: 0 })).reasons).toEqual(['kiosk.unknown'])
    for (const [document, variables] of [
      [update, { input }],
      [renew, { id }],
    ] as const)
      expect((await officer.expectError('PRECONDITION', document, variables)).extensions?.reason).toBe(
        'kiosk.revoked',
      )
    expect(await kiosksOf(officer, false)).toEqual([])
    const revoked = { viewerCan: { manage: false } }
    expect(await kiosksOf(officer)).toMatchObject([revoked, revoked])
    await createKiosk(officer, kioskAt(organisation, { name: 'Canteen', siteId: south.id, locationId: null }))
  })

  test('is left with its PIN; after five wrong ones not even with the right one, on this tablet only', async () => {
    const { organisation, officer } = await plant()
    api().limits.allow('kiosk.pin', 5)
    const { token } = await enrolledKiosk(door(), officer, organisation)
    const second = await enrolledKiosk(door(), officer, organisation, { name: 'Second' })
    const leave = async (pin: string, shown = token) =>
      (await door().ask(leaving, { token: shown, pin })).reasons
    for (let n = 0; n < 5; n++) expect(await leave(`90713${n}`)).toEqual(['kiosk.wrong_pin'])
    expect(await leave(kioskPin)).toEqual(['rate_limited'])
    expect(await leave(kioskPin, second.token)).toEqual([])
    expect(await leave(kioskPin, second.token)).toEqual(['kiosk.unknown'])
    const states = (await kiosksOf(officer)).map(({ state }: { state: string }) => state)
    expect(states).toEqual(['ONLINE', 'AWAITING'])
  })

  test('is opened at once by a new PIN, however often the old one was guessed', async () => {
    const { organisation, officer } = await plant()
    api().limits.allow('kiosk.pin', 5)
    const { id, token } = await enrolledKiosk(door(), officer, organisation)
    const leave = async (pin: string) => (await door().ask(leaving, { token, pin })).reasons
    for (let n = 0; n < 5; n++) await leave(`90713${n}`)
    expect(await leave(kioskPin)).toEqual(['rate_limited'])
    const { siteId, locationId, name } = kioskAt(organisation)
    await officer.run(update, { input: { id, name, siteId, locationId, pin: '880421' } })
    expect(await leave('880421')).toEqual([])
  })

  test('of another site answers to its id as one that is not there, also to whoever guesses its PIN', async () => {
    const { organisation, officer } = await plant()
    const input = kioskAt(organisation)
    await createKiosk(officer, input)
    const [, { id: siteId, locationId }] = organisation.sites
    const elsewhere = await organisation.as('SAFETY_OFFICER', { sites: [siteId] })
    for (const pin of [kioskPin, '880421'])
      await elsewhere.expectError('NOT_FOUND', creating, { input: { ...input, siteId, locationId, pin } })
  })

  test('tells what waits as it was when first heard on a day, and only to those who triage', async () => {
    const { organisation, officer } = await plant()
    const admin = await organisation.as('ADMIN')
    const { token } = await enrolledKiosk(door(), officer, organisation)
    const waiting = async () => (await kiosksOf(officer))[0].waiting
    const heard: number[] = []
    for (const [moment, held] of [
      ['2026-03-10T06:05:00Z', 0],
      ['2026-03-10T06:10:00Z', 3],
      ['2026-03-10T21:05:00Z', 4],
      ['2026-03-10T21:10:00Z', 0],
    ] as const) {
      at(moment)
      await door().run(beating, { token, waiting: held })
      heard.push(await waiting())
    }
    // Midnight in Moscow is 21:00 in Greenwich.
    expect(heard).toEqual([0, 0, 4, 4])
    expect((await kiosksOf(admin))[0].waiting).toBeNull()
    expect((await door().ask(beating, { token, waiting: -1 })).reasons).toEqual(['invalid'])
  })

  test('is not heard more often than any tablet needs, and the next one is', async () => {
    const { organisation, officer } = await plant()
    const { token } = await enrolledKiosk(door(), officer, organisation)
    const { token: next } = await enrolledKiosk(door(), officer, organisation, { name: 'Next' })
    const beat = async (shown: string) => (await door().ask(beating, { token: shown, waiting: 0 })).reasons
    for (let n = 0; n < 120; n++) expect(await beat(token)).toEqual([])
    expect(await beat(token)).toEqual(['anonymous.too_many'])
    expect(await beat(next)).toEqual([])
    at('2026-03-10T06:10:00Z')
    expect(await beat(token)).toEqual([])
  })

  test('is seen at the sites in reach, and by no worker', async () => {
    const { organisation, officer } = await plant()
    const [, south] = organisation.sites
    await createKiosk(officer, kioskAt(organisation))
    await createKiosk(
      officer,
      kioskAt(organisation, { name: 'South', siteId: south.id, locationId: south.locationId }),
    )
    const supervisor = await organisation.as('SUPERVISOR', { sites: [south.id] })
    expect(await kiosksOf(supervisor)).toMatchObject([{ name: 'South', viewerCan: { manage: false } }])
    const worker = await organisation.as('WORKER')
    await worker.expectError('FORBIDDEN', '{ kiosks { id } }')
    expect((await worker.run('{ viewer { silentKiosks } }')).viewer.silentKiosks).toBeNull()
  })
})

test('every deed is in the audit, without a secret and without the heartbeat', async () => {
  const { organisation, officer } = await plant()
  const { id, token } = await enrolledKiosk(door(), officer, organisation)
  const [{ id: siteId }] = organisation.sites
  await officer.run(update, { input: { id, name: 'Canteen', siteId, pin: '880421' } })
  await door().run(beating, { token, waiting: 2 })
  await door().run(leaving, { token, pin: '880421' })
  await officer.run(renew, { id })
  await officer.run(revoke, { id })
  const kept = await rowsOf(
    api(),
    'SELECT event, actor_kind, changes::text AS changes FROM audit WHERE subject_id = $1 ORDER BY id',
    [id],
  )
  expect(kept.map(({ event, actor_kind }) => [event, actor_kind])).toEqual([
    ['kiosk.created', 'member'],
    ['kiosk.enrolled', 'system'],
    ['kiosk.updated', 'member'],
    ['kiosk.left', 'system'],
    ['kiosk.code_renewed', 'member'],
    ['kiosk.revoked', 'member'],
  ])
  expect(kept.map(({ changes }) => changes).join(' ')).not.toMatch(/argon|hash|seen|880421/i)
})

test('ids, codes and tokens of another organisation are nothing here', async () => {
  const { organisation, officer } = await plant()
  const other = await plant()
  const { id, token } = await enrolledKiosk(door(), officer, organisation)
  for (const document of [renew, revoke]) await other.officer.expectError('NOT_FOUND', document, { id })
  const [{ id: siteId }] = other.organisation.sites
  await other.officer.expectError('NOT_FOUND', update, { input: { id, name: 'Ours', siteId } })
  // The same id elsewhere is another kiosk.
  await createKiosk(other.officer, kioskAt(other.organisation, { id }))
  const card = anonymousCard(other.organisation, { place: { kiosk: token } })
  const work = await door().work()
  const filing =
    'mutation ($input: SubmitAnonymousReportInput!) { submitAnonymousReport(input: $input) { receipt } }'
  expect((await door().ask(filing, { input: { ...card, work } })).reasons).toEqual(['not_found'])
  await fileAnonymously(door(), anonymousCard(organisation, { place: { kiosk: token } }))
})
