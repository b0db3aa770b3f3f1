'use client'

import { useTimeZone } from 'next-intl'
import { useState } from 'react'
import { dayIn } from './day-in'

/** The organisation's own day when this came up, by its clock and not by Greenwich's or the device's. */
export function useToday(): string {
  const timeZone = useTimeZone() ?? 'UTC'
  const [today] = useState(() => dayIn(timeZone, new Date()))
  return today
}
