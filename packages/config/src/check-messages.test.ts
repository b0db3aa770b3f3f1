import { expect, test } from 'vitest'
import { checkMessages, type Texts } from './check-messages'

const found = (en: Texts, ru: Texts) =>
  checkMessages({ en: new Map([['reports.json', en]]), ru: new Map([['reports.json', ru]]) }).map(
    (v) => v.message,
  )

const plural = '{n, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}'

test('texts that say the same pass', () => {
  const en = {
    title: 'Reports of {name}',
    count: '{n, plural, one {# report} other {# reports}}',
    csv: 'CSV, XLSX.',
  }
  expect(
    found(
      { ...en, nested: { deep: '<b>Now</b>' } },
      {
        title: 'Сообщения: {name}',
        count: plural,
        csv: 'CSV, XLSX.',
        nested: { deep: '<b>Сейчас</b>' },
      },
    ),
  ).toEqual([])
})

test.each<[string, Texts, Texts, RegExp]>([
  ['a key only in English', { a: { b: 'Open' } }, {}, /^a\.b is missing/],
  ['a key only in Russian', {}, { a: 'Открыть' }, /^a is missing/],
  ['an empty text', { a: 'Open' }, { a: ' ' }, /is empty/],
  ['another argument', { a: 'By {name}' }, { a: 'Автор: {nane}' }, /other arguments/],
  ['a lost tag', { a: '<b>Now</b>' }, { a: 'Сейчас' }, /other arguments/],
  [
    'another choice',
    { a: '{s, select, x {X} other {Y}}' },
    { a: '{s, select, z {Х} other {У}}' },
    /other arguments/,
  ],
  [
    'a Russian plural without few',
    { a: '{n, plural, one {x} other {y}}' },
    { a: '{n, plural, one {х} many {у} other {у}}' },
    /lacks few/,
  ],
  ['an English plural without one', { a: '{n, plural, other {y}}' }, { a: plural }, /lacks one/],
  ['an untranslated sentence', { a: 'Close the report' }, { a: 'Close the report' }, /not Russian/],
  ['a broken text', { a: 'Open {' }, { a: 'Открыть' }, /not ICU/],
])('%s fails', (_, en, ru, message) => expect(found(en, ru)).toContainEqual(expect.stringMatching(message)))

test('a namespace file missing in one language fails', () => {
  const violations = checkMessages({ en: new Map([['auth.json', { a: 'Sign in' }]]), ru: new Map() })
  expect(violations).toEqual([{ path: 'packages/messages/src/ru/auth.json', message: 'a is missing' }])
})
