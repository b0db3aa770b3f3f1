import { tz } from '@date-fns/tz'
import { type Day, dayOf } from '../access/local-day'
import { plain } from './import-cell'

export type DateOrder = 'DMY' | 'MDY'
/** How to read a column. `order` settles only 01/02/2020; names of months and ISO need no settling. */
export type DateReading = { order: DateOrder; serial: boolean }
export type WallClock = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}
export type Instant = WallClock & { hasTime: boolean; offsetMinutes: number | null }

const MONTHS: Record<string, number> = {}
for (const [i, names] of [
  'jan january янв январь января',
  'feb february фев февр февраль февраля',
  'mar march мар март марта',
  'apr april апр апрель апреля',
  'may май мая',
  'jun june июн июнь июня',
  'jul july июл июль июля',
  'aug august авг август августа',
  'sep sept september сен сент сентябрь сентября',
  'oct october окт октябрь октября',
  'nov november ноя нояб ноябрь ноября',
  'dec december дек декабрь декабря',
].entries()) {
  for (const name of names.split(' ')) MONTHS[name] = i + 1
}

const TIME = String.raw`(?:[t,\s]\s*(?:в\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|[+-]\d{2}:?\d{2})?)?`
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`)
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:\s*г\.?)?${TIME}$`)
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th)?[-\s.]+([a-zа-я]+)\.?,?[-\s]+(\d{4}|\d{2})(?:\s*г(?:ода|\.)?)?${TIME}$`,
)
const MONTH_FIRST = new RegExp(String.raw`^([a-zа-я]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}$`)
const SERIAL = /^\d{5}(?:[.,]\d+)?$/
const DAY_MS = 86_400_000

export function looksSerial(text: string): boolean {
  return SERIAL.test(text.trim()) && Number(text.trim().replace(',', '.')) >= 20_000
}

/** The three numbers of an all-numeric date, or null. */
export function numericParts(text: string): { first: number; second: number; separator: string } | null {
  const m = NUMERIC.exec(plain(text))
  return m ? { first: Number(m[1]), second: Number(m[3]), separator: m[2] as string } : null
}

/** Reads one cell; null when it is no date under this reading. Nothing is guessed cell by cell. */
export function readDate(cell: string, reading: DateReading): Instant | null {
  const text = plain(cell)
  const iso = ISO.exec(text)
  if (iso) return instant(num(iso[1]), num(iso[2]), num(iso[3]), iso.slice(4))
  const numeric = NUMERIC.exec(text)
  if (numeric) {
    const [a, b] = [num(numeric[1]), num(numeric[3])]
    const [day, month] = reading.order === 'DMY' ? [a, b] : [b, a]
    return instant(century(numeric[4]), month, day, numeric.slice(5))
  }
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) {
    return instant(century(dayFirst[3]), MONTHS[dayFirst[2] as string], num(dayFirst[1]), dayFirst.slice(4))
  }
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst) {
    return instant(
      num(monthFirst[3]),
      MONTHS[monthFirst[1] as string],
      num(monthFirst[2]),
      monthFirst.slice(4),
    )
  }
  if (reading.serial && looksSerial(text)) return fromSerial(Number(text.replace(',', '.')))
  return null
}

const num = (digits: string | undefined) => Number(digits)

function century(digits: string | undefined): number {
  const year = Number(digits)
  return digits?.length === 2 ? year + (year < 70 ? 2000 : 1900) : year
}

function instant(
  year: number,
  month: number | undefined,
  day: number,
  [hh, mm, ss, meridiem, zone]: (string | undefined)[],
): Instant | null {
  let hour = Number(hh ?? 0)
  if (meridiem) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (meridiem.startsWith('p') ? 12 : 0)
  }
  const [minute, second] = [Number(mm ?? 0), Number(ss ?? 0)]
  if (!month || hour > 23 || minute > 59 || second > 59) return null
  // Date rolls 31 April over to 1 May; a rolled date was no date.
  const probe = new Date(Date.UTC(year, month - 1, day))
  if (probe.getUTCFullYear() !== year || probe.getUTCMonth() !== month - 1 || probe.getUTCDate() !== day)
    return null
  // Exports write a bare day as midnight.
  const hasTime = hour + minute + second > 0 || zone !== undefined
  return { year, month, day, hour, minute, second, hasTime, offsetMinutes: offset(zone) }
}

function offset(zone: string | undefined): number | null {
  if (!zone) return null
  const m = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 0
}

function fromSerial(serial: number): Instant {
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1000)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    hasTime: at.getTime() % DAY_MS !== 0,
    offsetMinutes: null,
  }
}

/**
 * Wall-clock time of a place becomes an instant; a zone written in the cell wins. A day without a time is its middle, which
 * is that day in Greenwich too: months and years are then the same for whoever counts.
 */
export function instantIn(zone: string, at: Instant): Date {
  if (!at.hasTime) return middleOf(zone, at)
  const utc = wall(at)
  if (at.offsetMinutes !== null) return new Date(utc - at.offsetMinutes * 60_000)
  return new Date(utc - shiftIn(zone, at, utc))
}

/** The day that stands in the cell. */
export const dayIn = ({ year, month, day }: WallClock): Day => dayOf(new Date(Date.UTC(year, month - 1, day)))

const wall = (at: WallClock) => Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second)

/** Noon; further east than twelve hours an hour at which it is already that day in Greenwich. */
function middleOf(zone: string, day: Instant): Date {
  const at = (hour: number) => {
    const clock = { ...day, hour }
    return new Date(wall(clock) - shiftIn(zone, clock, wall(clock)))
  }
  const noon = at(12)
  return noon.getUTCDate() === day.day ? noon : at(14)
}

/** Rows of a file share days and zones, and asking for an offset is slow. */
const shifts = new Map<string, number>()

function shiftIn(zone: string, at: Instant, utc: number): number {
  const key = `${zone} ${Math.floor(utc / 60_000)}`
  const known = shifts.get(key)
  if (known !== undefined) return known
  const local = tz(zone)(new Date(0))
  local.setFullYear(at.year, at.month - 1, at.day)
  local.setHours(at.hour, at.minute, at.second, 0)
  if (shifts.size >= 50_000) shifts.clear()
  shifts.set(key, utc - local.getTime())
  return utc - local.getTime()
}
