import { assessPotential } from '@closecall/core/potential/potential'
import type { Cast } from './people'
import type { Card, Story } from './story'

const day = 86_400_000

/** How far a card has come by today. */
export const fates = [
  'WAITING',
  'RETURNED',
  'ANSWERED',
  'REJECTED',
  'MERGED',
  'ACCEPTED',
  'ASSIGNED',
  'OVERDUE',
  'STARTED',
  'DONE',
  'SENT_BACK',
  'LOWERING',
  'VERIFIED',
  'CLOSED',
] as const
export type Fate = (typeof fates)[number]

export type Event = {
  card: Card
  at: Date
  fate: Fate
  /** Index of the site, the location in it, the reporter. */
  site: number
  location: number
  worker: number
  confidential: boolean
}

/** The same numbers in every demo: mulberry32. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The youngest cards, youngest first: one of everything that can be on an officer's desk today. */
const desk: Fate[] = [
  'WAITING',
  'WAITING',
  'ANSWERED',
  'WAITING',
  'RETURNED',
  'ACCEPTED',
  'ASSIGNED',
  'MERGED',
  'STARTED',
  'LOWERING',
  'DONE',
  'ASSIGNED',
  'SENT_BACK',
  'OVERDUE',
  'STARTED',
  'OVERDUE',
  'DONE',
  'VERIFIED',
  'OVERDUE',
  'ASSIGNED',
]

/** Older than the desk, most cards are closed; a few were refused, merged, or wait for somebody who forgot. */
function fateOf(luck: number): Fate {
  if (luck < 0.05) return 'REJECTED'
  if (luck < 0.08) return 'MERGED'
  return luck < 0.11 ? 'OVERDUE' : 'CLOSED'
}

/** A year of cards, oldest first: reporting grows as people see that it helps. */
export function yearOf(story: Story, cast: Pick<Cast, 'workers'>, count: number, now: Date): Event[] {
  const roll = dice(count)
  const moments = Array.from({ length: count }, (_, at) => {
    const fromEnd = count - 1 - at
    const age =
      fromEnd < desk.length
        ? 0.1 + fromEnd * 0.9
        : 19 + 345 * (1 - at / (count - desk.length)) ** 1.2 + roll() * 3
    return new Date(now.getTime() - age * day)
  }).sort((a, b) => a.getTime() - b.getTime())
  return moments.map((at, turn) => {
    const card = story.cards[Math.floor(roll() * story.cards.length)] ?? story.cards[0]
    if (!card) throw new Error('A story has cards')
    const spots = story.sites.flatMap((each, site) =>
      each.locations.flatMap((name, location) => (name === card.place ? [{ site, location }] : [])),
    )
    const spot = spots[Math.floor(roll() * spots.length)]
    if (!spot) throw new Error(`No site has the place ${card.place}`)
    return {
      card,
      at,
      ...spot,
      fate: desk[count - 1 - turn] ?? fateOf(roll()),
      worker: Math.floor(roll() * cast.workers.length),
      confidential: roll() < 0.12,
    }
  })
}

/** The route its four answers and its cause call for. */
export function routeOf({ answers, potential }: Card) {
  const [highEnergy, energyReleased, seriousInjury, controlInPlace] = answers
  const asked = { highEnergy, energyReleased, seriousInjury, controlInPlace }
  if (assessPotential(asked).needsInvestigation) return { asked, route: 'INVESTIGATION' as const }
  return { asked, route: potential <= 1 ? ('ON_THE_SPOT' as const) : ('ACTIONS' as const) }
}
