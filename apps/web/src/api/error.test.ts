import { messagesOf } from '@closecall/messages/messages'
import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { ApiError } from './error'
import { errorText, fieldText } from './error-text'

const t = (locale: 'en' | 'ru') =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'errors' }) as unknown as Parameters<
    typeof errorText
  >[0]

test('an answer of the API becomes code, reason and fields', () => {
  const error = ApiError.fromGraphQL([
    {
      extensions: {
        code: 'INVALID',
        reason: 'invalid',
        fields: [{ path: ['input', 'name'], message: 'required' }],
      },
    },
  ])
  expect(error).toMatchObject({ code: 'INVALID', fields: [{ path: 'name', message: 'required' }] })
})

test('an unknown code, or no shape at all, is an internal error', () => {
  expect(ApiError.fromGraphQL([{ extensions: { code: 'WHATEVER' } }]).code).toBe('INTERNAL')
  expect(ApiError.from(new TypeError('x')).code).toBe('INTERNAL')
})

test('survives the way through JSON', () => {
  const error = new ApiError('CONFLICT', 'report.changed', [], { version: 3 })
  expect(ApiError.from(JSON.parse(JSON.stringify(error)))).toMatchObject({ details: { version: 3 } })
})

test('a known reason is said in the language of the reader, another by its code', () => {
  expect(errorText(t('ru'), new ApiError('UNAUTHENTICATED', 'sign_in.failed'))).toBe(
    'Почта и пароль не совпадают.',
  )
  expect(errorText(t('en'), new ApiError('FORBIDDEN', 'never.heard'))).toBe('Your role does not allow this.')
})

test('waiting is told in minutes', () => {
  const error = new ApiError('RATE_LIMITED', 'rate_limited', [], { retryAfterSeconds: 130 })
  expect(errorText(t('ru'), error)).toContain('3 минуты')
})

test.each([
  ['required', 'Please fill this in'],
  ['too_long:200', 'At most 200 characters'],
  ['Too big: expected string to have <=200 characters', 'At most 200 characters'],
  ['Too small: expected string to have >=1 characters', 'Please fill this in'],
  ['Invalid input: expected string, received undefined', 'Please fill this in'],
  ['Something new', 'Please check this'],
])('a field that is %s', (message, text) => {
  expect(fieldText(t('en'), message)).toBe(text)
})
