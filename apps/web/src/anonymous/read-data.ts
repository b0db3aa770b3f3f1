import type { AnonymousTexts } from '@closecall/messages/anonymous'
import type { Locale } from '../i18n/locales'
import type { PageData } from './page-data'

export const readData = (page: Document) =>
  JSON.parse(page.getElementById('data')?.textContent ?? 'null') as PageData | null

/**
 * The texts in another language, without leaving the page: what is written stays. Taken from the page that asks for no
 * place, because asking behind a code counts as another scan of it.
 */
export async function readTextsIn(locale: Locale): Promise<AnonymousTexts | null> {
  const init = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const
  const answer = await fetch(`/m?lang=${locale}`, init).catch(() => null)
  if (!answer?.ok) return null
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return readData(page)?.texts ?? null
}
