import type { Messages } from '@closecall/messages/messages'
import type { formats } from './formats'
import type { WrittenLocale } from './locales'

declare module 'next-intl' {
  interface AppConfig {
    Locale: WrittenLocale
    Formats: typeof formats
    Messages: Messages
  }
}
