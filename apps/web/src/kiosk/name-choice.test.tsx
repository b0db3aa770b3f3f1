import { kioskTexts } from '@closecall/messages/kiosk'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { counted } from './counted'
import { type Name, NameChoice } from './name-choice'

const shown = (locale: string, name: Name, photos: number) =>
  renderToStaticMarkup(
    <NameChoice texts={kioskTexts(locale)} {...{ locale, name, photos }} choose={() => {}} />,
  )

it.each(['en', 'ru'])('says that photos go along with a name only while somebody waits, %s', (locale) => {
  const words = counted(kioskTexts(locale).kiosk.form.photosFollow, 2, locale)
  for (const name of ['NAMED', 'CONFIDENTIAL'] as const) {
    expect(shown(locale, name, 2)).toContain(words)
    expect(shown(locale, name, 0)).not.toContain('role="status"')
  }
  expect(shown(locale, 'NONE', 2)).not.toContain(words)
})

it.each(['en', 'ru'])('offers to file confidentially, and says who sees the name then, %s', (locale) => {
  const { confidential, confidentialHint } = kioskTexts(locale).capture.what
  expect(shown(locale, 'NONE', 0)).toContain(confidential)
  expect(shown(locale, 'NONE', 0)).toContain(confidentialHint)
  expect(shown(locale, 'CONFIDENTIAL', 0).match(/checked=""/g)).toHaveLength(1)
})
