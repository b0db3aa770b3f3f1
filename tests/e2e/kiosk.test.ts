import { expect, it } from 'vitest'
import { counted } from '../../apps/web/src/kiosk/counted'
import { choosePhoto, comeBack } from '../support/anonymous-page'
import {
  enrol,
  heading,
  keptOn,
  kioskPin,
  newKiosk,
  reportsOf,
  send,
  site,
  tablet,
  tabletAway,
  type,
  wordsOf,
  write,
} from '../support/kiosk-page'
import { expectFaults, story } from '../support/offline'
import { accountOf, filled, visitAs } from '../support/visit'

const empty = { cards: '[]', local: [], session: [] }

it('is enrolled by its code although the answer was lost', async () => {
  const { code } = await newKiosk()
  const visitor = await tabletAway()
  const { network, page } = visitor
  const { enrol: words, start } = wordsOf(visitor).kiosk
  network.fault(({ path }) => (path === '/anonymous/graphql' ? 'lose' : undefined))
  await page.getByLabel(words.code).fill(code)
  const submit = page.getByRole('button', { name: words.submit })
  await submit.click()
  await page.getByText(words.offline).waitFor()
  network.fault()
  await submit.click()
  await page.getByRole('button', { name: start.report }).waitFor()
  expect(await page.getByLabel(words.code).count()).toBe(0)
  expectFaults(visitor)
})

it('is enrolled by a code, takes a report without a name, shows its receipt and is wiped', async () => {
  const kiosk = await newKiosk()
  const visitor = await tabletAway(`/kiosk?code=${kiosk.code.toLowerCase().replace('-', ' ')}`)
  const { page } = visitor
  const { kiosk: words, anonymous, capture } = wordsOf(visitor)
  const sent: Promise<Record<string, string>>[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.allHeaders())
  })
  await page.getByRole('button', { name: words.enrol.submit }).click()
  await page.getByText(`${kiosk.location}, ${site}`).waitFor()
  await page.getByText(words.start.seen).waitFor()
  expect(new URL(page.url()).search, 'the code is in no bar of addresses').toBe('')

  const what = story('A strap broke above the walkway.')
  await write(visitor, { what, urgent: true })
  await send(visitor)
  await heading(visitor, anonymous.receipt.title)
  const shown = await page.getByRole('region', { name: anonymous.receipt.label }).innerText()
  const receipt = /(\d{4}\s+){4}\d{4}/.exec(shown)?.[0].replace(/\s/g, '') ?? ''
  expect(receipt).toHaveLength(20)
  expect(await keptOn(visitor), 'what arrived is gone from the tablet').toEqual(empty)

  await page.getByRole('button', { name: words.sent.done }).click()
  await page.getByRole('button', { name: words.start.report }).click()
  await page.getByRole('button', { name: visitor.words.reports.type.NEAR_MISS }).click()
  await page.getByRole('button', { name: capture.where.next, exact: true }).click()
  expect(await page.getByLabel(capture.what.text).inputValue()).toBe('')
  expect(await page.locator('body').innerText()).not.toContain(receipt.slice(0, 4))
  for (const headers of await Promise.all(sent)) {
    expect(headers.cookie).toBeUndefined()
    expect(headers.referer).toBeUndefined()
  }
  expect(await page.context().cookies()).toEqual([])

  const { officer } = kiosk
  const reports = await reportsOf(officer, what)
  expect(reports).toHaveLength(1)
  await officer.page.goto(reports[0] ?? '')
  await officer.page.getByText(officer.words.reports.source.KIOSK, { exact: true }).first().waitFor()
  await comeBack(visitor, receipt)
  await page.getByRole('heading', { level: 1, name: anonymous.thread.title }).waitFor()
})

it('takes each code once', async () => {
  const { code } = await newKiosk()
  await enrol(await tabletAway(), code)
  const second = await tabletAway()
  const { enrol: words } = wordsOf(second).kiosk
  await second.page.getByLabel(words.code).fill('12')
  await second.page.getByRole('button', { name: words.submit }).click()
  await second.page.getByText(words.incomplete).waitFor()
  await second.page.getByLabel(words.code).fill(code)
  await second.page.getByRole('button', { name: words.submit }).click()
  expect(await second.page.getByRole('alert').innerText()).toBe(words.wrong)
})

it('wipes what is half written after a minute, and asks before', async () => {
  const visitor = await tablet()
  const { page } = visitor
  await page.clock.install()
  await page.reload()
  const { kiosk: words, capture, anonymous } = wordsOf(visitor)
  await write(visitor, { what: 'My secret.' })
  await choosePhoto(visitor)
  await page.clock.runFor(46_000)
  const dialog = page.getByRole('dialog', { name: words.idle.title })
  await dialog.getByRole('button', { name: words.idle.stay }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await page.getByLabel(capture.what.text).inputValue()).toBe('My secret.')

  await page.clock.runFor(50_000)
  await dialog.waitFor()
  await page.clock.runFor(10_000)
  await page.getByRole('button', { name: words.start.report }).waitFor()
  expect(await page.locator('textarea, img').count()).toBe(0)
  expect(await keptOn(visitor)).toEqual(empty)
  await write(visitor, { what: '' })
  expect(await page.getByLabel(capture.what.text).inputValue()).toBe('')
  expect(await page.locator('img[data-photo]').count()).toBe(0)

  await page.getByLabel(capture.what.text).fill('A loose rail.')
  await send(visitor)
  await heading(visitor, anonymous.receipt.title)
  await page.clock.runFor(61_000)
  await page.getByRole('button', { name: words.start.report }).waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(/\d{4}\s+\d{4}/)
})

it('takes a report with a name after its PIN, and forgets who it was', async () => {
  const visitor = await tablet()
  const { page } = visitor
  const { kiosk: words, capture } = wordsOf(visitor)
  const worker = accountOf('restaurant', 'WORKER')
  const what = story('The freezer door does not open from inside.')
  await write(visitor, { what, named: true })
  await page.getByRole('button', { name: words.form.next }).click()
  await page.getByLabel(words.who.number).fill(worker.personnelNumber ?? '')
  await type(visitor, '000000')
  await page.getByRole('button', { name: words.who.send }).click()
  await page.getByText(words.who.wrong).waitFor()
  expect(await page.locator('input[type=password]').count()).toBe(0)
  await type(visitor, worker.pin ?? '')
  await page.getByRole('button', { name: words.who.send }).click()
  await heading(visitor, capture.done.title)
  await page.getByText(filled(words.sent.named, { name: worker.name })).waitFor()
  expect(await keptOn(visitor)).toEqual(empty)
  expect(await page.context().cookies(), 'nobody is signed in').toEqual([])

  await write(visitor, { what: 'Another.', named: true })
  await page.getByRole('button', { name: words.form.next }).click()
  expect(await page.getByLabel(words.who.number).inputValue(), 'nor does the next one see who it was').toBe(
    '',
  )
  await page.getByText(counted(words.pad.entered, 0, 'en')).waitFor()
  const own = await visitAs('restaurant', 'WORKER')
  await own.page.goto('/my')
  await own.page.getByRole('link').filter({ hasText: what }).waitFor()
})

it('offers to go without a name where there is no network to prove it', async () => {
  const visitor = await tablet()
  const { network, page } = visitor
  const { kiosk: words } = wordsOf(visitor)
  await write(visitor, { what: 'A torn mat.', named: true })
  await page.getByRole('button', { name: words.form.next }).click()
  await page.getByLabel(words.who.number).fill('1001')
  await type(visitor, '472916')
  network.fault(() => 'cut')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: words.who.send }).click()
  await page.getByText(words.who.offline).waitFor()
  await page.getByRole('button', { name: words.who.without }).click()
  await heading(visitor, words.kept.title)
  const { cards } = await keptOn(visitor)
  expect(cards).toContain('A torn mat.')
  expect(cards).not.toMatch(/1001|472916/)
  expectFaults(visitor)
})

it('is left by its PIN only, and by nothing else', async () => {
  const visitor = await tablet()
  const { page } = visitor
  const { kiosk: words } = wordsOf(visitor)
  await page.getByRole('button', { name: words.start.report }).click()
  await page.goBack()
  await page.goBack()
  expect(new URL(page.url()).pathname).toBe('/kiosk')
  await page.getByRole('button', { name: words.form.cancel }).click()

  await page.getByRole('button', { name: words.start.leave }).click()
  await type(visitor, '111111')
  await page.getByRole('button', { name: words.leave.submit }).click()
  await page.getByText(words.leave.wrong).waitFor()
  await page.reload()
  await page.getByRole('button', { name: words.start.leave }).click()
  await type(visitor, kioskPin)
  await page.getByRole('button', { name: words.leave.submit }).click()
  await heading(visitor, words.enrol.title)
  await page.reload()
  await heading(visitor, words.enrol.title)
})

it('fills the screen at a tap and keeps it lit', async () => {
  const visitor = await tablet()
  const { page } = visitor
  await page.addInitScript(`
    globalThis.lit = []
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async (what) => void lit.push(what) } })
  `)
  await page.reload()
  await page.getByRole('button', { name: wordsOf(visitor).kiosk.start.report }).click()
  await expect
    .poll(() => page.evaluate('Boolean(document.fullscreenElement)'), { timeout: 10_000 })
    .toBe(true)
  expect(await page.evaluate('lit')).toEqual(['screen'])
})

it('says every five minutes that it lives and what waits, and never because of a report', async () => {
  const visitor = await tablet()
  const { network, page } = visitor
  const { kiosk: words } = wordsOf(visitor)
  const waiting: number[] = []
  page.on('request', (request) => {
    const { query, variables } = JSON.parse(request.postData() ?? '{}')
    if (query?.includes('kioskHeartbeat')) waiting.push(variables.waiting)
  })
  await page.clock.install()
  await page.reload()
  await expect.poll(() => waiting, { timeout: 30_000 }).toEqual([0])
  network.fault(({ path }) => (path === '/anonymous/graphql' ? 503 : undefined))
  await write(visitor, { what: 'A loose rail.' })
  await send(visitor)
  await heading(visitor, words.kept.title)
  await page.clock.runFor(4 * 60_000)
  expect(waiting).toEqual([0])
  await page.clock.runFor(60_000)
  await expect.poll(() => waiting, { timeout: 30_000 }).toEqual([0, 1])
  expectFaults(visitor)
})
