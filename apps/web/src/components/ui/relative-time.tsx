'use client'

import { useFormatter, useNow } from 'next-intl'

/** "3 hours ago", with the full date and time on hover; beyond a month the date itself. */
export function RelativeTime({ at, withTime = true }: { at: string | Date; withTime?: boolean }) {
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  const date = new Date(at)
  const far = Math.abs(now.getTime() - date.getTime()) > 30 * 24 * 3600 * 1000
  const full = format.dateTime(date, withTime ? 'momentLong' : 'dayLong')
  return (
    <time
      dateTime={date.toISOString()}
      title={full}
      data-on-paper={format.dateTime(date, 'day')}
      suppressHydrationWarning
    >
      <span suppressHydrationWarning>
        {far ? format.dateTime(date, 'day') : format.relativeTime(date, now)}
      </span>
    </time>
  )
}
