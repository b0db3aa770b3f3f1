import { getTranslations } from 'next-intl/server'
import { ApiError } from '../../api/error'
import { errorText, fieldText } from '../../api/error-text'
import type { FormAnswer } from '../../components/light/light-form'

/** What a reason means on this form, where it is more than the reason says anywhere. */
export type Words = Partial<Record<'sign_in.failed' | 'not_found', string>>

/** A refusal as the forms show it. Secrets are never sent back. */
export async function refusal(thrown: unknown, form: FormData, words: Words = {}): Promise<FormAnswer> {
  const error = ApiError.from(thrown)
  const t = await getTranslations('errors')
  const errors = Object.fromEntries(error.fields.map(({ path, message }) => [path, fieldText(t, message)]))
  const values = Object.fromEntries(
    [...form].filter(([name, value]) => typeof value === 'string' && !/password|pin|^\$/i.test(name)),
  ) as Record<string, string>
  return { errors, values, alert: words[error.reason as keyof Words] ?? errorText(t, error) }
}

export function fieldOf(form: FormData, name: string) {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
