import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useToday } from './use-today'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const Today = () => <b>{useToday()}</b>
const todayIn = (timeZone: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone={timeZone}>
      <Today />
    </NextIntlClientProvider>,
  )

it('is the day of the organisation, on both sides of Greenwich', () => {
  vi.setSystemTime('2026-03-11T02:00:00Z')
  expect(todayIn('America/New_York')).toBe('<b>2026-03-10</b>')
  expect(todayIn('Europe/Moscow')).toBe('<b>2026-03-11</b>')
  vi.setSystemTime('2026-03-10T22:00:00Z')
  expect(todayIn('Europe/Moscow')).toBe('<b>2026-03-11</b>')
})
