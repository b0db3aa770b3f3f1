import { messagesOf } from '@closecall/messages/messages'
import { getRequestConfig } from 'next-intl/server'
import { viewer } from '../features/session/viewer'
import { formats } from './formats'
import { readerLocale } from './locale'
import { languageOf, writtenLocale } from './locales'

export default getRequestConfig(async ({ locale: asked }) => {
  const organisation = (await viewer().catch(() => null))?.organisation
  const locale = asked ?? writtenLocale(await readerLocale(), organisation?.country)
  return {
    locale,
    messages: messagesOf(languageOf(locale)),
    formats,
    timeZone: organisation?.timeZone ?? 'UTC',
    now: new Date(),
  }
})
