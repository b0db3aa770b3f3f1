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
  const [key = '', limit = ''] = message.split(':')
  const known = `fields.${key}` as Key
  return t.has(known) ? t(known, { limit }) : t('fields.invalid')
}

const minutes = (seconds: unknown) => Math.max(1, Math.ceil(Number(seconds ?? 60) / 60))

function numbersAndTexts(details: Record<string, unknown>) {
  const plain = Object.entries(details).filter(([, value]) => ['string', 'number'].includes(typeof value))
  return Object.fromEntries(plain) as Record<string, string | number>
}
