export const locales = ['en', 'ru'] as const
export type Locale = (typeof locales)[number]

/** A language as a country writes it. */
export type WrittenLocale = 'en-GB' | 'en-US' | 'ru'

/** English dates go day first and by 24 hours, but for an organisation of the United States. */
export function writtenLocale(language: Locale, country?: string): WrittenLocale {
  if (language === 'ru') return 'ru'
  return country === 'US' ? 'en-US' : 'en-GB'
}

export const languageOf = (written: WrittenLocale): Locale => (written === 'ru' ? 'ru' : 'en')
