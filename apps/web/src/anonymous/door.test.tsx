import { anonymousTexts } from '@closecall/messages/anonymous'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Door } from './door'
import type { AnonymousPlaceAnswer } from './place'

const place: AnonymousPlaceAnswer = {
  organisation: 'Bakery',
  slug: 'bakery',
  country: 'GB',
  timeZone: 'Europe/London',
  site: null,
  location: null,
  sites: [],
  handOver: { nextAt: '2026-03-10T18:00:00Z', atLeast: 3 },
  work: { token: 't', bits: 8 },
}
const drawn = (bot?: string) =>
  renderToStaticMarkup(
    <Door
      {...{ place, bot }}
      texts={anonymousTexts('en')}
      written="en-GB"
      way={{ code: '7K2M9QXD' }}
      enter={() => {}}
    />,
  )

it('leads into the bot with the poster’s code, and says what the messenger knows', () => {
  expect(drawn('PlantSafetyBot')).toContain('href="https://t.me/PlantSafetyBot?start=7K2M9QXD"')
  expect(drawn('PlantSafetyBot')).toContain('Telegram itself knows it')
  expect(drawn()).not.toMatch(/t\.me|Telegram/)
})
