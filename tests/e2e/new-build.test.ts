import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { twoBuilds } from '../support/builds'
import { sendReport, writeReport } from '../support/near-miss'
import { expectFaults, isKept, keptPage, story, tabOf } from '../support/offline'
import { type Visitor, visitAs } from '../support/visit'

const site = 'Механический цех'

async function workerOfTheOldBuild() {
  const builds = await twoBuilds(inject('running').url)
  const visitor = await visitAs('factory', 'WORKER', { size: 'phone', baseURL: builds.url })
  await visitor.page.goto('/report')
  await keptPage(visitor.page)
  return { builds, ...visitor }
}

/** Of which build the files are that open without a network, and those this page was made of. */
const keptFiles = (page: Page) =>
  page.evaluate<string[]>(`(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => url).filter((url) => url.includes('/static/chunks/'))
  })()`)
const keptPages = (page: Page) =>
  page.evaluate<string[]>(
    `caches.keys().then((names) => names.filter((name) => name.startsWith('closecall-page')))`,
  )
const loadedFiles = (page: Page) =>
  page.evaluate<string[]>(
    `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/static/chunks/'))`,
  )
const isNew = (file: string) => /-next\.\w+$/.test(file)

/** Another tab meets the new build until its worker has taken over. */
async function takenOver(visitor: Visitor): Promise<Page> {
  const { page } = await tabOf(visitor)
  const look = async () => {
    await page.goto('/report')
    const files = await keptFiles(page)
    return (await isKept(page)) && files.length > 0 && files.every(isNew)
  }
  // A browser looks for a new worker a moment after a page came, and the next page puts that off.
  await expect.poll(look, { timeout: 60_000, interval: 3_000 }).toBe(true)
  return page
}

it('a new build takes over: its page and files open without a network, of the old one nothing stays', async () => {
  const visitor = await workerOfTheOldBuild()
  const { builds, page, words } = visitor
  expect((await keptFiles(page)).filter(isNew)).toEqual([])
  builds.deploy()
  const fresh = await takenOver(visitor)
  expect(await keptPages(fresh)).toHaveLength(1)
  await fresh.context().setOffline(true)
  await fresh.goto('/report')
  await fresh.getByRole('heading', { level: 1, name: words.capture.kind.title }).waitFor()
  const files = await loadedFiles(fresh)
  expect(files.filter(isNew)).not.toEqual([])
  expect(files.filter((file) => !isNew(file))).toEqual([])
  await fresh.context().setOffline(false)
  expectFaults(visitor)
})

it('a page that was open over a new build goes on: what is written there arrives', async () => {
  const visitor = await workerOfTheOldBuild()
  await writeReport(visitor, { type: 'NEAR_MISS', site, what: story('Новая сборка посреди карточки.') })
  visitor.builds.deploy()
  await takenOver(visitor)
  expect(await sendReport(visitor)).toMatch(/^NM-/)
  expect((await loadedFiles(visitor.page)).filter(isNew)).toEqual([])
})

it('so does a page on which nothing was written yet', async () => {
  const visitor = await workerOfTheOldBuild()
  const { page, words, builds } = visitor
  const { capture, reports } = words
  builds.deploy()
  await takenOver(visitor)
  await page.getByRole('button', { name: reports.type.NEAR_MISS }).click()
  await page.getByLabel(capture.where.site, { exact: true }).selectOption({ label: site })
  await page.getByRole('button', { name: capture.where.next, exact: true }).click()
  await page.getByLabel(capture.what.text).fill(story('Страница старой сборки.'))
  expect(await sendReport(visitor)).toMatch(/^NM-/)
  expectFaults(visitor)
})

it('a new build that waits takes nothing from a phone that has no network meanwhile', async () => {
  const visitor = await workerOfTheOldBuild()
  const { builds, page, words } = visitor
  builds.deploy()
  // As a browser does by itself some time after a page came.
  await page.evaluate(`navigator.serviceWorker.ready.then((registration) => registration.update())`)
  const waits = () =>
    page.evaluate<boolean>(`navigator.serviceWorker.ready.then(({ waiting }) => Boolean(waiting))`)
  await expect.poll(waits).toBe(true)
  await page.context().setOffline(true)
  for (let visit = 0; visit < 3; visit++) {
    await page.goto('/report')
    await page.getByRole('heading', { level: 1, name: words.capture.kind.title }).waitFor()
    await page.evaluate('new Promise((passed) => setTimeout(passed, 500))')
  }
  expect(await waits()).toBe(true)
  await page.context().setOffline(false)
  const fresh = await takenOver(visitor)
  expect(await keptPages(fresh)).toHaveLength(1)
  expectFaults(visitor)
})
