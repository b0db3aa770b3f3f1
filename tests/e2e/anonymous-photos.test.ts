import { expect, it } from 'vitest'
import {
  choosePhoto,
  comeBack,
  formOf,
  sendAnonymously,
  wordsOf,
  writeAnonymously,
} from '../support/anonymous-page'
import { cameraPhoto, pixelsOf } from '../support/pictures'
import { violationsOf } from '../support/screen'
import { filled, visit, visitAs } from '../support/visit'

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

it('shows the reporter the photos an officer sent with a line, also after some were late or removed', async () => {
  const worker = await visit('ru', { size: 'phone' })
  const words = wordsOf(worker)
  await worker.page.goto(formOf('factory'))
  await writeAnonymously(worker, {
    type: 'NEAR_MISS',
    site: 'Механический цех',
    what: 'Ограждение станка снято.',
    urgent: true,
  })
  const receipt = await sendAnonymously(worker)
  const number = /[A-Z]{2}-\d{4}-\d{4,}/.exec(await worker.page.locator('main').innerText())?.[0]

  const officer = await visitAs('factory', 'SAFETY_OFFICER')
  const { reports, photos } = officer.words
  await officer.page.goto(`/reports/${number}`)
  const thread = officer.page.getByRole('region', { name: reports.thread.title })
  await thread.getByLabel(reports.thread.label).fill('Вот это ограждение?')
  await thread.getByText(photos.gallery.add, { exact: true }).click()
  await choosePhoto(officer)
  await choosePhoto(officer, 2)
  expect(await violationsOf(officer.page)).toEqual([])
  let passed = 0
  await officer.page.route('**/uploads/photos/**', (route) =>
    passed++ < 2 ? route.continue() : route.abort(),
  )
  await thread.getByRole('button', { name: reports.thread.send }).click()
  await thread.getByText(reports.thread.photosLeft).waitFor()
  const line = thread.getByRole('listitem').filter({ hasText: 'Вот это ограждение?' })
  const one = filled(photos.gallery.photo, { n: 1, count: 1 })
  await line.getByRole('img', { name: one }).waitFor()
  expect(officer.page.faults.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')])
  expect(await violationsOf(officer.page)).toEqual([])

  await comeBack(worker, receipt)
  const said = worker.page.getByRole('listitem').filter({ hasText: 'Вот это ограждение?' })
  const shown = (n: number, count: number) =>
    said.getByRole('button', { name: filled(words.photos.photo, { n, count }) })
  await shown(1, 1).waitFor()
  await officer.page.unrouteAll()
  await thread.getByRole('button', { name: photos.add.again }).click()
  await thread.getByLabel(reports.thread.label).waitFor()
  expect(await thread.getByLabel(reports.thread.label).inputValue(), 'a new line').toBe('')
  await expect.poll(() => line.getByRole('img').count(), { message: 'each once', timeout: 30_000 }).toBe(2)

  await comeBack(worker, receipt)
  await shown(2, 2).click()
  await shown(2, 2).locator('img[src^="blob:"]').waitFor()
  expect(await worker.page.locator('img[src^="blob:"]').count()).toBe(2)

  await line.getByRole('button', { name: filled(photos.gallery.open, { n: 1, count: 2 }) }).click()
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByRole('img', { name: filled(photos.gallery.photo, { n: 1, count: 2 }) }).waitFor()
  expect(await violationsOf(officer.page)).toEqual([])
  await dialog.getByRole('button', { name: photos.gallery.remove }).click()
  await officer.page.getByRole('button', { name: photos.gallery.confirm, exact: true }).click()
  await expect.poll(() => line.getByRole('img').count(), { message: 'on the officer’s page' }).toBe(1)
  await comeBack(worker, receipt)
  await shown(1, 1).waitFor()
})

it('covers a part of a photo before it leaves the phone', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  const { field, cover } = worker.words.photos
  await page.goto(formOf('restaurant'))
  await writeAnonymously(worker, { type: 'NEAR_MISS', site: 'Harbour Kitchen Central', what: 'A face.' })
  const picture = { name: 'IMG_2031.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(page) }
  await page.getByLabel(field.choose).setInputFiles(picture)
  const opener = page.getByRole('button', { name: filled(field.coverPhoto, { n: 1 }) })
  await opener.press('Enter')
  const dialog = page.getByRole('dialog', { name: cover.title })
  await dialog.getByRole('button', { name: cover.box }).press('Enter')
  const box = dialog.getByRole('application', { name: filled(cover.boxName, { n: 1 }) })
  await box.press('Escape')
  await dialog.getByText(cover.leave).waitFor()
  await dialog.getByRole('button', { name: cover.stay }).press('Enter')
  await dialog.getByRole('button', { name: cover.done, exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const put = page.waitForRequest((request) => request.method() === 'PUT')
  await sendAnonymously(worker)
  await page.getByRole('status').getByText(words.photos.sent).waitFor()
  const bytes = (await put).postDataBuffer() ?? Buffer.alloc(0)
  const { width, height, at: colour } = await pixelsOf(page, bytes)
  expect([width, height]).toEqual([1536, 2048])
  expect(colour(0.5, 0.5), 'covered in the middle').toEqual([0, 0, 0])
})

it('asks before a page is left whose photos are on their way', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  const tab = Object.assign(await page.context().newPage(), { faults: [] as string[] })
  const there = { ...worker, page: tab }
  const asked = async () => {
    const dialog = tab.waitForEvent('dialog')
    await tab.close({ runBeforeUnload: true })
    const question = await dialog
    await question.dismiss()
    return question.type()
  }
  await tab.route('**/anonymous/photos/*', (route) => route.abort())
  await tab.goto(formOf('restaurant'))
  await writeAnonymously(there, { type: 'NEAR_MISS', site: 'Harbour Kitchen Central', what: 'A dark stair.' })
  await choosePhoto(there)
  const receipt = await sendAnonymously(there)
  await tab.getByRole('status').getByText(words.photos.offline).waitFor()
  expect(await asked(), 'the receipt').toBe('beforeunload')

  await tab.getByRole('button', { name: words.receipt.done }).click()
  await tab.getByRole('button', { name: words.photos.without }).click()
  await comeBack(there, receipt)
  await tab.getByLabel(words.thread.reply).fill('It still is.')
  await choosePhoto(there)
  await tab.getByRole('button', { name: words.thread.send, exact: true }).click()
  await tab.getByRole('status').getByText(words.photos.offline).waitFor()
  expect(await asked(), 'the thread').toBe('beforeunload')
  await tab.getByRole('button', { name: words.thread.leave }).click()
  await tab.getByRole('alert').getByText(words.photos.leaveText).waitFor()
  await tab.getByRole('button', { name: words.photos.without }).click()
  await tab.getByText(words.thread.leftText).waitFor()
})
