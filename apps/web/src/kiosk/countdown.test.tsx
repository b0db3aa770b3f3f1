import { kioskTexts } from '@closecall/messages/kiosk'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Countdown } from './countdown'
import { counted } from './counted'

it('reads out how long is left as soon as it opens', () => {
  const texts = kioskTexts('en')
  const shown = renderToStaticMarkup(
    <Countdown {...{ texts }} locale="en" left={20} stay={() => {}} clear={() => {}} />,
  )
  const [, id] = /aria-describedby="([^"]+)"/.exec(shown) ?? []
  expect(shown).toMatch(new RegExp(`id="${id}"[^>]*>${counted(texts.kiosk.idle.text, 20, 'en')}`))
})
