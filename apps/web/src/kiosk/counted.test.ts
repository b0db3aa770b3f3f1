import { kioskTexts } from '@closecall/messages/kiosk'
import { expect, it } from 'vitest'
import { counted } from './counted'

it.each([
  ['en', 1, '1 report waits here for the network. Sent without your doing.'],
  ['en', 3, '3 reports wait here for the network. Sent without your doing.'],
  ['ru', 1, 'Здесь ждёт сети 1 сообщение. Отправим сами.'],
  ['ru', 2, 'Здесь ждут сети 2 сообщения. Отправим сами.'],
  ['ru', 25, 'Здесь ждёт сети 25 сообщений. Отправим сами.'],
])('%s: %i', (locale, count, expected) => {
  expect(counted(kioskTexts(locale).kiosk.start.waiting, count, locale)).toBe(expected)
})
