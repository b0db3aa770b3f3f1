import { type Locale, locales } from './locales'

export const knownLocale = (value: string | undefined) => locales.find((locale) => locale === value)

/** The first language of an Accept-Language header that the product speaks. */
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
