import { createHmac } from 'node:crypto'
import { addDays, type Day, dateOf, dayOf } from '../access/local-day'
import { monday } from '../intake/intake'
import { parseCode } from './code'

export type ScanCount = { code: string; week: Day; scans: number }

const weeksShown = 4
const step = 5
/** Below it the figure is mostly blur: a poster that nobody opened reaches it once in a thousand times. */
const fewestShown = 10

/**
 * Scans since they were last taken, by code and week of Greenwich: a poster was looked at, nothing about by whom. They live
 * in memory, because a row written at the moment of a scan would keep that moment.
 */
export class Scans {
  #counts = new Map<string, number>()

  note(typed: string, now: Date): void {
    const code = parseCode(typed)
    if (code) this.add({ code, week: monday(dayOf(now)), scans: 1 })
  }

  add({ code, week, scans }: ScanCount): void {
    const place = `${code} ${week}`
    this.#counts.set(place, (this.#counts.get(place) ?? 0) + scans)
  }

  /** By code and not as they came. */
  take(): ScanCount[] {
    const taken = [...this.#counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
    this.#counts = new Map()
    return taken.map(([place, scans]) => {
      const [code = '', week = ''] = place.split(' ')
      return { code, week, scans }
    })
  }
}

/** The Mondays of the weeks shown. Each has been over for a day: what is written late would make a figure move by one. */
export function scanWeeks(now: Date): Day[] {
  const open = monday(addDays(dayOf(now), -1))
  return Array.from({ length: weeksShown }, (_, n) => addDays(open, 7 * (n - weeksShown)))
}

/**
 * What is added to a week's scans before anybody sees them: a two-sided geometric number, the same whenever it is asked, so that
 * any figure is at most e times likelier with a given scan than without it.
 */
export function blurOf(pepper: string, codeId: string, week: Day): number {
  const lots = createHmac('sha256', pepper).update(`scans ${codeId} ${week}`).digest()
  const drawn = (at: number) => Math.floor(-Math.log((lots.readUIntBE(at, 6) + 1) / 2 ** 48))
  return drawn(0) - drawn(6)
}

type Counted = { id: string; createdAt: Date; scans: readonly { day: Date; scans: number }[] }

/** About how many scans the weeks shown had together, in fives; null where that is next to none. */
export function shownScans({ id, createdAt, scans }: Counted, now: Date, pepper: string): number | null {
  let about = 0
  for (const week of scanWeeks(now)) {
    // Before it was made everybody knows of none.
    if (createdAt >= dateOf(addDays(week, 7))) continue
    for (const counted of scans) if (monday(dayOf(counted.day)) === week) about += counted.scans
    about += blurOf(pepper, id, week)
  }
  return about < fewestShown ? null : about - (about % step)
}
