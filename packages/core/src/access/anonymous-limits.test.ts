import { createHash } from 'node:crypto'
import { mintOrgId } from '@closecall/db/org-id'
import { expect, test } from 'vitest'
import type { Work, WorkChallenge } from './anonymous-ctx'
import { anonymousLimits, bitsAfter, leadingZeros } from './anonymous-limits'

const minutes = 60_000
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
  const limits = anonymousLimits(() => at)
  const work = solve(limits.challenge())
  limits.redeem(work)
  expect(() => limits.redeem(work)).toThrow(unsolved)
  const { token } = limits.challenge()
  const wrong = [...Array(1_000).keys()].map(String).find((nonce) => {
    return createHash('sha256').update(`${token}:${nonce}`).digest()[0] !== 0
  })
  expect(() => limits.redeem({ token, nonce: wrong ?? '' })).toThrow(unsolved)
  expect(() => limits.redeem({ token: token.replace(/^8\./, '0.'), nonce: '' })).toThrow(unsolved)
  for (const token of ['', '..', 'a.b.c', '8.x.'])
    expect(() => limits.redeem({ token, nonce: '' })).toThrow(unsolved)

  const [kept, late] = [solve(limits.challenge()), solve(limits.challenge())]
  at += 10 * minutes
  limits.redeem(kept)
  expect(() => limits.redeem(kept)).toThrow(unsolved)
  at += 10 * minutes
  expect(() => limits.redeem(late)).toThrow(unsolved)
})

test('the sum grows with what is heard and shrinks again', () => {
  expect([0, 60, 120, 600, 6_000, 10 ** 9].map(bitsAfter)).toEqual([8, 8, 10, 15, 22, 22])
  let at = 0
  const limits = anonymousLimits(() => at)
  for (let n = 0; n < 130; n++) limits.redeem(solve(limits.challenge()))
  expect(limits.challenge().bits).toBe(11)
  at += 10 * minutes
  expect(limits.challenge().bits).toBe(11)
  at += 20 * minutes
  expect(limits.challenge().bits).toBe(8)
})

test('one network is bounded and the next is not; honesty is given back; ten minutes later all is forgotten', () => {
  let at = 0
  const limits = anonymousLimits(() => at)
  const refused = expect.objectContaining({ code: 'RATE_LIMITED', reason: 'anonymous.too_many' })
  for (let n = 0; n < 20; n++) limits.consume('receipt', '203.0.113.7')
  expect(() => limits.consume('receipt', '203.0.113.7')).toThrow(refused)
  limits.consume('receipt', '203.0.113.8')
  limits.refund('receipt', '203.0.113.7')
  limits.consume('receipt', '203.0.113.7')
  expect(() => limits.consume('receipt', '203.0.113.7')).toThrow(refused)
  at += 10 * minutes
  limits.consume('receipt', '203.0.113.7')
})

test('sums fetched in peace are worth nothing in an attack, and those of now are', () => {
  const limits = anonymousLimits(() => 0)
  const stock = Array.from({ length: 3_000 }, () => solve(limits.challenge()))
  const heard = stock.filter((work) => {
    try {
      limits.redeem(work)
      return true
    } catch (error) {
      expect(error).toEqual(unsolved)
      return false
    }
  })
  expect(heard.length).toBeLessThan(150)
  limits.redeem(solve(limits.challenge()))
})

test('many narrow networks of the sixth version are one wider one', () => {
  const limits = anonymousLimits(() => 0)
  const consume = (n: number, site = 2) =>
    limits.consume('receipt', `2001:db8:${site}:${n.toString(16)}::/64`)
  for (let n = 0; n < 80; n++) consume(n)
  expect(() => consume(80)).toThrow(expect.objectContaining({ reason: 'anonymous.too_many' }))
  consume(80, 3)
  limits.refund('receipt', '2001:db8:2:0::/64')
  consume(80)
})

test('a flood of one organisation is made slow before its door closes, and another is not closed', () => {
  const limits = anonymousLimits(() => 0)
  const [one, other] = ['1', '2'].map((n) => mintOrgId(`${n}0000000-0000-4000-8000-000000000000`))
  if (!one || !other) throw new Error('two organisations')
  for (let n = 0; n < 300; n++) limits.filed(one)
  expect(limits.challenge().bits).toBe(8)
  for (let n = 300; n < 2_000; n++) limits.filed(one)
  expect(limits.challenge().bits).toBeGreaterThan(20)
  expect(() => limits.filed(one)).toThrow(expect.objectContaining({ reason: 'anonymous.organisation_full' }))
  limits.filed(other)
})
