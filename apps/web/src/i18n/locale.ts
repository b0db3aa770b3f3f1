import { cookies, headers } from 'next/headers'
import { viewer } from '../features/session/viewer'
import { type Locale, locales } from './locales'

export const localeCookie = 'closecall-locale'

export const knownLocale = (value: string | undefined) => locales.find((locale) => locale === value)

/** The member's own language, else the one chosen on this device, else the browser's first known one. */
export async function readerLocale(): Promise<Locale> {
  const reader = await viewer().catch(() => null)
  if (reader) return reader.personal.locale
  return (
    knownLocale((await cookies()).get(localeCookie)?.value) ??
    accepted((await headers()).get('accept-language'))
  )
}

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
