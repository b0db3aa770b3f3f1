import { expect, it } from 'vitest'
import { latestHandOver } from './times'

it.each([
  // At the stroke of Greenwich's midnight the day in Moscow has been a new one for three hours.
  ['2026-03-10T13:30:00Z', '2026-03-10T18:00:00Z', 'Europe/Moscow', '2026-03-11T00:00:00Z'],
  ['2026-03-10T22:30:00Z', '2026-03-11T00:00:00Z', 'Europe/Moscow', '2026-03-12T00:00:00Z'],
  ['2026-03-10T13:30:00Z', '2026-03-10T18:00:00Z', 'America/New_York', '2026-03-11T06:00:00Z'],
])(
  'filed at %s (next %s), over by the first hour after that day in %s: %s',
  (now, nextAt, timeZone, expected) => {
    expect(latestHandOver(nextAt, timeZone, new Date(now)).toISOString()).toBe(
      new Date(expected).toISOString(),
    )
  },
)
