import { expect, it } from 'vitest'
import { formOf, wordsOf } from '../support/anonymous-page'
import { filled, type Visitor, visit } from '../support/visit'

/** The page as it was sent, whose script is still on its way; lets the script come. */
async function beforeScript({ page }: Visitor, address: string): Promise<() => void> {
  let come = () => {}
  const held = new Promise<void>((resolve) => {
    come = resolve
  })
  await page.route('**/anonymous/page/*.js', (route) => held.then(() => route.continue()))
  await page.goto(address, { waitUntil: 'commit' })
  return come
}

it('goes on with the kind that was tapped last before the script was there', async () => {
  const worker = await visit('ru', { size: 'phone' })
  const { page, words } = worker
  const come = await beforeScript(worker, formOf('factory'))
  await page.getByRole('button', { name: words.reports.type.FIRE }).tap()
  await page.getByRole('button', { name: words.reports.type.NEAR_MISS }).tap()
  expect(await page.locator('[data-tapped]').getAttribute('data-type'), 'it is seen').toBe('NEAR_MISS')
  come()
  await page.getByLabel(words.capture.where.site, { exact: true }).waitFor()
  await page.getByText(words.reports.type.NEAR_MISS).waitFor()
  expect(await page.locator('[data-tapped]').count()).toBe(0)
})

it('changes the language as soon as it can', async () => {
  const worker = await visit('en', { size: 'phone' })
  const come = await beforeScript(worker, formOf('factory'))
  await worker.page.getByRole('button', { name: 'Русский' }).tap()
  come()
  await worker.page.getByText(wordsOf({ ...worker, locale: 'ru' }).promise.account).waitFor()
  expect(await worker.page.locator('html').getAttribute('lang')).toBe('ru')
})

it('keeps the digits that were typed before, and lets nothing else be typed', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  const come = await beforeScript(worker, '/m')
  const field = page.getByLabel(words.return.label, { exact: true })
  await field.pressSequentially('99999999')
  await page.getByRole('button', { name: words.return.open }).tap()
  come()
  await page.getByText(filled(words.return.incomplete, { count: 8 })).waitFor()
  expect(await field.inputValue()).toBe('9999 9999')
  await field.pressSequentially('x9999 99999999 12')
  expect(await field.inputValue()).toBe('9999 9999 9999 9999 9999')
})

it('tells the hour of the reader, whatever the server had drawn', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const come = await beforeScript(worker, formOf('restaurant'))
  await page.getByText(wordsOf(worker).promise.account).click()
  const hour = page.getByText(wordsOf(worker).promise.mixed.split('{time}')[0] ?? '')
  const drawn = await hour.innerText()
  come()
  // Over the restaurant it is another hour than over this browser in Moscow.
  await expect.poll(() => hour.innerText()).not.toBe(drawn)
})
