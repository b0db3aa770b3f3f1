import { anonymousTexts } from '@closecall/messages/anonymous'
import { accountOf, type Company, filled, type Visitor } from './visit'

export const wordsOf = ({ locale }: Visitor) => anonymousTexts(locale).anonymous

/** The form of an organisation, by its own address. */
export const formOf = (company: Company) => `${new URL(accountOf(company, 'WORKER').url).pathname}/anonymous`

type Story = { type: 'NEAR_MISS' | 'INJURY'; site: string; what: string; urgent?: boolean }

/** From the first tap to the last button, which is not pressed yet. */
export async function writeAnonymously(visitor: Visitor, { type, site, what, urgent }: Story): Promise<void> {
  const { page, words } = visitor
  await page.getByRole('button', { name: words.reports.type[type] }).click()
  await page.getByLabel(words.capture.where.site, { exact: true }).selectOption({ label: site })
  await page.getByRole('button', { name: words.capture.where.next, exact: true }).click()
  await page.getByLabel(words.capture.what.text).fill(what)
  if (urgent) await page.getByText(wordsOf(visitor).when.now, { exact: true }).click()
}

/** One green pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==',
  'base64',
)
/** A photo on the last step or beside an answer, ready to be sent. */
export async function choosePhoto({ page, locale }: Visitor, n = 1): Promise<void> {
  const { field } = anonymousTexts(locale).photos
  const file = { name: 'kitchen of Tom.png', mimeType: 'image/png', buffer: pixel }
  await page.getByLabel(field.camera).setInputFiles(file)
  await page.getByRole('button', { name: filled(field.removePhoto, { n }) }).waitFor()
}

/** Presses it and answers the twenty digits. */
export async function sendAnonymously(visitor: Visitor): Promise<string> {
  const words = wordsOf(visitor)
  await visitor.page.getByRole('button', { name: words.what.send }).click()
  await visitor.page.getByRole('heading', { level: 1, name: words.receipt.title }).waitFor()
  return receiptOn(visitor)
}

export async function receiptOn(visitor: Visitor): Promise<string> {
  const box = visitor.page.getByRole('region', { name: wordsOf(visitor).receipt.label })
  const receipt = /(\d{4}\s){4}\d{4}/.exec(await box.innerText())?.[0].replace(/\s/g, '')
  if (!receipt) throw new Error('No receipt on the screen')
  return receipt
}

export async function comeBack(visitor: Visitor, receipt: string): Promise<void> {
  const words = wordsOf(visitor)
  await visitor.page.goto('/m')
  await visitor.page.getByLabel(words.return.label, { exact: true }).fill(receipt)
  await visitor.page.getByRole('button', { name: words.return.open }).click()
}

/** Everything a browser remembers of a site by itself. */
export async function memoryOf({ page }: Visitor): Promise<object> {
  return page.evaluate<object>(`(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))()`)
}
