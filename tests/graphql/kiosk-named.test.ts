import { hashSecret } from '@closecall/core/access/hashing'
import { v4 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { doorOf } from '../support/anonymous'
import { useApi } from '../support/api'
import { nobody } from '../support/asker'
import { enrolledKiosk, filingNamed, kioskPin } from '../support/kiosks'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { pepper } from '../support/product'

const api = useApi()
const pin = '551838'
let organisation: TestOrganisation
let officer: TestMember
let worker: TestMember
let token = ''

const card = (changes: object = {}) => ({
  id: v4(),
  type: 'NEAR_MISS',
  siteId: organisation.sites[0].id,
  whatHappened: 'Oil on the floor. I slipped.',
  ...changes,
})
const proof = (changes: object = {}) => ({ token, personnelNumber: '1001', pin, ...changes })
const reported = (id: string) =>
  rowsOf(api(), 'SELECT source, privacy, reporter_id, number FROM report WHERE id = $1', [id])

beforeEach(async () => {
  organisation = await makeOrganisation(api())
  officer = await organisation.as('SAFETY_OFFICER')
  worker = await organisation.as('WORKER', { name: 'Anna' })
  const sql = 'UPDATE member SET personnel_number = $1, pin_hash = $2 WHERE id = $3'
  await rowsOf(api(), sql, ['1001', await hashSecret(pepper, pin), worker.memberId])
  token = (await enrolledKiosk(doorOf(api().url), officer, organisation)).token
})

describe('with number and PIN', () => {
  test('a card is filed as its writer’s, once however often it is sent, and no session begins', async () => {
    const input = { ...proof(), card: card({ privacy: 'CONFIDENTIAL', source: 'QR' }) }
    const [first, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => nobody(api()).run(filingNamed, { input })),
    )
    expect(first.fileAtKiosk).toMatchObject({ id: input.card.id, name: 'Anna' })
    for (const other of others) expect(other).toEqual(first)
    const number: unknown = first.fileAtKiosk.number
    const kept = { source: 'KIOSK', privacy: 'CONFIDENTIAL', reporter_id: worker.memberId, number }
    expect(await reported(input.card.id)).toEqual([kept])
    const changed = await nobody(api()).expectError('CONFLICT', filingNamed, {
      input: { ...input, card: { ...input.card, whatHappened: 'It was water.' } },
    })
    expect(changed.extensions?.reason).toBe('report.already_filed')

    const response = await fetch(`${api().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: filingNamed, variables: { input } }),
    })
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await response.json()).toEqual({ data: first })
    const audits = await rowsOf(
      api(),
      'SELECT event, member_id, actor_kind FROM audit WHERE report_id = $1',
      [input.card.id],
    )
    expect(audits).toEqual([{ event: 'report.submitted', member_id: worker.memberId, actor_kind: 'member' }])
  })

  test('nothing is filed with a wrong one, without a name, or elsewhere than at the kiosk’s site', async () => {
    const refused = async (code: Parameters<TestMember['expectError']>[0], changes: object, words = {}) => {
      const input = { ...proof(changes), card: card(words) }
      const { extensions } = await nobody(api()).expectError(code, filingNamed, { input })
      expect(await reported(input.card.id)).toEqual([])
      return extensions?.reason
    }
    expect(await refused('UNAUTHENTICATED', { pin: kioskPin })).toBe('sign_in.failed')
    expect(await refused('UNAUTHENTICATED', { personnelNumber: '1002' })).toBe('sign_in.failed')
    expect(await refused('NOT_FOUND', { token: 'made up' })).toBe('kiosk.unknown')
    expect(await refused('INVALID', {}, { privacy: 'ANONYMOUS' })).toBe('invalid')
    expect(await refused('NOT_FOUND', {}, { siteId: organisation.sites[1].id })).toBe('not_found')
    const other = await makeOrganisation(api())
    expect(await refused('NOT_FOUND', {}, { siteId: other.sites[0].id })).toBe('not_found')
    const elsewhere = { locationId: organisation.sites[1].locationId }
    expect(await refused('NOT_FOUND', {}, elsewhere)).toBe('not_found')
    const disabled = `UPDATE member SET status = 'DISABLED' WHERE id = $1`
    await rowsOf(api(), disabled, [worker.memberId])
    expect(await refused('UNAUTHENTICATED', {})).toBe('sign_in.failed')
  })

  test('guessing is counted together with guessing at sign-in, and a shift at one tablet is not stopped', async () => {
    const { limits } = api()
    for (const [bucket, times] of [
      ['pin.account', 5],
      ['pin.known', 5],
      ['pin.network', 8],
      ['sign_in.address', 8],
    ] as const)
      limits.allow(bucket, times)
    // More than may fail: who is right is not counted.
    for (let n = 0; n < 10; n++) await nobody(api()).run(filingNamed, { input: { ...proof(), card: card() } })
    const wrong = { input: { ...proof({ pin: '551839' }), card: card() } }
    for (let n = 0; n < 5; n++) await nobody(api()).expectError('UNAUTHENTICATED', filingNamed, wrong)
    await nobody(api()).expectError('RATE_LIMITED', filingNamed, { input: { ...proof(), card: card() } })
    const signIn = 'mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) { name } }'
    const input = { slug: organisation.slug, personnelNumber: '1001', pin }
    await nobody(api()).expectError('RATE_LIMITED', signIn, { input })
    for (const bucket of ['pin.account', 'pin.known', 'pin.network', 'sign_in.address'] as const)
      limits.allow(bucket, Number.POSITIVE_INFINITY)
  })
})

test('tokens that somebody makes up are counted, and known tablets go on', async () => {
  api().limits.allow('kiosk.token', 20)
  await api().limits.reset('kiosk.token', '127.0.0.1')
  const made = { input: { ...proof({ token: 'made up' }), card: card() } }
  for (let n = 0; n < 20; n++) await nobody(api()).expectError('NOT_FOUND', filingNamed, made)
  await nobody(api()).expectError('RATE_LIMITED', filingNamed, made)
  await nobody(api()).run(filingNamed, { input: { ...proof(), card: card() } })
})
