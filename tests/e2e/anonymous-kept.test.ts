import { expect, it } from 'vitest'
import {
  choosePhoto,
  comeBack,
  formOf,
  memoryOf,
  receiptOn,
  wordsOf,
  writeAnonymously,
} from '../support/anonymous-page'
import { violationsOf } from '../support/screen'
import { filled, type Visitor, visit, visitAs } from '../support/visit'

const nothing = { local: [], session: [], databases: [], caches: [], workers: 0 }
/** Another page of the same browser, which may be closed without taking the first along. */
const tabOf = async (visitor: Visitor) => {
  const tab = await visitor.page.context().newPage()
  tab.setDefaultTimeout(45_000)
  return { ...visitor, page: Object.assign(tab, { faults: [] as string[] }) }
}
/** With a word that no other report has. */
const story = (what: string) =>
  `${what} ${crypto
    .randomUUID()
    .replace(/\W/g, '')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`

/** Writes it, sends it without network, and asks the browser to keep it. */
async function keptOn(visitor: Visitor, what: string): Promise<void> {
  const { page } = visitor
  const words = wordsOf(visitor)
  await page.goto(formOf('restaurant'))
  await writeAnonymously(visitor, { type: 'NEAR_MISS', site: 'Harbour Kitchen Central', what, urgent: true })
  await choosePhoto(visitor)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: words.what.send }).click()
  await page.getByText(words.kept.offerHint).waitFor()
  expect(await memoryOf(visitor), 'nothing before somebody asks for it').toEqual(nothing)
  await page.getByRole('button', { name: words.kept.offer }).click()
  await page.getByRole('heading', { level: 1, name: words.kept.one }).waitFor()
  // The browser itself tells of what did not come through.
  page.faults.splice(0)
}

it('keeps a report when asked, and sends it once, with its photo, when the page is opened again', async () => {
  const worker = await visit('en', { size: 'phone' })
  const words = wordsOf(worker)
  const what = story('A cracked ladder.')
  const started = new Date().toISOString().slice(0, 13)
  const { page: first, ...tab } = await tabOf(worker)
  await keptOn({ ...tab, page: first }, what)
  await first.getByText(words.kept.price).waitFor()
  expect(await violationsOf(first)).toEqual([])
  const stored = await first.evaluate<string>(`new Promise((resolve) => {
    const opening = indexedDB.open('closecall-kept')
    opening.onsuccess = () => {
      const all = opening.result.transaction('reports').objectStore('reports').getAll()
      all.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(all.result)) }
    }
  })`)
  expect(stored).toContain(what)
  expect(stored, 'no hour is stored').not.toContain(started)

  const later = await tabOf(worker)
  await first.close()
  await later.page.context().setOffline(false)
  const answers: string[] = []
  let photos = 0
  later.page.context().on('response', (response) => {
    const sent = response.request()
    if (sent.method() === 'PUT' && response.status() === 201) photos++
    if (sent.postData()?.includes('submitAnonymousReport'))
      void response.text().then((text) => answers.push(text))
  })
  const other = await tabOf(worker)
  await Promise.all([later.page.goto('/m'), other.page.goto(formOf('restaurant'))])
  const shown = await Promise.any(
    [later, other].map((tab) =>
      tab.page
        .getByRole('heading', { level: 1, name: words.receipt.title })
        .waitFor()
        .then(() => tab),
    ),
  )
  const receipt = await receiptOn(shown)
  await shown.page.getByRole('status').getByText(words.photos.sent).waitFor()
  await expect.poll(() => memoryOf(shown), { timeout: 30_000 }).toEqual(nothing)
  for (const answer of answers) expect(answer, 'one report, one receipt').toContain(receipt)
  expect(photos).toBeGreaterThan(0)

  await comeBack(shown, receipt)
  await shown.page.getByText(words.thread.wrote).click()
  await shown.page.getByText(what).waitFor()
  await shown.page.getByRole('button', { name: filled(words.photos.photo, { n: 1, count: 1 }) }).waitFor()
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  await officer.page.goto(`/reports?q=${what.split(' ').at(-1)}`)
  const listed = officer.page.getByRole('table').locator('tbody').getByRole('row')
  await listed.filter({ hasText: 'A cracked ladder.' }).waitFor()
  expect(await listed.count()).toBe(1)
})

it('goes on with the photos of a page that was killed between its words and them', async () => {
  const worker = await visit('en', { size: 'phone' })
  const words = wordsOf(worker)
  const { page: first, ...tab } = await tabOf(worker)
  await keptOn({ ...tab, page: first }, story('A wet step.'))
  await first.context().route('**/anonymous/photos/*', (route) => route.abort())
  await first.context().setOffline(false)
  await first.getByRole('heading', { level: 1, name: words.receipt.title }).waitFor()
  await first.getByRole('status').getByText(words.photos.offline).waitFor()
  first.faults.splice(0)
  const later = await tabOf(worker)
  await first.close()
  await later.page.context().unroute('**/anonymous/photos/*')
  await later.page.goto('/m')
  await later.page.getByRole('status').getByText(words.photos.sent).waitFor()
  await later.page.getByLabel(words.return.label, { exact: true }).waitFor()
  await expect.poll(() => memoryOf(later)).toEqual(nothing)
})

it('leaves nothing in the browser of what was deleted', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  await keptOn(worker, story('A loose tile.'))
  await page.getByRole('button', { name: words.kept.delete }).click()
  await page.getByRole('alert').getByText(words.kept.askText).waitFor()
  await page.getByRole('button', { name: words.kept.stay }).click()
  await page.getByRole('button', { name: words.kept.delete }).click()
  await page.getByRole('button', { name: words.kept.delete }).click()
  await page.getByRole('button', { name: worker.words.reports.type.NEAR_MISS }).waitFor()
  expect(await memoryOf(worker)).toEqual(nothing)
  await page.context().setOffline(false)
  await page.reload()
  await page.getByRole('button', { name: worker.words.reports.type.NEAR_MISS }).waitFor()
  expect(await page.getByText(words.kept.one).count()).toBe(0)
  page.faults.splice(0)
})
