import { fewest } from '../access/small-groups'
import { parseCode } from './code'

export type ScanCount = { code: string; day: string; scans: number }

/** Under this many nothing is shown, and above it only every fifth: one scan more or less can never be seen. */
export const scanStep = fewest
const daysShown = 30

/**
 * Scans since they were last taken, by code and day of Greenwich: a poster was looked at, nothing about by whom. They live
 * in memory, because a row written at the moment of a scan would keep that moment.
 */
export class Scans {
  #counts = new Map<string, number>()

  note(typed: string, now: Date): void {
    const code = parseCode(typed)
    if (code) this.add({ code, day: now.toISOString().slice(0, 10), scans: 1 })
  }

  add({ code, day, scans }: ScanCount): void {
    const place = `${code} ${day}`
    this.#counts.set(place, (this.#counts.get(place) ?? 0) + scans)
  }

  /** By code and not as they came. */
  take(): ScanCount[] {
    const taken = [...this.#counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
    this.#counts = new Map()
    return taken.map(([place, scans]) => {
      const [code = '', day = ''] = place.split(' ')
      return { code, day, scans }
    })
  }
}

/** The first of the days whose scans are shown. */
export const scansSince = (now: Date) =>
  new Date(Math.floor(now.getTime() / 86_400_000 - daysShown + 1) * 86_400_000)

/** The sum, cut to fives; null where that is none. */
export function shownScans(days: readonly { scans: number }[]): number | null {
  const all = days.reduce((sum, { scans }) => sum + scans, 0)
  return all < scanStep ? null : all - (all % scanStep)
}
