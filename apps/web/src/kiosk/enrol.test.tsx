import { kioskTexts } from '@closecall/messages/kiosk'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { counted } from './counted'
import { Enrol } from './enrol'

const shown = (locale: string, tablet: { dead?: boolean; refused?: number } = {}) =>
  renderToStaticMarkup(
    <Enrol
      texts={kioskTexts(locale)}
      {...{ locale, dead: false, refused: 0, ...tablet }}
      given=""
      enrolled={() => {}}
    />,
  )

it.each(['en', 'ru'])('asks to sign out before the tablet is everybody’s, %s', (locale) => {
  expect(shown(locale)).toContain(kioskTexts(locale).kiosk.enrol.signOut)
})

it.each(['en', 'ru'])('says where a tablet out of use holds reports that were not accepted, %s', (locale) => {
  const words = counted(kioskTexts(locale).kiosk.enrol.refused, 2, locale)
  expect(shown(locale, { dead: true, refused: 2 })).toContain(words)
  expect(shown(locale, { dead: true })).not.toContain(words.slice(-20))
})
