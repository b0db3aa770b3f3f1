import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { messagesOf } from '@closecall/messages/messages'
import { chromium, type Locator, type Page, type Route } from 'playwright-core'
import { afterEach, expect, inject, it } from 'vitest'
import { counted } from '../../apps/web/src/kiosk/counted'
import { choosePhoto } from '../support/anonymous-page'
import { findChromium } from '../support/chromium'
import {
  enrol,
  heading,
  keptOn,
  kioskPin,
  newKiosk,
  next,
  prove,
  reportsOf,
  send,
  tablet,
  type,
  wordsOf,
  write,
} from '../support/kiosk-page'
import { expectFaults, story } from '../support/offline'
import { accountOf, filled, type Visitor } from '../support/visit'

const profiles: string[] = []
afterEach(() => {
  for (const folder of profiles.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Which of these words lie in any file of a browser's profile, in any of the ways in which it writes them. */
function foundIn(folder: string, words: string[]): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .map((file) => readFileSync(file))
  const spelled = (word: string) => {
    const wide = Buffer.from(word, 'utf16le')
    return [Buffer.from(word), wide, Buffer.from(wide).swap16()]
  }
  return words.filter((word) => spelled(word).some((bytes) => files.some((file) => file.includes(bytes))))
}

it('leaves nothing on the disk of what went at once, and the page says that it may of what had to wait', async () => {
  const { code } = await newKiosk()
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-tablet-'))
  profiles.push(folder)
  const { executablePath, env } = await findChromium()
  const args = ['--no-sandbox', '--disable-gpu']
  const browser = await chromium.launchPersistentContext(folder, {
    executablePath,
    env,
    args,
    headless: true,
    locale: 'en-GB',
    baseURL: inject('running').url,
  })
  const gone: string[] = []
  const waits = story('A card that waits.')
  try {
    const page: Page = await browser.newPage()
    page.on('request', (request) => {
      if (request.method() !== 'POST') return
      const { key } = JSON.parse(request.postData() ?? '{}').variables?.input ?? {}
      if (key) gone.push(key)
    })
    const visitor: Visitor = {
      page: Object.assign(page, { faults: [] }),
      words: messagesOf('en'),
      locale: 'en',
    }
    const { kiosk: words, anonymous } = wordsOf(visitor)
    await page.goto('/kiosk')
    await enrol(visitor, code)
    for (const what of [story('A loose rail.'), story('Шатается перила.')]) {
      await write(visitor, { what })
      await choosePhoto(visitor)
      await send(visitor)
      await heading(visitor, anonymous.receipt.title)
      gone.push(what)
    }
    expect(gone).toHaveLength(4)
    const named = story('A card with a name.')
    const answered = page.waitForResponse((response) => response.url().endsWith('/graphql') && response.ok())
    await write(visitor, { what: named, named: true })
    await choosePhoto(visitor)
    await next(visitor)
    await prove(visitor)
    const { data } = (await (await answered).json()) as { data: { fileAtKiosk: { photoPass: string } } }
    await page.getByText(filled(words.sent.following.way, { n: 1, count: 1 })).waitFor()
    gone.push(named, data.fileAtKiosk.photoPass, accountOf('restaurant', 'WORKER').pin ?? '')
    await browser.setOffline(true)
    await write(visitor, { what: waits })
    await send(visitor)
    await heading(visitor, words.kept.title)
    await page.getByText(words.kept.trace).waitFor()
  } finally {
    await browser.close()
  }
  expect(foundIn(folder, [...gone, waits])).toEqual([waits])
})

type Refusal = { code: string; reason: string; fields?: object[] }
/** From now on the server answers this to documents with that word in them. */
async function refuse({ page }: Visitor, word: string, extensions: Refusal): Promise<() => Promise<void>> {
  const address = '**/anonymous/graphql'
  const answer = (route: Route) =>
    route.request().postData()?.includes(word)
      ? route.fulfill({ json: { errors: [{ message: 'no', extensions }] } })
      : route.fallback()
  await page.route(address, answer)
  return () => page.unroute(address, answer)
}
const online = ({ page }: Visitor) => page.evaluate(`dispatchEvent(new Event('online'))`)
const clear = (visitor: Visitor) =>
  visitor.page.getByRole('button', { name: wordsOf(visitor).kiosk.sent.done }).click()

async function keep(visitor: Awaited<ReturnType<typeof tablet>>, what: string): Promise<void> {
  visitor.network.fault(() => 'cut')
  await write(visitor, { what, urgent: true })
  await send(visitor)
  await heading(visitor, wordsOf(visitor).kiosk.kept.title)
  visitor.network.fault()
}

it('loses no kept card to a new build of the server, and looks for the new page at once', async () => {
  const visitor = await tablet()
  const { page, kiosk } = visitor
  const what = story('A cable across the gate.')
  await keep(visitor, what)
  await clear(visitor)
  const known = await refuse(visitor, 'orkChallenge', { code: 'FORBIDDEN', reason: 'document_not_trusted' })
  const looked = page.waitForRequest((request) => new URL(request.url()).pathname === '/kiosk')
  await online(visitor)
  await looked
  const { start } = wordsOf(visitor).kiosk
  await page.getByText(counted(start.waiting, 1, 'en')).waitFor()
  await known()
  await online(visitor)
  await page.getByText(counted(start.waiting, 1, 'en')).waitFor({ state: 'detached' })
  expectFaults(visitor)
  expect(await reportsOf(kiosk.officer, what)).toHaveLength(1)
})

it('takes a newer page once, and not over and over while two builds answer', async () => {
  const visitor = await tablet()
  const { page } = visitor
  const { kiosk: words, anonymous } = wordsOf(visitor)
  let loaded = 0
  page.on('load', () => loaded++)
  // Whatever it is, the page takes itself for an older one.
  await page.addInitScript(`{
    const { parse } = JSON
    JSON.parse = (...given) => {
      const data = parse(...given)
      return data?.solver && data.script ? { ...data, script: '/kiosk/page/older.js' } : data
    }
  }`)
  await page.goto('/kiosk')
  await expect.poll(() => loaded, { timeout: 30_000 }).toBe(2)
  await page.getByRole('button', { name: words.start.report }).waitFor()
  await write(visitor, { what: story('A wet step.') })
  await send(visitor)
  await heading(visitor, anonymous.receipt.title)
  await clear(visitor)
  await page.getByRole('button', { name: words.start.report }).waitFor()
  await write(visitor, { what: '' })
  expect(loaded).toBe(2)
})

it('shows what was refused for good to whoever leaves with the PIN, who decides', async () => {
  const visitor = await tablet()
  const { page } = visitor
  const { kiosk: words } = wordsOf(visitor)
  const what = story('Words that no server takes.')
  await keep(visitor, what)
  await clear(visitor)
  const fields = [{ path: 'input.whatHappened', message: 'required' }]
  await refuse(visitor, 'ubmitAnonymousReport', { code: 'INVALID', reason: 'invalid', fields })
  await online(visitor)
  await page.getByText(counted(words.start.refused, 1, 'en')).waitFor()
  expect(await page.getByText(counted(words.start.waiting, 1, 'en')).count(), 'no network helps it').toBe(0)
  await page.getByRole('button', { name: words.start.leave }).click()
  await page.getByText(counted(words.leave.refused, 1, 'en')).waitFor()
  expect(await page.getByText(what).count(), 'nobody reads it without the PIN').toBe(0)
  await type(visitor, kioskPin)
  await page.getByRole('button', { name: words.leave.submit }).click()
  await page.getByText(what).waitFor()
  await page.getByRole('button', { name: words.refused.drop }).click()
  await heading(visitor, words.enrol.title)
  expect(JSON.parse((await keptOn(visitor)).cards)).toEqual([])
  expectFaults(visitor)
})

it('says that a full tablet has not kept a card, and sends it from the page', async () => {
  const visitor = await tablet()
  const { network, page, kiosk } = visitor
  const { kiosk: words, anonymous } = wordsOf(visitor)
  await page.evaluate(
    `IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }`,
  )
  const what = story('A blocked way out.')
  network.fault(() => 'cut')
  await write(visitor, { what, urgent: true })
  await send(visitor)
  await heading(visitor, words.loose.title)
  expect(JSON.parse((await keptOn(visitor)).cards)).toEqual([])
  network.fault()
  await online(visitor)
  await heading(visitor, anonymous.receipt.title)
  await clear(visitor)
  expect(await page.getByText(counted(words.start.loose, 1, 'en')).count()).toBe(0)
  expectFaults(visitor)
  expect(await reportsOf(kiosk.officer, what)).toHaveLength(1)
})

it('is a kiosk again when the server knows it again', async () => {
  const visitor = await tablet()
  const { page } = visitor
  const { kiosk: words } = wordsOf(visitor)
  const known = await refuse(visitor, 'kioskHeartbeat', { code: 'NOT_FOUND', reason: 'kiosk.unknown' })
  const dead = page.getByText(words.enrol.dead)
  // An answer from before may still be on its way.
  const shows = (what: Locator) => async () => {
    await online(visitor)
    return what.isVisible()
  }
  await expect.poll(shows(dead), { interval: 1_000 }).toBe(true)
  await known()
  await expect
    .poll(shows(page.getByRole('button', { name: words.start.report })), { interval: 1_000 })
    .toBe(true)
  expect(await dead.count()).toBe(0)
})
