import type { ResultOf } from '../../api/graphql'
import type { Boxes } from './boxes.documents'

export type BoxRow = ResultOf<typeof Boxes>['boxes'][number]

/** What waits to be typed in, the oldest first. */
export const unfinished = <Emptying extends { cards: number; entered: number }>(emptyings: Emptying[]) =>
  emptyings.filter(({ cards, entered }) => entered < cards).toReversed()

const urgency = { LATE: 0, DUE: 1, EMPTY: 2, RETIRED: 3 }

/** Whoever stands there with a phone finds first what has waited longest. */
export const byUrgency = (boxes: BoxRow[]) =>
  boxes.toSorted((a, b) => urgency[a.state] - urgency[b.state] || b.daysLate - a.daysLate)
