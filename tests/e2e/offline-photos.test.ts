import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  expectFaults,
  filedOf,
  heading,
  press,
  sending,
  story,
  tabOf,
  tray,
  workerAway,
  write,
} from '../support/offline'
import { filled, type Visitor } from '../support/visit'

const part = ({ method, path }: { method: string; path: string }) =>
  method === 'PUT' && path.startsWith('/uploads/photos/')

/** Photos that do not get smaller: noise, so that each takes several parts. */
async function pictureOf(page: Page): Promise<Buffer> {
  const picture = await page.evaluate<string>(`(async () => {
    const canvas = new OffscreenCanvas(2000, 1500)
    const context = canvas.getContext('2d')
    const noise = new ImageData(2000, 1500)
    for (let at = 0; at < noise.data.length; at += 65_536) {
      crypto.getRandomValues(noise.data.subarray(at, at + 65_536))
    }
    context.putImageData(noise, 0, 0)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })()`)
  return Buffer.from(picture, 'base64')
}

async function pick({ page, words }: Visitor, count: number): Promise<void> {
  const buffer = await pictureOf(page)
  const { field } = words.photos
  for (let n = 1; n <= count; n++) {
    await page.getByLabel(field.choose).setInputFiles({ name: `${n}.jpg`, mimeType: 'image/jpeg', buffer })
    await page.getByText(filled(field.count, { n, most: 5 })).waitFor()
  }
}

/** How many photos the report at this address shows. */
async function photosAt({ page, words }: Visitor, address = ''): Promise<number> {
  await page.goto(address)
  const gallery = page.getByRole('region', { name: words.photos.gallery.title })
  await gallery.getByRole('button').first().waitFor()
  return gallery.getByRole('listitem').count()
}

/** What the device still holds of photos. */
const heldBy = (page: Page) =>
  page.evaluate<number>(`new Promise((resolve, reject) => {
    const asked = indexedDB.open('closecall-outbox')
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const counted = asked.result.transaction('bytes').objectStore('bytes').count()
      counted.onsuccess = () => {
        asked.result.close()
        resolve(counted.result)
      }
    }
  })`)

it('goes on with the photos after the tab was closed in the middle of them', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  const what = story('Три фото, вкладку закрыли на втором.')
  const tab = await tabOf(visitor)
  await write(tab, what)
  await pick(tab, 3)
  await tab.page.reload()
  await tab.page.getByText(filled(words.photos.field.count, { n: 3, most: 5 })).waitFor()
  let parts = 0
  network.fault((asked) => (part(asked) && ++parts > 4 ? 'cut' : undefined))
  await press(tab)
  await heading(tab.page, words.capture.done.title)
  await expect.poll(() => parts).toBeGreaterThan(4)
  expect(await heldBy(tab.page), 'nothing unconfirmed is deleted').toBeGreaterThan(0)
  await tab.page.close()

  const before = network.arrived.filter((asked) => asked.startsWith('PUT')).length
  network.fault()
  await page.goto('/my')
  await expect.poll(() => heldBy(page), { timeout: 60_000 }).toBe(0)
  await page.getByRole('button', { name: tray(visitor, 1) }).waitFor({ state: 'detached' })
  const after = network.arrived.filter((asked) => asked.startsWith('PUT')).length - before
  expect(after, 'parts that had arrived are not sent again').toBeLessThan(before + after)
  const [address, ...others] = await filedOf(visitor, what)
  expect(others).toEqual([])
  expectFaults(visitor)
  expect(await photosAt(visitor, address)).toBe(3)
})

it('sends words first, and every photo once, through faults of all kinds', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  const what = story('Два фото через ненадёжную сеть.')
  await write(visitor, what)
  await pick(visitor, 2)
  const faults = [500, 'lose', 502, 'cut', 409, 'lose'] as const
  let nth = 0
  network.fault((asked) => (part(asked) ? faults[nth++] : undefined))
  await press(visitor)
  await heading(page, words.capture.done.title)
  await page.goto('/my')
  const button = page.getByRole('button', { name: tray(visitor, 1) })
  for (let tries = 0; tries < 20 && (await heldBy(page)) > 0; tries++) {
    // Coming back to the page tries again at once, as a person's looking at it does.
    await page.evaluate(`dispatchEvent(new Event('focus'))`)
    await page.waitForTimeout(500)
  }
  await button.waitFor({ state: 'detached' })
  const [address, ...others] = await filedOf(visitor, what)
  expect(others).toEqual([])
  expectFaults(visitor)
  expect(await photosAt(visitor, address)).toBe(2)
})

it('says that the device has no room for photos, keeps the words, and still sends both', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  const what = story('На устройстве нет места.')
  // As a full device refuses: what is heavy, not the words.
  await page.addInitScript(`
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'bytes') throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, given)
    }
  `)
  await write(visitor, what)
  await pick(visitor, 1)
  network.fault(sending(502))
  await press(visitor)
  await heading(page, words.outbox.kept.title)
  await page.getByText(words.outbox.storage.full).waitFor()
  network.fault()
  await page.getByRole('button', { name: words.outbox.retry }).click()
  await heading(page, words.capture.done.title)
  await page.getByText(filled(words.outbox.photosLeft, { total: 1 })).waitFor({ state: 'detached' })
  const [address, ...others] = await filedOf(visitor, what)
  expect(others).toEqual([])
  expectFaults(visitor)
  expect(await photosAt(visitor, address)).toBe(1)
})

it('waits with sending for a photo that is still being made smaller', async () => {
  const visitor = await workerAway()
  const { page, words } = visitor
  const what = story('Отправлено сразу после снимка.')
  await write(visitor, what)
  const buffer = await pictureOf(page)
  const file = { name: '1.jpg', mimeType: 'image/jpeg', buffer }
  await page.getByLabel(words.photos.field.choose).setInputFiles(file)
  await press(visitor)
  await heading(page, words.capture.done.title)
  await page.getByText(filled(words.outbox.photosLeft, { total: 1 })).waitFor({ state: 'detached' })
  const [address] = await filedOf(visitor, what)
  expect(await photosAt(visitor, address)).toBe(1)
})
