import { type DateOrder, looksSerial, numericParts, readDate } from './import-date'

export type DateGuess = {
  order: DateOrder
  serial: boolean
  /** Every numeric date reads both ways: a person must say which. */
  ambiguous: boolean
  /** Some numeric dates read only one way and some only the other. */
  contradictory: boolean
  /** Cells that are dates under this reading, of those that hold something. */
  readable: number
  filled: number
}

/** Collected over the whole column, because the deciding 31 may stand in the last row. */
export class DateEvidence {
  private filled = 0
  private named = 0
  private serials = 0
  private dotted = 0
  private numeric = 0
  private dayFirst = 0
  private monthFirst = 0

  add(cell: string): void {
    this.filled++
    const parts = numericParts(cell)
    if (parts) {
      const { first, second, separator } = parts
      if (first > 31 || second > 31 || first < 1 || second < 1 || (first > 12 && second > 12)) return
      this.numeric++
      if (separator === '.') this.dotted++
      if (first > 12) this.dayFirst++
      if (second > 12) this.monthFirst++
    } else if (looksSerial(cell)) this.serials++
    else if (readDate(cell, { order: 'DMY', serial: false })) this.named++
  }

  /** `fallback` is what the organisation's country writes when the column itself does not tell. */
  guess(fallback: DateOrder): DateGuess {
    const contradictory = this.dayFirst > 0 && this.monthFirst > 0
    const decided = this.dayFirst !== this.monthFirst
    // Nobody writes the month first with dots.
    const byDots = this.dotted * 2 > this.numeric
    const order: DateOrder = decided
      ? this.dayFirst > this.monthFirst
        ? 'DMY'
        : 'MDY'
      : byDots
        ? 'DMY'
        : fallback
    const lost = order === 'DMY' ? this.monthFirst : this.dayFirst
    const serial = this.serials > 0 && this.serials >= (this.named + this.numeric) / 4
    return {
      order,
      serial,
      ambiguous: this.numeric > 0 && !decided && !byDots,
      contradictory,
      readable: this.named + this.numeric - lost + (serial ? this.serials : 0),
      filled: this.filled,
    }
  }
}
