import { randomBytes, randomInt } from 'node:crypto'
import { databaseLimiter } from '@closecall/api/limits'
import type { AnonymousCtx } from '@closecall/core/access/anonymous-ctx'
import { anonymousLimits } from '@closecall/core/access/anonymous-limits'
import { buckets, lockSeconds } from '@closecall/core/access/buckets'
import { DomainError } from '@closecall/core/access/errors'
import { codeFrom } from '@closecall/core/codes/code'
import { leaveKiosk } from '@closecall/core/kiosks/leave-kiosk'
import { expect, test } from 'vitest'
import { doorOf } from '../support/anonymous'
import { useApi } from '../support/api'
import { beating, createKiosk, enrolledKiosk, enrolling, kioskAt, leaving, newToken } from '../support/kiosks'
import { makeOrganisation } from '../support/organisation'
import { pepper } from '../support/product'

const api = useApi()
const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` })

test('10 000 guesses at codes, tokens and PINs: no hit, limited, and tablets live on all the while', async () => {
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER')
  const door = doorOf(api().url)
  api().limits.allow('kiosk.pin', 5)
  const attacked = await enrolledKiosk(door, officer, organisation)
  const { token } = await enrolledKiosk(door, officer, organisation, { name: 'Another' })
  await createKiosk(officer, kioskAt(organisation, { name: 'Open' }))
  const answers = new Map<string, number>()
  const guess = async (n: number) => {
    const attacker = from(100 + (n % 3))
    // Of a real one all but the end is known to half of those who guess at tokens.
    const made = n % 2 ? newToken() : attacked.token.slice(0, 60) + randomInt(1_000, 9_999)
    const [document, variables] =
      n % 10 < 7
        ? ([enrolling, { code: codeFrom(randomBytes(7)), token: made }] as const)
        : n % 10 < 9
          ? ([beating, { token: made, waiting: 0 }] as const)
          : ([leaving, { token: attacked.token, pin: String(randomInt(5_000, 9_999)) }] as const)
    const { data, reasons } = await door.ask(document, variables, attacker)
    expect(Object.values(data ?? {}).filter(Boolean)).toEqual([])
    const said = `${Object.keys(variables)[0] === 'code' ? 'code' : n % 10 < 9 ? 'token' : 'pin'} ${reasons.join()}`
    answers.set(said, (answers.get(said) ?? 0) + 1)
  }
  for (let n = 0; n < 10_000; n += 20) {
    const guesses = Array.from({ length: 20 }, (_, at) => guess(n + at))
    if (n % 1_000 === 0) {
      // The tablet shares its network with the one who guesses; the officer's is another.
      expect((await door.ask(beating, { token, waiting: 0 }, from(100))).reasons).toEqual([])
      const name = `Tablet ${n}`
      const { code } = await createKiosk(officer, kioskAt(organisation, { name }))
      await door.run(enrolling, { code, token: newToken() }, from(2))
    }
    await Promise.all(guesses)
  }
  expect([...answers.values()].reduce((sum, n) => sum + n)).toBe(10_000)
  // A machine that cannot keep up turns guesses away unread.
  const told = Object.fromEntries([...answers].filter(([said]) => !said.endsWith(' unavailable')))
  // Twenty codes and sixty tokens a network.
  expect(told['code kiosk.unknown_code']).toBeLessThanOrEqual(60)
  expect(told['token kiosk.unknown']).toBeLessThanOrEqual(180)
  expect(told['pin kiosk.wrong_pin']).toBeLessThanOrEqual(5)
  expect(Object.keys(told).toSorted()).toEqual(
    [
      'code anonymous.too_many',
      'code kiosk.unknown_code',
      'pin rate_limited',
      'pin kiosk.wrong_pin',
      'token anonymous.too_many',
      'token kiosk.unknown',
    ].toSorted(),
  )
}, 400_000)

test('aliased guesses are refused as a whole', async () => {
  const door = doorOf(api().url)
  const aliased = Array.from(
    { length: 10 },
    (_, n) => `a${n}: enrolKiosk(code: "0000000${n}", token: "x") { name }`,
  )
  expect((await door.ask(`mutation { ${aliased.join(' ')} }`)).reasons).toEqual(['query.one_secret'])
  const pins = Array.from({ length: 10 }, (_, n) => `a${n}: leaveKiosk(token: "x", pin: "471${n}")`)
  expect((await door.ask(`mutation { ${pins.join(' ')} }`)).reasons).toEqual(['query.one_secret'])
})

test('of PINs five are looked at, and then none for fifteen minutes, whichever process is asked', async () => {
  const organisation = await makeOrganisation(api())
  const officer = await organisation.as('SAFETY_OFFICER')
  const { token } = await enrolledKiosk(doorOf(api().url), officer, organisation)
  let looked = 0
  const anonymous: AnonymousCtx = {
    database: api().database,
    address: '203.0.113.1',
    pepper,
    limits: anonymousLimits(() => api().clock.now.getTime(), pepper),
    hashing: {
      hash: async () => '',
      verify: async () => {
        looked++
        return false
      },
    },
    noteScan() {},
    now: () => api().clock.now,
  }
  const processes = [databaseLimiter(api().database, pepper), databaseLimiter(api().database, pepper)]
  const tried: DomainError[] = []
  for (let n = 0; n < 4; n++) {
    const tries = processes.map((limits) => leaveKiosk(anonymous, { limits }, { token, pin: `90713${n}` }))
    for (const each of await Promise.allSettled(tries)) {
      const refusal: unknown = each.status === 'rejected' ? each.reason : null
      if (!(refusal instanceof DomainError)) throw refusal
      tried.push(refusal)
    }
  }
  expect(looked).toBe(5)
  const locked = tried.filter(({ code }) => code === 'RATE_LIMITED')
  expect(locked).toHaveLength(3)
  for (const { details } of locked) expect(Number(details?.retryAfterSeconds)).toBeLessThanOrEqual(900)
  const { seconds, growing } = buckets['kiosk.pin']
  expect([1, 2, 3].map((times) => lockSeconds(seconds, times, growing))).toEqual([900, 1_800, 3_600])
})
