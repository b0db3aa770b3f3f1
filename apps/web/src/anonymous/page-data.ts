import type { AnonymousTexts } from '@closecall/messages/anonymous'
import type { Locale, WrittenLocale } from '../i18n/locales'
import type { AnonymousPlaceAnswer, Way } from './place'

/** What the server hands to the script of the page, as JSON inside it. */
export type PageData = {
  texts: AnonymousTexts
  locale: Locale
  written: WrittenLocale
  /** Where the worker beside the page lies. */
  solver: string
  /** The bot that takes reports too. */
  bot?: string | undefined
  show:
    | { view: 'report'; way: Way; place: AnonymousPlaceAnswer }
    | { view: 'return' }
    | { view: 'gone'; busy: boolean }
}
