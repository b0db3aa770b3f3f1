import { messagesOf } from '@closecall/messages/messages'
import { getRequestConfig } from 'next-intl/server'
import { viewer } from '../features/session/viewer'
import { readerLocale } from './locale'

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await readerLocale())
  return {
    locale,
    messages: messagesOf(locale),
    timeZone: (await viewer().catch(() => null))?.organisation.timeZone ?? 'UTC',
    now: new Date(),
  }
})
