import type { Formats } from 'next-intl'

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const
const time = { hour: '2-digit', minute: '2-digit' } as const

/** Every way a moment is written, by name: `format.dateTime(at, 'moment')`. A calendar day belongs to no time zone. */
export const formats = {
  dateTime: {
    day,
    time,
    calendarDay: { ...day, timeZone: 'UTC' },
    calendarDayShort: { day: 'numeric', month: 'short', timeZone: 'UTC' },
    monthShort: { month: 'short', timeZone: 'UTC' },
    monthLong: { month: 'long', timeZone: 'UTC' },
    stamp: { year: 'numeric', month: '2-digit', day: '2-digit', ...time },
    moment: { ...day, ...time },
    momentLong: { ...day, month: 'long', ...time },
    momentSoon: { day: 'numeric', month: 'short', ...time },
    momentToCome: { weekday: 'long', day: 'numeric', month: 'long', ...time },
    dayLong: { ...day, month: 'long' },
  },
} satisfies Formats
