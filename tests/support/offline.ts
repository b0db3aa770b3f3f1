import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { writeReport } from './near-miss'
import { type Fault, unreliable } from './unreliable'
import { filled, type Visitor, visitAs } from './visit'

export const sending =
  (fault: Fault) =>
  ({ path }: { path: string }) =>
    path === '/report/send' ? fault : undefined

/** Told apart from what an earlier run left. */
export const story = (text: string) => `${crypto.randomUUID().slice(0, 8)} ${text}`

/** A worker of the factory behind a network of their own. */
export async function workerAway() {
  const network = await unreliable(inject('running').url)
  const visitor = await visitAs('factory', 'WORKER', { size: 'phone', baseURL: network.url })
  return { network, ...visitor }
}
type Worker = Awaited<ReturnType<typeof workerAway>>

/** The browser tells in its console of every answer it did not get; here that is what is tested. */
export const expectFaults = ({ page }: Visitor) => page.faults.splice(0)

export const write = (visitor: Visitor, what: string) =>
  writeReport(visitor, { type: 'NEAR_MISS', site: 'Механический цех', what })
export const press = ({ page, words }: Visitor) =>
  page.getByRole('button', { name: words.capture.what.send }).click()
export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
export const tray = ({ words }: Visitor, count: number) => filled(words.outbox.title, { count })
/** A second tab of the same browser, which may be closed without taking the first along. */
export const tabOf = async (visitor: Visitor) => {
  const tab = await visitor.page.context().newPage()
  return { ...visitor, page: Object.assign(tab, { faults: [] as string[] }) }
}

/** The reports of these words that the product has, as their reporter sees them: their addresses. */
export async function filedOf({ network, page, words }: Worker, what: string): Promise<string[]> {
  network.fault()
  const other = await page.context().newPage()
  await other.goto('/my')
  const mine = other.getByRole('region', { name: words.my.reports })
  await mine.getByRole('link').first().waitFor()
  const found = mine.getByRole('link').filter({ hasText: what })
  const links = await Promise.all((await found.all()).map((link) => link.getAttribute('href')))
  await other.close()
  return links.map(String)
}

/** Whether the page that opens without a network is on the device. */
export const isKept = (page: Page) => page.evaluate<boolean>(`caches.match('/report').then(Boolean)`)
export async function keptPage(page: Page, timeout = 30_000): Promise<void> {
  await expect.poll(() => isKept(page), { timeout }).toBe(true)
}
