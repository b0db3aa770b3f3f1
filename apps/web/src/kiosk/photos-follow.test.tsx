import { kioskTexts } from '@closecall/messages/kiosk'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { NamedPhotos } from './named-photos'
import { PhotosFollow } from './photos-follow'

const all: NamedPhotos = { number: 'C-7', count: 3, arrived: 1, share: 0.5, state: 'sending' }
const shown = (locale: string, change: Partial<NamedPhotos>) =>
  renderToStaticMarkup(<PhotosFollow texts={kioskTexts(locale)} photos={{ ...all, ...change }} />)

it.each([
  ['en', /1 of 3/, /2 of 3/],
  ['ru', /1 из 3/, /2 из 3/],
])(
  'says how many are sent, how many are missing, and where they can be added, %s',
  (locale, sent, missing) => {
    const { following: words } = kioskTexts(locale).kiosk.sent
    const sending = shown(locale, {})
    expect(sending).toMatch(sent)
    expect(sending).toContain(words.stay)
    expect(sending).not.toContain('role="alert"')
    for (const state of ['waiting', 'over'] as const) {
      const page = shown(locale, { state })
      expect(page).toMatch(missing)
      expect(page).toMatch(/role="alert".*C-7/)
      expect(page.includes(words.again)).toBe(state === 'waiting')
    }
    const done = shown(locale, { arrived: 3, state: 'over' })
    expect(done).toMatch(/3 (of|из) 3/)
    expect(done).not.toMatch(/C-7|alert|progress/)
  },
)
