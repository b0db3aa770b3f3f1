import { createTranslator } from 'use-intl/core'
import enThread from './en/anonymous.json'
import en from './en/messengers.json'
import enReports from './en/reports.json'
import ruThread from './ru/anonymous.json'
import ru from './ru/messengers.json'
import ruReports from './ru/reports.json'

const texts = {
  en: { ...en, type: enReports.type, status: enThread.thread },
  ru: { ...ru, type: ruReports.type, status: ruThread.thread },
}

/** What a bot says, with kinds and states as the pages call them. A missing text fails the answer, loudly. */
export function messengerTexts(locale: 'en' | 'ru') {
  const fail = (error: Error) => {
    throw error
  }
  const translate = createTranslator({ locale, messages: texts[locale], onError: fail, timeZone: 'UTC' })
  return translate as (key: string, values?: Record<string, string | number>) => string
}
