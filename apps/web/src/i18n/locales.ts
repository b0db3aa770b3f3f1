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

export const localeCookie = 'closecall-locale'

export const knownLocale = (value: string | undefined) => locales.find((locale) => locale === value)

/** The browser's first known one. */
export function accepted(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { language: tag.toLowerCase().split('-')[0], quality: quality ? Number(quality) : 1 }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wanted) {
    const match = knownLocale(language)
    if (match) return match
  }
  return 'en'
}
