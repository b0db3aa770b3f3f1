import { expect, it } from 'vitest'
import { sendReport, writeReport } from '../support/near-miss'
import { cameraPhoto, canary, pixelsOf } from '../support/pictures'
import { violationsOf } from '../support/screen'
import { filled, type Look, type Visitor, visitAs } from '../support/visit'

const site = 'Harbour Kitchen Docks'

/** A worker on the page of a report of their own, about to add photos. */
async function adding(what: string, look: Look) {
  const worker = await visitAs('restaurant', 'WORKER', look)
  await writeReport(worker, { type: 'NEAR_MISS', site, what })
  const number = await sendReport(worker)
  const { page, words } = worker
  const { photos } = words
  await page.goto(`/reports/${number}`)
  const gallery = page.getByRole('region', { name: photos.gallery.title })
  await gallery.getByRole('button', { name: photos.gallery.add }).click()
  const pick = async (...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
    gallery.getByLabel(photos.field.choose).setInputFiles(files)
  const send = (count: number) =>
    gallery.getByRole('button', { name: filled(photos.add.send, { count }) }).click()
  const shown = () => gallery.getByRole('button', { name: /^Open photo/ })
  return { ...worker, gallery, number, pick, send, shown, sent: listen(worker) }
}

/** What leaves the device for the store of photos, photo by photo. */
function listen({ page }: Visitor) {
  const sent = new Map<string, Buffer[]>()
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() !== 'PUT' || !pathname.startsWith('/uploads/photos/')) return
    const parts = sent.get(pathname) ?? []
    sent.set(pathname, [...parts, request.postDataBuffer() ?? Buffer.alloc(0)])
  })
  return () => [...sent.values()].map((parts) => Buffer.concat(parts))
}

const jpeg = (buffer: Buffer, name = 'IMG_2031.jpg') => ({ name, mimeType: 'image/jpeg', buffer })
const black = [0, 0, 0]

it('sends a photo small, upright, without a word of the camera, and black where it was covered', async () => {
  const { page, words, gallery, pick, send, shown, sent } = await adding('Boxes in the fire exit.', {
    size: 'phone',
  })
  const { field, cover } = words.photos
  const fake = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  await pick(jpeg(await cameraPhoto(page)), jpeg(fake, 'fake.jpg'))
  await gallery.getByText(filled(field.problem, { name: 'fake.jpg', why: field.problems.format })).waitFor()

  const coverButton = gallery.getByRole('button', { name: filled(field.coverPhoto, { n: 1 }) })
  await coverButton.click()
  const dialog = page.getByRole('dialog', { name: cover.title })
  await dialog.getByRole('img').waitFor()
  expect(await violationsOf(page)).toEqual([])
  const at = (await dialog.locator('canvas').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const point = (x: number, y: number) => [at.x + at.width * x, at.y + at.height * y] as const
  await page.mouse.move(...point(0.2, 0.6))
  await page.mouse.down()
  await page.mouse.move(...point(0.8, 0.6), { steps: 12 })
  await page.mouse.up()
  // A second one that was a mistake.
  await page.touchscreen.tap(...point(0.5, 0.9))
  await dialog.getByRole('button', { name: cover.undo }).click()
  await dialog.getByRole('button', { name: cover.done, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await send(1)
  await shown().waitFor()

  const [bytes = Buffer.alloc(0), ...more] = sent()
  expect(more).toEqual([])
  expect(bytes.includes(canary) || bytes.includes('Exif')).toBe(false)
  const { width, height, at: colour } = await pixelsOf(page, bytes)
  expect([width, height]).toEqual([1536, 2048])
  for (const x of [0.25, 0.5, 0.75]) expect(colour(x, 0.6), `covered at ${x}`).toEqual(black)
  const [[red], [, , blue]] = [colour(0.5, 0.1), colour(0.5, 0.9)]
  expect([red > 150, blue > 150], 'red is at the top, and the tap was taken back').toEqual([true, true])
})

it('covers with keys alone, keeps the focus inside and gives it back', async () => {
  const { page, words, gallery, pick, send, shown, sent } = await adding('A ladder without feet.', {})
  const { field, cover } = words.photos
  await pick(jpeg(await cameraPhoto(page)))
  const opener = gallery.getByRole('button', { name: filled(field.coverPhoto, { n: 1 }) })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: cover.title })
  await dialog.getByRole('button', { name: cover.box }).press('Enter')
  await page.keyboard.press('ArrowUp')
  for (let press = 0; press < 8; press++) await page.keyboard.press('ArrowUp')
  for (let press = 0; press < 10; press++) await page.keyboard.press('Shift+ArrowRight')
  const inside = () => page.evaluate<boolean>('document.activeElement.closest("dialog") !== null')
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab')
    // The browser itself is part of the round.
    expect((await inside()) || (await page.evaluate('document.activeElement === document.body'))).toBe(true)
  }
  await page.keyboard.press('Escape')
  await dialog.getByText(cover.leave).waitFor()
  await dialog.getByRole('button', { name: cover.stay }).press('Enter')
  await dialog.getByRole('button', { name: cover.done, exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await opener.and(page.locator(':focus')).waitFor()
  await send(1)
  await shown().waitFor()
  const { at: colour } = await pixelsOf(page, sent()[0] ?? Buffer.alloc(0))
  expect(colour(0.5, 0.35)).toEqual(black)
  expect(colour(0.65, 0.35)).toEqual(black)
  expect(colour(0.5, 0.75)[2]).toBeGreaterThan(150)
})

it('goes on after a lost connection and after a stop, and adds every file once', async () => {
  const { page, words, gallery, pick, send, shown } = await adding('Oil under the press.', { size: 'phone' })
  const { add, gallery: texts } = words.photos
  await pick(jpeg(await cameraPhoto(page)))
  const pdf = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf) }
  await gallery.getByLabel(add.pdf).setInputFiles(pdf)
  let deliver = () => {}
  const held = new Promise<void>((resolve) => {
    deliver = resolve
  })
  await page.route('**/uploads/photos/**', async (route) => {
    await held
    await route.continue()
  })
  await send(2)
  await gallery.getByRole('button', { name: add.stop }).click()
  deliver()
  await shown().waitFor()

  await page.route('**/uploads/photos/**', (route) => route.abort())
  await send(1)
  await gallery.getByRole('alert').waitFor()
  expect(page.faults.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')])
  await page.unrouteAll()
  await gallery.getByRole('button', { name: add.again }).click()
  await gallery.getByRole('link', { name: filled(texts.file, { n: 1 }) }).waitFor()
  expect(await shown().count()).toBe(1)
})

it('opens photos over the page, finds them again when their time is over, and removes them', async () => {
  const { page, words, gallery, number, pick, send, shown } = await adding('A cable over the aisle.', {})
  const { gallery: texts } = words.photos
  const photo = await cameraPhoto(page)
  await pick(jpeg(photo), jpeg(photo, 'IMG_2032.jpg'))
  await send(2)
  await shown().nth(1).waitFor()

  // The first reading of the page answers addresses that are good no more.
  let old = true
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch()
    const text = await response.text()
    const late = old && text.includes('thumbnailUrl')
    if (late) old = false
    await route.fulfill({ response, body: late ? text.replaceAll('&sig=', '&sig=x') : text })
  })
  await page.goto(`/reports/${number}`)
  const thumbnails = gallery.getByRole('img')
  await expect.poll(() => thumbnails.evaluateAll(allLoaded), { timeout: 20_000 }).toBe(true)
  expect(page.faults.splice(0).every((fault) => fault.includes('404'))).toBe(true)

  await shown().first().click()
  const nameOf = (n: number) => filled(texts.photo, { n, count: 2 })
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img', { name: nameOf(1) }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await dialog.getByRole('img', { name: nameOf(2) }).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await shown().first().and(page.locator(':focus')).waitFor()

  await shown().first().click()
  await dialog.getByRole('button', { name: texts.remove }).click()
  await page.getByRole('button', { name: texts.confirm, exact: true }).click()
  await expect.poll(() => shown().count()).toBe(1)
})

const allLoaded = (images: unknown[]) =>
  images.length > 0 && (images as { naturalWidth: number }[]).every(({ naturalWidth }) => naturalWidth > 0)

const smallPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`
