import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { AnonymousLimits } from './anonymous-ctx'
import { precondition, rateLimited } from './errors'

const span = 10 * 60_000

/** So many of a kind from one network in ten minutes: a shift shares one address, a guesser is done soon. */
const perNetwork = { place: 600, report: 120, receipt: 20, photo: 600 }
const perOrganisation = 300
/** Answers in ten minutes that cost next to nothing; twice as many cost two bits more. */
const peaceful = 60
const leastBits = 8
const mostBits = 22

type Span = { started: number; key: Buffer; counts: Map<string, number>; used: Set<string>; heard: number }

/** How hard the sum is after so many were heard in ten minutes: milliseconds on a phone in peace, many seconds in an attack. */
export const bitsAfter = (heard: number): number =>
  Math.min(mostBits, leastBits + Math.max(0, Math.ceil(2 * Math.log2(heard / peaceful || 1))))

export function leadingZeros(digest: Uint8Array): number {
  let zeros = 0
  for (const byte of digest) {
    if (byte === 0) zeros += 8
    else return zeros + Math.clz32(byte) - 24
  }
  return zeros
}

/** In memory alone: when the key is thrown away nobody can tell whom the counts were about, and after 20 minutes they are gone. */
export function anonymousLimits(now: () => number): AnonymousLimits {
  const open = (started: number): Span => ({
    started,
    key: randomBytes(32),
    counts: new Map(),
    used: new Set(),
    heard: 0,
  })
  let spans: Span[] = []

  function current(): Span {
    const started = Math.floor(now() / span) * span
    const [newest] = spans
    if (newest?.started === started) return newest
    const opened = open(started)
    spans = newest && started - newest.started === span ? [opened, newest] : [opened]
    return opened
  }

  function count(name: string, most: number, reason: string): void {
    const { started, key, counts } = current()
    const digest = createHmac('sha256', key).update(name).digest('base64url')
    const counted = (counts.get(digest) ?? 0) + 1
    if (counted > most) throw rateLimited(Math.ceil((started + span - now()) / 1_000), reason)
    counts.set(digest, counted)
  }

  const signed = (key: Buffer, said: string) => createHmac('sha256', key).update(said).digest('base64url')
  const unsolved = () => precondition('anonymous.work')

  return {
    consume: (kind, address) => count(`${kind} ${address}`, perNetwork[kind], 'anonymous.too_many'),
    refund(kind, address) {
      const { key, counts } = current()
      const digest = createHmac('sha256', key).update(`${kind} ${address}`).digest('base64url')
      counts.set(digest, Math.max(0, (counts.get(digest) ?? 0) - 1))
    },
    filed: (org) => count(`organisation ${org}`, perOrganisation, 'anonymous.organisation_full'),
    challenge() {
      const { key, heard } = current()
      const before = spans[1]?.heard ?? 0
      const bits = bitsAfter(Math.max(heard, before))
      const said = `${bits}.${randomBytes(16).toString('base64url')}`
      return { token: `${said}.${signed(key, said)}`, bits }
    },
    redeem({ token, nonce }) {
      current()
      const [bits = '', chance = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature)
      const from = spans.find(({ key }) => {
        const right = Buffer.from(signed(key, `${bits}.${chance}`))
        return right.length === given.length && timingSafeEqual(right, given)
      })
      if (!from || from.used.has(chance)) throw unsolved()
      const digest = createHash('sha256').update(`${token}:${nonce}`).digest()
      if (leadingZeros(digest) < Number(bits)) throw unsolved()
      from.used.add(chance)
      current().heard++
    },
  }
}
