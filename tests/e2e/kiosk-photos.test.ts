import { expect, it } from 'vitest'
import { choosePhoto } from '../support/anonymous-page'
import { heading, keptOn, next, prove, tablet, wordsOf, write } from '../support/kiosk-page'
import { expectFaults, story } from '../support/offline'
import { cameraPhoto, pixelsOf } from '../support/pictures'
import { violationsOf } from '../support/screen'
import { filled, type Visitor, visitAs } from '../support/visit'

type Tablet = Awaited<ReturnType<typeof tablet>>

/** A card with two photos and a name, up to the last button. */
async function writeNamed(visitor: Tablet, what: string) {
  await write(visitor, { what, named: true })
  await choosePhoto(visitor)
  await choosePhoto(visitor, 2)
  await next(visitor)
}
/** Of the photos that go by a pass, those from the n-th on do not. */
function cutFrom({ network }: Tablet, n: number): void {
  const seen: string[] = []
  network.fault(({ path }) => {
    if (!path.startsWith('/uploads/photos/')) return undefined
    if (!seen.includes(path)) seen.push(path)
    return seen.indexOf(path) + 1 >= n ? 'cut' : undefined
  })
}
const uploads = ({ network }: Tablet) => network.arrived.filter((asked) => asked.includes(' /uploads/'))
async function numberOn(visitor: Visitor): Promise<string> {
  await heading(visitor, wordsOf(visitor).capture.done.title)
  return String(/NM-\d{4}-\d{4,}/.exec(await visitor.page.locator('main').innerText())?.[0])
}

/** How many photos the report has on its writer's own page. */
async function onOwnPage(number: string) {
  const { page, words } = await visitAs('restaurant', 'WORKER', { size: 'phone' })
  await page.goto(`/reports/${number}`)
  const gallery = page.getByRole('region', { name: words.photos.gallery.title })
  await gallery.getByRole('button', { name: words.photos.gallery.add }).waitFor()
  return gallery.getByRole('button', { name: /^Open photo/ }).count()
}

it('sends the photos of a card with a name, and its writer finds them on their own page', async () => {
  const visitor = await tablet()
  const { page } = visitor
  const { kiosk: words } = wordsOf(visitor)
  await writeNamed(visitor, story('A forklift without a light.'))
  await prove(visitor)
  const number = await numberOn(visitor)
  await page.getByText(filled(words.sent.following.way, { n: 2, count: 2 })).waitFor()
  await page.getByRole('button', { name: words.sent.done, exact: true }).click()
  await page.getByRole('button', { name: words.start.report }).waitFor()
  expect(JSON.parse((await keptOn(visitor)).cards)).toEqual([])
  expect(await onOwnPage(number)).toBe(2)
})

it('sends what was covered black, also confidentially', async () => {
  const visitor = await tablet()
  const { page } = visitor
  const { kiosk: words, capture, photos } = wordsOf(visitor)
  const sent: Buffer[] = []
  page.on('request', (request) => {
    const bytes = request.method() === 'PUT' && request.postDataBuffer()
    if (bytes) sent.push(bytes)
  })
  await write(visitor, { what: 'Somebody without a helmet.' })
  const buffer = await cameraPhoto(page)
  await page.getByLabel(photos.field.camera).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByRole('button', { name: filled(photos.field.coverPhoto, { n: 1 }) }).click()
  const dialog = page.getByRole('dialog', { name: photos.cover.title })
  await dialog.getByRole('img').waitFor()
  const at = (await dialog.locator('canvas').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(at.x + at.width * 0.2, at.y + at.height * 0.6)
  await page.mouse.down()
  await page.mouse.move(at.x + at.width * 0.8, at.y + at.height * 0.6, { steps: 12 })
  await page.mouse.up()
  await dialog.getByRole('button', { name: photos.cover.done, exact: true }).click()
  await page.getByText(capture.what.confidential, { exact: true }).click()
  await next(visitor)
  await prove(visitor, undefined, words.who.sendConfidential)
  const number = await numberOn(visitor)
  await page.getByText(filled(words.sent.following.way, { n: 1, count: 1 })).waitFor()
  const { at: colour } = await pixelsOf(page, Buffer.concat(sent))
  expect(colour(0.5, 0.6)).toEqual([0, 0, 0])
  expect(await onOwnPage(number)).toBe(1)
})

it('says which photos did not arrive when the network is lost, keeps none and sends none for the next person', async () => {
  const visitor = await tablet()
  const { page, network } = visitor
  const { kiosk: words, anonymous } = wordsOf(visitor)
  const { following } = words.sent
  await writeNamed(visitor, story('A hole in the fence.'))
  cutFrom(visitor, 2)
  await prove(visitor)
  const number = await numberOn(visitor)
  await page.getByText(filled(following.waits, { left: 1, count: 2 })).waitFor()
  await page.getByText(filled(following.phone, { number })).waitFor()
  expect(await violationsOf(page)).toEqual([])
  expect(await page.getByRole('button', { name: words.sent.again }).count()).toBe(0)
  await page.getByRole('button', { name: following.without }).click()

  network.fault()
  const before = uploads(visitor).length
  await write(visitor, { what: story('Of the next one.') })
  await choosePhoto(visitor)
  await page.getByRole('button', { name: anonymous.what.send }).click()
  await heading(visitor, anonymous.receipt.title)
  const theirs = () => network.arrived.filter((asked) => asked.startsWith('PUT /anonymous/photos/'))
  await expect.poll(() => theirs().length).toBe(1)
  expect(uploads(visitor)).toHaveLength(before)
  expect(await page.locator('body').innerText()).not.toContain(number)
  const kept = await keptOn(visitor)
  expect([JSON.parse(kept.cards), kept.local, kept.session]).toEqual([[], [], []])
  expectFaults(visitor)
  expect(await onOwnPage(number)).toBe(1)
})

it('goes on by itself when the network comes back while the screen stands', async () => {
  const visitor = await tablet()
  const { page, network } = visitor
  const { following } = wordsOf(visitor).kiosk.sent
  await writeNamed(visitor, story('A lamp hangs by its wire.'))
  cutFrom(visitor, 1)
  await prove(visitor)
  const number = await numberOn(visitor)
  await page.getByText(filled(following.waits, { left: 2, count: 2 })).waitFor()
  network.fault()
  await page.getByText(filled(following.way, { n: 2, count: 2 })).waitFor()
  expectFaults(visitor)
  expect(await onOwnPage(number)).toBe(2)
})

it('says what is missing before it wipes the screen, and sends nothing afterwards', async () => {
  const visitor = await tablet()
  const { page, network } = visitor
  await page.clock.install()
  await page.reload()
  const { kiosk: words } = wordsOf(visitor)
  await writeNamed(visitor, story('A wet step.'))
  cutFrom(visitor, 1)
  await prove(visitor)
  const number = await numberOn(visitor)
  await page.getByText(filled(words.sent.following.waits, { left: 2, count: 2 })).waitFor()
  await page.clock.runFor(41_000)
  const dialog = page.getByRole('dialog', { name: words.idle.title })
  await dialog.getByText(filled(words.sent.following.idle, { left: 2, count: 2, number })).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.clock.runFor(21_000)
  await page.getByRole('button', { name: words.start.report }).waitFor()
  network.fault()
  const before = uploads(visitor).length
  await page.clock.runFor(120_000)
  expect(uploads(visitor)).toHaveLength(before)
  expectFaults(visitor)
  expect(await onOwnPage(number)).toBe(0)
})
