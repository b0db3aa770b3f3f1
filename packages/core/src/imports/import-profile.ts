import { clean, plain } from './import-cell'
import type { DateOrder } from './import-date'
import { DateEvidence, type DateGuess } from './import-date-evidence'

const MOST_VALUES = 500
const LONGEST_VALUE = 200

/** What a column holds, learnt in one pass while rows are staged. Kept on the import as JSON. */
export type ColumnProfile = {
  header: string
  filled: number
  longest: number
  averageLength: number
  /** Distinct values, most frequent first; null when there are too many to be asked about one by one. */
  values: { value: string; count: number }[] | null
  distinct: number
  dates: DateGuess
  examples: string[]
}

class ColumnObserver {
  private filled = 0
  private length = 0
  private longest = 0
  private readonly values = new Map<string, { value: string; count: number }>()
  private overflown = false
  private readonly dates = new DateEvidence()
  private readonly examples: string[] = []

  constructor(private readonly header: string) {}

  add(cell: string): void {
    const text = clean(cell)
    if (text === '') return
    this.filled++
    this.length += text.length
    this.longest = Math.max(this.longest, text.length)
    if (text.length <= 40) this.dates.add(text)
    if (this.examples.length < 3 && !this.examples.includes(text.slice(0, LONGEST_VALUE))) {
      this.examples.push(text.slice(0, LONGEST_VALUE))
    }
    if (text.length > LONGEST_VALUE) this.overflown = true
    if (this.overflown) return
    const key = plain(text)
    const known = this.values.get(key)
    if (known) known.count++
    else this.values.set(key, { value: text, count: 1 })
    if (this.values.size > MOST_VALUES) this.overflown = true
  }

  profile(fallback: DateOrder): ColumnProfile {
    return {
      header: this.header,
      filled: this.filled,
      longest: this.longest,
      averageLength: this.filled === 0 ? 0 : Math.round(this.length / this.filled),
      values: this.overflown ? null : [...this.values.values()].sort((a, b) => b.count - a.count),
      distinct: this.values.size,
      dates: this.dates.guess(fallback),
      examples: this.examples,
    }
  }
}

export class TableObserver {
  private readonly columns: ColumnObserver[]
  constructor(header: readonly string[]) {
    this.columns = header.map((name) => new ColumnObserver(name))
  }
  add(cells: readonly string[]): void {
    for (let i = 0; i < this.columns.length; i++) this.columns[i]?.add(cells[i] ?? '')
  }
  profiles(fallback: DateOrder): ColumnProfile[] {
    return this.columns.map((column) => column.profile(fallback))
  }
}
