import type { PageData } from './page-data'

export const readData = (page: Document) =>
  JSON.parse(page.getElementById('data')?.textContent ?? 'null') as PageData | null

/** The same page in another language, without leaving this one: what is written stays. */
export async function readDataIn(locale: string): Promise<PageData | null> {
  const address = `${location.pathname}?lang=${locale}`
  const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' }).catch(
    () => null,
  )
  if (!answer?.ok) return null
  return readData(new DOMParser().parseFromString(await answer.text(), 'text/html'))
}
