import type { ResultOf } from '../../api/graphql'
import type { Boxes } from './boxes.documents'

export type BoxRow = ResultOf<typeof Boxes>['boxes'][number]

type Counted = { cards: number | null; entered: number | null }

/** How many cards of it wait to be typed in, as far as the reader may know. */
export const missing = ({ cards, entered }: Counted) => (cards ?? 0) - (entered ?? 0)

/** What waits to be typed in, the oldest first. */
export const unfinished = <Emptying extends Counted>(emptyings: Emptying[]) =>
  emptyings.filter((each) => missing(each) > 0).toReversed()

/** Another's emptying, of which the reader is not told how many there were: its papers may lie before them all the same. */
export const uncounted = ({ cards }: Counted) => cards === null

const urgency = { LATE: 0, DUE: 1, EMPTY: 2, RETIRED: 3 }

/** Whoever stands there with a phone finds first what has waited longest. */
export const byUrgency = (boxes: BoxRow[]) =>
  boxes.toSorted((a, b) => urgency[a.state] - urgency[b.state] || b.daysLate - a.daysLate)
