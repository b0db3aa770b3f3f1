import type { useTranslations } from 'next-intl'
import type { ApiError } from './error'

type T = ReturnType<typeof useTranslations<'errors'>>
type Key = Parameters<T['has']>[0]

/** `errors.reasons.<reason>` when written down, else the general text of the code. */
export function errorText(t: T, error: ApiError): string {
  const values = { ...numbersAndTexts(error.details), minutes: minutes(error.details.retryAfterSeconds) }
  const key = `reasons.${error.reason}` as Key
  return t(t.has(key) ? key : (`codes.${error.code}` as Key), values)
}

/** A field's message: a known key (`too_long:200`), else the general "check this". */
export function fieldText(t: T, message: string): string {
  const [key = '', limit = ''] = fromZod(message).split(':')
  const known = `fields.${key}` as Key
  return t.has(known) ? t(known, { limit }) : t('fields.invalid')
}

/** The API answers with the validator's English sentence; here it becomes one of our keys. */
function fromZod(message: string): string {
  if (/received undefined|received null|to be non-?empty/i.test(message)) return 'required'
  if (/invalid email/i.test(message)) return 'email'
  const size = /^Too (big|small): expected (string|number|array|int)?.*?(?:<=?|>=?)\s*(\d+)/i.exec(message)
  if (!size) return message
  const [, way, kind, limit = ''] = size
  if (kind === 'string')
    return way === 'small' ? (limit === '1' ? 'required' : `too_short:${limit}`) : `too_long:${limit}`
  return way === 'small' ? `too_small:${limit}` : `too_big:${limit}`
}

const minutes = (seconds: unknown) => Math.max(1, Math.ceil(Number(seconds ?? 60) / 60))

function numbersAndTexts(details: Record<string, unknown>) {
  const plain = Object.entries(details).filter(([, value]) => ['string', 'number'].includes(typeof value))
  return Object.fromEntries(plain) as Record<string, string | number>
}
