import { expect, it } from 'vitest'
import { choosePhoto, formOf, sendAnonymously, wordsOf, writeAnonymously } from '../support/anonymous-page'
import { visit } from '../support/visit'

it('loses no photo to a cleared screen or to another report', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  let open = false
  await page.route('**/anonymous/photos/*', (route) => (open ? route.continue() : route.abort()))
  await page.goto(formOf('restaurant'))
  await writeAnonymously(worker, {
    type: 'NEAR_MISS',
    site: 'Harbour Kitchen Central',
    what: 'A bent shelf.',
  })
  await choosePhoto(worker)
  await sendAnonymously(worker)
  const status = page.getByRole('status')
  await status.getByText(words.photos.offline).waitFor()

  await page.getByRole('button', { name: words.receipt.done }).click()
  await page.getByRole('alert').getByText(words.photos.leaveText).waitFor()
  await page.getByRole('button', { name: words.photos.wait }).click()
  await page.getByRole('heading', { level: 1, name: words.receipt.title }).waitFor()
  await page.getByRole('button', { name: words.receipt.again }).click()
  await page.getByRole('button', { name: worker.words.reports.type.NEAR_MISS }).waitFor()
  const arrived = page.waitForResponse((answer) => answer.request().method() === 'PUT')
  open = true
  expect((await arrived).status()).toBe(201)
  await status.getByText(words.photos.sent).waitFor()
  for (const fault of page.faults.splice(0))
    expect(fault, 'only what did not come through').toContain('ERR_FAILED')

  await writeAnonymously(worker, { type: 'NEAR_MISS', site: 'Harbour Kitchen Central', what: 'Another one.' })
  await sendAnonymously(worker)
  await page.getByRole('button', { name: words.receipt.done }).click()
  await page.getByText(words.receipt.clearedText).waitFor()
  expect(await status.count(), 'nothing is left to be told').toBe(0)
})
