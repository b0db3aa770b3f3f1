import { createTranslator } from 'use-intl/core'
import en from './en/cards.json'
import enReports from './en/reports.json'
import ru from './ru/cards.json'
import ruReports from './ru/reports.json'

const texts = { en: { ...en, type: enReports.type }, ru: { ...ru, type: ruReports.type } }

/** Every word of a paper card, with the kinds of report as the phone has them. A missing one fails the page, loudly. */
export function cardTexts(locale: 'en' | 'ru') {
  const { type, ...words } = texts[locale]
  const fail = (error: Error) => {
    throw error
  }
  const translate = createTranslator({ locale, messages: words, onError: fail, timeZone: 'UTC' })
  const names = Object.keys(words) as (keyof typeof words)[]
  return { ...Object.fromEntries(names.map((name) => [name, translate(name)])), types: Object.values(type) }
}
