import { createTranslator } from 'use-intl/core'
import en from './en/mail.json'
import ru from './ru/mail.json'

export type Language = 'en' | 'ru'

const texts: Record<Language, typeof en> = { en, ru }

/** The texts of letters. A missing one fails the letter, loudly, instead of sending its name to somebody. */
export function mailTexts(locale: Language) {
  const fail = (error: Error) => {
    throw error
  }
  const translate = createTranslator({ locale, messages: texts[locale], onError: fail, timeZone: 'UTC' })
  return translate as (key: string, values?: Record<string, string | number>) => string
}
