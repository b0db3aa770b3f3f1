import { messagesOf } from '@closecall/messages/messages'
import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { writtenLocale } from '../i18n/locales'
import { fieldText } from './error-text'

const shown = (locale: 'en' | 'ru', code: string) => {
  const t = createTranslator({
    locale: writtenLocale(locale),
    messages: messagesOf(locale),
    namespace: 'errors',
  })
  return fieldText(t, code)
}

test('a code is shown in both languages, with its number', () => {
  expect(shown('en', 'too_long:64')).toBe('At most 64 characters')
  expect(shown('ru', 'too_long:64')).toBe('Не больше 64 символов')
  expect(shown('ru', 'wrong_type')).toBe('Введите это ещё раз')
})

test('what an older page does not know yet is still a sentence', () => {
  expect(shown('en', 'code_of_tomorrow:7')).toBe('Please check this')
  expect(shown('ru', 'code_of_tomorrow')).toBe('Проверьте это поле')
})
