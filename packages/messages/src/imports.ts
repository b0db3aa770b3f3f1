import { createTranslator } from 'use-intl/core'
import en from './en/imports.json'
import ru from './ru/imports.json'

const texts = { en, ru }

type Reason = { field: string; reason: string; params?: Record<string, string | number> }

/** Why a row was refused, as a person reads it: "Date: 31.02.2016 is no date". */
export function importTexts(locale: 'en' | 'ru'): (reason: Reason) => string {
  const fail = (error: Error) => {
    throw error
  }
  const translator = createTranslator({ locale, messages: texts[locale], onError: fail, timeZone: 'UTC' })
  const text = translator as (key: string, values?: Record<string, string | number>) => string
  return ({ field, reason, params }) => `${text(`fields.${field}`)}: ${text(`reasons.${reason}`, params)}`
}
