import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { AnonymousKind, AnonymousLimits } from './anonymous-ctx'
import { precondition, rateLimited } from './errors'

const span = 10 * 60_000

/**
 * So many of a kind from one network in ten minutes: a shift shares one address, a guesser is done soon. What comes through a
 * kiosk is counted by kiosk, since all tablets of a plant and its guesser may share one address, too.
 */
const perNetwork: Record<AnonymousKind, number> = {
  place: 600,
  report: 120,
  kiosk: 300,
  heartbeat: 120,
  opening: 300,
  code: 20,
  token: 60,
  photo: 600,
}
/** Behind these lies a sum. */
const summed: AnonymousKind[] = ['report', 'kiosk', 'opening']
/** Wrong receipts; twice as many cost that network two bits more. Whoever has the right one is not kept out by a neighbour. */
const guesses = 20
/** A wider network, /48, is one company or one attacker with 65 536 narrow ones. */
const widerTimes = 4
/** Further reports of one organisation weigh in the sum, so a flood grows slow; only far beyond that the door closes. */
const organisationPeace = 300
const organisationMost = 2_000
const floodWeight = 8
/** A sum done ahead may be so many bits behind: four times too easy. */
const bitsBehind = 2
/** Answers in ten minutes that cost next to nothing; twice as many cost two bits more. */
const peaceful = 60
const leastBits = 8
const mostBits = 22

type Span = {
  started: number
  /** Of the counts, in this process alone. */
  key: Buffer
  /** Of the challenges, the same in every process: whichever is asked next believes them. */
  signing: Buffer
  counts: Map<string, number>
  used: Set<string>
  heard: number
}

/** How hard the sum is after so many were heard in ten minutes: milliseconds on a phone in peace, many seconds in an attack. */
export const bitsAfter = (heard: number, cheap = peaceful): number =>
  Math.min(mostBits, leastBits + Math.max(0, Math.ceil(2 * Math.log2(heard / cheap || 1))))

export function leadingZeros(digest: Uint8Array): number {
  let zeros = 0
  for (const byte of digest) {
    if (byte === 0) zeros += 8
    else return zeros + Math.clz32(byte) - 24
  }
  return zeros
}

/** Whom an address is counted as: its network, and the wider one of the sixth version. */
function networksOf(address: string): { name: string; times: number }[] {
  const wider = /^([\da-f]+:[\da-f]+:[\da-f]+):[\da-f]+::\/64$/.exec(address)?.[1]
  const own = { name: address, times: 1 }
  return wider ? [own, { name: `${wider}::/48`, times: widerTimes }] : [own]
}

/** In memory alone: when the key is thrown away nobody can tell whom the counts were about, and after 20 minutes they are gone. */
export function anonymousLimits(now: () => number, pepper: string): AnonymousLimits {
  const open = (started: number): Span => ({
    started,
    key: randomBytes(32),
    signing: Buffer.from(hkdfSync('sha256', pepper, String(started), 'closecall work', 32)),
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

  const digestOf = (name: string) => createHmac('sha256', current().key).update(name).digest('base64url')
  const counted = (name: string) => current().counts.get(digestOf(name)) ?? 0
  const add = (name: string, by: number) =>
    current().counts.set(digestOf(name), Math.max(0, counted(name) + by))
  function mustBeBelow(name: string, most: number, reason: string): void {
    if (counted(name) < most) return
    throw rateLimited(Math.ceil((current().started + span - now()) / 1_000), reason)
  }
  /** One network is heard by its first ones only: alone it makes nobody's sum harder. */
  function hear(address: string): void {
    const heard = networksOf(address).map(({ name, times }) => ({ name: `heard ${name}`, times }))
    if (heard.some(({ name, times }) => counted(name) >= peaceful * times)) return
    for (const { name } of heard) add(name, 1)
    current().heard++
  }
  function bitsFor(address: string): number {
    const { heard } = current()
    const guessing = networksOf(address).map(({ name, times }) => counted(`receipt ${name}`) / times)
    return Math.max(
      bitsAfter(Math.max(heard, spans[1]?.heard ?? 0)),
      bitsAfter(Math.max(...guessing), guesses),
    )
  }

  const signed = (key: Buffer, said: string) => createHmac('sha256', key).update(said).digest('base64url')
  const unsolved = () => precondition('anonymous.work')

  return {
    consume(kind, address) {
      const networks = networksOf(address)
      for (const { name, times } of networks)
        mustBeBelow(`${kind} ${name}`, perNetwork[kind] * times, 'anonymous.too_many')
      for (const { name } of networks) add(`${kind} ${name}`, 1)
      if (summed.includes(kind)) hear(address)
    },
    refund(kind, address) {
      for (const { name } of networksOf(address)) add(`${kind} ${name}`, -1)
    },
    guessed(address) {
      const networks = networksOf(address)
      for (const { name } of networks) add(`receipt ${name}`, 1)
      for (const { name, times } of networks)
        mustBeBelow(`receipt ${name}`, guesses * times + 1, 'anonymous.too_many')
      hear(address)
    },
    mustNotGuess(address) {
      for (const { name, times } of networksOf(address))
        mustBeBelow(`receipt ${name}`, guesses * times, 'anonymous.too_many')
    },
    filed(org) {
      const name = `organisation ${org}`
      mustBeBelow(name, organisationMost, 'anonymous.organisation_full')
      add(name, 1)
      if (counted(name) > organisationPeace) current().heard += floodWeight
    },
    challenge(address) {
      const bits = bitsFor(address)
      const said = `${bits}.${randomBytes(16).toString('base64url')}`
      return { token: `${said}.${signed(current().signing, said)}`, bits }
    },
    redeem({ token, nonce }, _toward, address) {
      const needed = bitsFor(address) - bitsBehind
      const [bits = '', chance = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature)
      const from = spans.find(({ signing }) => {
        const right = Buffer.from(signed(signing, `${bits}.${chance}`))
        return right.length === given.length && timingSafeEqual(right, given)
      })
      if (!from || from.used.has(chance)) throw unsolved()
      // Thousands fetched in peace would be spent in an attack.
      if (Number(bits) < needed) throw unsolved()
      const digest = createHash('sha256').update(`${token}:${nonce}`).digest()
      if (leadingZeros(digest) < Number(bits)) throw unsolved()
      from.used.add(chance)
    },
  }
}
