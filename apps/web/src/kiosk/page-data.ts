import type { KioskTexts } from '@closecall/messages/kiosk'
import type { Locale } from '../i18n/locales'

/** What the server hands to the script: both languages, because the tablet may be without a network when one is chosen. */
export type PageData = {
  texts: Record<Locale, KioskTexts>
  locale: Locale
  script: string
  style: string
  /** Where the worker beside the page lies. */
  solver: string
}
