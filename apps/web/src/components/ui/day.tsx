'use client'

import { useFormatter } from 'next-intl'

/** A calendar day (`YYYY-MM-DD`), the same everywhere on earth. */
export function Day({ on }: { on: string }) {
  const format = useFormatter()
  const date = new Date(`${on.slice(0, 10)}T00:00:00Z`)
  return (
    <time dateTime={on.slice(0, 10)} style={{ whiteSpace: 'nowrap' }}>
      {format.dateTime(date, 'calendarDay')}
    </time>
  )
}
