import { createHash } from 'node:crypto'
import { mintOrgId } from '@closecall/db/org-id'
import { expect, test } from 'vitest'
import type { Work, WorkChallenge } from './anonymous-ctx'
import { anonymousLimits, bitsAfter, leadingZeros } from './anonymous-limits'

const minutes = 60_000
const pepper = 'a pepper'
const home = '192.0.2.1'
const solve = ({ token, bits }: WorkChallenge): Work => {
  for (let n = 0; ; n++) {
    const nonce = String(n)
    if (leadingZeros(createHash('sha256').update(`${token}:${nonce}`).digest()) >= bits)
      return { token, nonce }
  }
}
const unsolved = expect.objectContaining({ code: 'PRECONDITION', reason: 'anonymous.work' })

test('a challenge is good once, solved, and for the span after its own at most', () => {
  let at = 0
  const limits = anonymousLimits(() => at, pepper)
  const work = solve(limits.challenge(home))
  limits.redeem(work, 'report', home)
  expect(() => limits.redeem(work, 'report', home)).toThrow(unsolved)
  const { token } = limits.challenge(home)
  const wrong = [...Array(1_000).keys()].map(String).find((nonce) => {
    return createHash('sha256').update(`${token}:${nonce}`).digest()[0] !== 0
  })
  expect(() => limits.redeem({ token, nonce: wrong ?? '' }, 'report', home)).toThrow(unsolved)
  expect(() => limits.redeem({ token: token.replace(/^8\./, '0.'), nonce: '' }, 'report', home)).toThrow(
    unsolved,
  )
  for (const token of ['', '..', 'a.b.c', '8.x.'])
    expect(() => limits.redeem({ token, nonce: '' }, 'report', home)).toThrow(unsolved)

  const [kept, late] = [solve(limits.challenge(home)), solve(limits.challenge(home))]
  at += 10 * minutes
  limits.redeem(kept, 'report', home)
  expect(() => limits.redeem(kept, 'report', home)).toThrow(unsolved)
  at += 10 * minutes
  expect(() => limits.redeem(late, 'report', home)).toThrow(unsolved)
})

test('the sum grows with what is heard and shrinks again', () => {
  expect([0, 60, 120, 600, 6_000, 10 ** 9].map((heard) => bitsAfter(heard))).toEqual([8, 8, 10, 15, 22, 22])
  let at = 0
  const limits = anonymousLimits(() => at, pepper)
  for (let n = 0; n < 130; n++) limits.consume('report', `203.0.113.${n % 10}`)
  expect(limits.challenge(home).bits).toBe(11)
  at += 10 * minutes
  expect(limits.challenge(home).bits).toBe(11)
  at += 20 * minutes
  expect(limits.challenge(home).bits).toBe(8)
})

test('one network alone makes nobody’s sum harder, whether it is served or refused', () => {
  const limits = anonymousLimits(() => 0, pepper)
  const tried = (work: () => void, times: number) => {
    let served = 0
    for (let n = 0; n < times; n++) {
      try {
        work()
        served++
      } catch (error) {
        expect(error).toMatchObject({ reason: 'anonymous.too_many' })
      }
    }
    return served
  }
  const loud = '198.51.100.1'
  expect(tried(() => limits.consume('report', loud), 500)).toBe(120)
  expect(tried(() => limits.consume('opening', loud), 500)).toBe(300)
  expect(tried(() => limits.guessed(loud), 500)).toBe(20)
  expect(limits.challenge(home).bits).toBe(8)
})

test('one network is bounded and the next is not; honesty is given back; ten minutes later all is forgotten', () => {
  let at = 0
  const limits = anonymousLimits(() => at, pepper)
  const refused = expect.objectContaining({ code: 'RATE_LIMITED', reason: 'anonymous.too_many' })
  for (let n = 0; n < 20; n++) limits.consume('code', '203.0.113.7')
  expect(() => limits.consume('code', '203.0.113.7')).toThrow(refused)
  limits.consume('code', '203.0.113.8')
  limits.refund('code', '203.0.113.7')
  limits.consume('code', '203.0.113.7')
  expect(() => limits.consume('code', '203.0.113.7')).toThrow(refused)
  at += 10 * minutes
  limits.consume('code', '203.0.113.7')
})

test('sums fetched in peace are worth nothing in an attack, and those of now are', () => {
  const limits = anonymousLimits(() => 0, pepper)
  const stock = Array.from({ length: 3_000 }, () => solve(limits.challenge(home)))
  const heard = stock.filter((work, n) => {
    try {
      limits.redeem(work, 'report', home)
      limits.consume('report', `203.0.113.${n % 100}`)
      return true
    } catch (error) {
      expect(error).toEqual(unsolved)
      return false
    }
  })
  expect(heard.length).toBeLessThan(150)
  limits.redeem(solve(limits.challenge(home)), 'report', home)
})

test('every process believes the sums of the others, and none after its time', () => {
  let at = 0
  const [one, other] = [1, 2].map(() => anonymousLimits(() => at, pepper))
  const strangers = anonymousLimits(() => at, 'another pepper')
  if (!one || !other) throw new Error('two processes')
  const works = [1, 2, 3].map(() => solve(one.challenge(home)))
  other.redeem(works[0] as Work, 'report', home)
  expect(() => strangers.redeem(works[1] as Work, 'report', home)).toThrow(unsolved)
  at += 20 * minutes
  expect(() => other.redeem(works[2] as Work, 'report', home)).toThrow(unsolved)
})

test('whoever guesses pays with harder sums, as do their neighbours, and nobody else', () => {
  const limits = anonymousLimits(() => 0, pepper)
  const guess = (times: number, address = home) => {
    for (let n = 0; n < times; n++) {
      try {
        limits.guessed(address)
      } catch {}
    }
    return limits.challenge(address).bits
  }
  expect([guess(20), guess(20), guess(40), guess(80)]).toEqual([8, 10, 12, 14])
  expect(guess(10_000)).toBe(22)
  expect(limits.challenge('192.0.2.2').bits).toBe(8)
  const cheap = solve(limits.challenge('192.0.2.2'))
  expect(() => limits.redeem(cheap, 'receipt', home)).toThrow(unsolved)
  expect(() => limits.mustNotGuess(home)).toThrow(expect.objectContaining({ reason: 'anonymous.too_many' }))
  limits.mustNotGuess('192.0.2.2')
})

test('many narrow networks of the sixth version are one wider one', () => {
  const limits = anonymousLimits(() => 0, pepper)
  const network = (n: number, site: number) => `2001:db8:${site}:${n.toString(16)}::/64`
  const tooMany = expect.objectContaining({ reason: 'anonymous.too_many' })
  const guess = (n: number, site = 2) => limits.guessed(network(n, site))
  for (let n = 0; n < 80; n++) guess(n)
  expect(() => guess(80)).toThrow(tooMany)
  guess(80, 3)
  const consume = (n: number) => limits.consume('code', network(n, 2))
  for (let n = 0; n < 80; n++) consume(n)
  expect(() => consume(80)).toThrow(tooMany)
  limits.refund('code', network(0, 2))
  consume(80)
})

test('a flood of one organisation is made slow before its door closes, and another is not closed', () => {
  const limits = anonymousLimits(() => 0, pepper)
  const [one, other] = ['1', '2'].map((n) => mintOrgId(`${n}0000000-0000-4000-8000-000000000000`))
  if (!one || !other) throw new Error('two organisations')
  for (let n = 0; n < 300; n++) limits.filed(one)
  expect(limits.challenge(home).bits).toBe(8)
  for (let n = 300; n < 2_000; n++) limits.filed(one)
  expect(limits.challenge(home).bits).toBeGreaterThan(20)
  expect(() => limits.filed(one)).toThrow(expect.objectContaining({ reason: 'anonymous.organisation_full' }))
  limits.filed(other)
})
