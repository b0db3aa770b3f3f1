import { kioskTexts } from '@closecall/messages/kiosk'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Countdown } from './countdown'
import { counted } from './counted'
import type { NamedPhotos } from './named-photos'

const texts = kioskTexts('en')
const shown = (photos?: NamedPhotos) =>
  renderToStaticMarkup(
    <Countdown {...{ texts, photos }} locale="en" left={20} stay={() => {}} clear={() => {}} />,
  )

it('reads out how long is left as soon as it opens', () => {
  const [, id] = /aria-describedby="([^"]+)"/.exec(shown()) ?? []
  expect(shown()).toMatch(new RegExp(`id="${id}"[^>]*>${counted(texts.kiosk.idle.text, 20, 'en')}`))
})

it('says how many photos have not arrived, and where they can still be added', () => {
  const photos = { number: 'C-7', count: 3, arrived: 1, share: 0, state: 'waiting' } as const
  expect(shown(photos)).toMatch(/2 of 3.*C-7/)
  expect(shown({ ...photos, arrived: 3 })).not.toContain('C-7')
})
