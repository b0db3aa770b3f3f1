import { kioskTexts } from '@closecall/messages/kiosk'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Enrol } from './enrol'

it.each(['en', 'ru'])('asks to sign out before the tablet is everybody’s, %s', (locale) => {
  const texts = kioskTexts(locale)
  const page = renderToStaticMarkup(<Enrol {...{ texts }} given="" dead={false} enrolled={() => {}} />)
  expect(page).toContain(texts.kiosk.enrol.signOut)
})
