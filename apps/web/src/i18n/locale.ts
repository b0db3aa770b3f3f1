import { cookies, headers } from 'next/headers'
import { viewer } from '../features/session/viewer'
import { accepted, knownLocale, type Locale, localeCookie } from './locales'

/** The member's own language, else the one chosen on this device, else the browser's first known one. */
export async function readerLocale(): Promise<Locale> {
  const reader = await viewer().catch(() => null)
  if (reader) return reader.personal.locale
  return (
    knownLocale((await cookies()).get(localeCookie)?.value) ??
    accepted((await headers()).get('accept-language'))
  )
}
