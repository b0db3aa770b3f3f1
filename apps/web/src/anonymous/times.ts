import type { WrittenLocale } from '../i18n/locales'

/**
 * In the reader's own time: when the clock on the wall shows what. The server, which draws the first screen, does not know
 * it and takes that of the place.
 */
export const moment = (locale: WrittenLocale, at: string | Date, ofPlace?: string) =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: typeof document === 'undefined' ? ofPlace : undefined,
  }).format(new Date(at))

export const longMoment = (locale: WrittenLocale, at: string | Date) =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))

/** A calendar day as it is stored; it belongs to no time zone. */
export const day = (locale: WrittenLocale, date: string) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(date))

const between = 6 * 3_600_000

/** The first fixed hour from now on. */
export const nextHandOver = (now: Date) => new Date(Math.ceil(now.getTime() / between) * between)

/** Whatever waits goes over at the first fixed hour after its day has ended there, however few wait. */
export function latestHandOver(nextAt: string, timeZone: string, now: Date): Date {
  const dayThere = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
  let at = new Date(nextAt)
  while (dayThere(at) <= dayThere(now)) at = new Date(at.getTime() + between)
  return at
}
