import { expect, test } from 'vitest'
import { heardOf, partsOf } from './messenger'

const chat = { id: 7, type: 'private', first_name: 'Anna' }
const from = { id: 7, is_bot: false, first_name: 'Anna', username: 'anna', language_code: 'ru' }
const message = (more: object) => ({ update_id: 1, message: { message_id: 5, chat, from, ...more } })
const about = { id: 1, chat: 7, message: 5, language: 'ru' }

test('of an update only what an answer needs is taken over: no name, no account', () => {
  expect(heardOf(message({ text: 'Oil' }))).toEqual({ ...about, kind: 'text', text: 'Oil' })
  const photo = [{ file_id: 'small' }, { file_id: 'large' }]
  expect(heardOf(message({ photo, caption: 'c' }))).toEqual({ ...about, kind: 'photo', file: 'large' })
  const document = { file_id: 'whole', mime_type: 'image/png', file_name: 'anna.png' }
  expect(heardOf(message({ document }))).toEqual({ ...about, kind: 'photo', file: 'whole' })
  expect(heardOf(message({ document: { ...document, mime_type: 'application/pdf' } }))).toEqual({
    ...about,
    kind: 'other',
  })
  const callback_query = { id: '99', from, data: 'x:send', message: { message_id: 5, chat } }
  const press = { ...about, kind: 'press', data: 'x:send', press: '99' }
  expect(heardOf({ update_id: 1, callback_query })).toEqual(press)
})

test.each([
  null,
  1,
  {},
  { update_id: '1' },
  { update_id: 1 },
  { update_id: 1, message: [] },
  { update_id: 1, message: { message_id: 5, chat: null } },
  message({ chat: { id: -7, type: 'group' } }),
  message({ from: { ...from, is_bot: true } }),
  { update_id: 1, callback_query: { id: '9', message: { message_id: 1 } } },
])('what is none of ours or has no shape is nothing: %j', (update) => {
  expect(heardOf(update)).toBeNull()
})

test('what is longer than a message may be comes in parts, no sign cut in two', () => {
  const text = `${'x'.repeat(3_999)}🦺${'y'.repeat(10)}`
  const parts = partsOf(text)
  expect(parts.map((part) => part.isWellFormed())).toEqual([true, true])
  expect(parts.join('')).toBe(text)
})
