import en from './en/anonymous.json'
import { messagesOf } from './messages'
import ru from './ru/anonymous.json'

/** What the pages without an account say. Apart from the rest: no signed-in page carries it, and this one nothing else. */
export function anonymousTexts(locale: string) {
  const { capture, photos, reports } = messagesOf(locale)
  const anonymous: typeof en = locale === 'ru' ? ru : en
  return {
    anonymous,
    capture,
    photos: { field: photos.field, cover: photos.cover },
    types: reports.type,
    typeHints: reports.typeHint,
  }
}

export type AnonymousTexts = ReturnType<typeof anonymousTexts>
