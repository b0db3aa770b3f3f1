import { expect, it } from 'vitest'
import { choosePhoto } from '../support/anonymous-page'
import {
  enrol,
  heading,
  keptOn,
  keptPage,
  newKiosk,
  reportsOf,
  send,
  tablet,
  wordsOf,
  write,
} from '../support/kiosk-page'
import { expectFaults, story, tabOf } from '../support/offline'

const put = (asked: string) => asked.startsWith('PUT /anonymous/photos/')

it('keeps a report without a network over a restart, and makes exactly one of it with its photo', async () => {
  const visitor = await tablet()
  const { network, page, kiosk } = visitor
  const { kiosk: words } = wordsOf(visitor)
  await keptPage(visitor)
  network.fault(() => 'cut')
  await page.context().setOffline(true)
  const what = story('The guard of the slicer is missing.')
  await write(visitor, { what, urgent: true })
  await choosePhoto(visitor)
  await send(visitor)
  await heading(visitor, words.kept.title)
  await page.getByText(words.kept.receipt).waitFor()
  const { cards, local, session } = await keptOn(visitor)
  expect(cards).toContain(what)
  expect(cards, 'no hour').not.toMatch(/\d\d:\d\d/)
  expect([local, session]).toEqual([[], []])

  await page.goto('about:blank')
  await page.goto('/kiosk')
  const waits = page.getByRole('status').getByText(/^1 report waits/)
  await waits.waitFor()
  await page.getByRole('button', { name: words.start.leave }).click()
  await page.getByText(/1 report still waits here/).waitFor()
  await page.getByRole('button', { name: words.leave.back }).click()

  network.fault()
  await page.context().setOffline(false)
  await waits.waitFor({ state: 'detached' })
  expect(JSON.parse((await keptOn(visitor)).cards)).toEqual([])
  expect(network.arrived.filter(put)).toHaveLength(1)
  expectFaults(visitor)
  const reports = await reportsOf(kiosk.officer, what)
  expect(reports).toHaveLength(1)
  await kiosk.officer.page.goto(reports[0] ?? '')
  await kiosk.officer.page.locator('img[src*="/files/"]').first().waitFor()
})

it('shows the receipt when the network is back while its writer still waits, after an answer that was lost', async () => {
  const visitor = await tablet()
  const { network, page, kiosk } = visitor
  const { kiosk: words, anonymous } = wordsOf(visitor)
  const what = story('Oil by the fryer.')
  await write(visitor, { what, urgent: true })
  // The work is handed out, the card arrives, and what is answered to it is lost.
  let asked = 0
  network.fault(({ path }) => (path === '/anonymous/graphql' && ++asked > 1 ? 'lose' : undefined))
  await send(visitor)
  await heading(visitor, words.kept.title)
  network.fault()
  await page.evaluate(`dispatchEvent(new Event('online'))`)
  await heading(visitor, anonymous.receipt.title)
  expectFaults(visitor)
  expect(JSON.parse((await keptOn(visitor)).cards)).toEqual([])
  expect(await reportsOf(kiosk.officer, what)).toHaveLength(1)
})

it('sends from one of two tabs', async () => {
  const visitor = await tablet()
  const { network, page, kiosk } = visitor
  const { kiosk: words } = wordsOf(visitor)
  const what = story('A ladder without feet.')
  const { page: other } = await tabOf(visitor)
  await other.goto('/kiosk')
  await other.getByRole('button', { name: words.start.report }).waitFor()
  network.fault(({ path }) => (path === '/anonymous/graphql' ? 503 : undefined))
  await write(visitor, { what, urgent: true })
  await choosePhoto(visitor)
  await send(visitor)
  await heading(visitor, words.kept.title)
  await other
    .getByRole('status')
    .getByText(/^1 report waits/)
    .waitFor()
  network.fault()
  await Promise.all([page, other].map((tab) => tab.evaluate(`dispatchEvent(new Event('online'))`)))
  await other.getByText(/^1 report waits/).waitFor({ state: 'detached' })
  expect(network.arrived.filter(put)).toHaveLength(1)
  expectFaults(visitor)
  expect(await reportsOf(kiosk.officer, what)).toHaveLength(1)
})

it('sends what waits also when it was taken out of use, and can be enrolled anew', async () => {
  const visitor = await tablet()
  const { network, page, kiosk } = visitor
  const { kiosk: words } = wordsOf(visitor)
  const what = story('The emergency stop is taped over.')
  network.fault(() => 'cut')
  await write(visitor, { what, urgent: true })
  await send(visitor)
  await heading(visitor, words.kept.title)
  await kiosk.revoke()
  network.fault()
  await page.reload()
  await heading(visitor, words.enrol.title)
  await page.getByText(words.enrol.dead).waitFor()
  const waits = async () => JSON.parse((await keptOn(visitor)).cards)
  await expect.poll(waits, { timeout: 30_000 }).toEqual([])
  expectFaults(visitor)
  expect(await reportsOf(kiosk.officer, what)).toHaveLength(1)
  await enrol(visitor, (await newKiosk()).code)
})
