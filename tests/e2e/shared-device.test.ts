import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { found, newOrganisation } from '../support/founding'
import { expectFaults, isKept, keptPage } from '../support/offline'
import { accountOf, filled, signIn, visit } from '../support/visit'

/** Everything a browser keeps in plain sight: caches and both storages. */
const keptWords = (page: Page) =>
  page.evaluate<string>(`(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const texts = caches_.map(async (cache) =>
      Promise.all((await cache.keys()).map(async (asked) => (await cache.match(asked)).text())),
    )
    return [...(await Promise.all(texts)).flat(), JSON.stringify([{ ...localStorage }, { ...sessionStorage }])].join()
  })()`)

it('keeps nothing of one organisation in another, and nothing of one person for the next', async () => {
  const first = newOrganisation('First Foundry')
  const second = { ...first, organisation: first.organisation.replace('First', 'Second') }
  const device = await visit('en')
  await found(device, first)
  await found(await visit('en'), second)
  const { page, words } = device
  const { nav } = words
  const menu = ({ organisation }: typeof first) =>
    page.getByRole('button', { name: filled(nav.switch, { name: organisation }) })
  const turnTo = async (from: typeof first, to: typeof first) => {
    await menu(from).click()
    await page.getByRole('menuitem', { name: to.organisation }).click()
  }
  const keptFor = async ({ organisation }: Pick<typeof first, 'organisation'>) => {
    // A page that was forgotten just now is kept again at the next visit, or the one after.
    const visited = async () => {
      await page.goto('/reports')
      await keptPage(page, 10_000).catch(() => {})
      return keptWords(page)
    }
    await expect.poll(visited, { timeout: 60_000, interval: 1_000 }).toContain(organisation)
  }

  await keptFor(first)
  // The network goes just then: the page of the first organisation is gone all the same.
  await page.route('**/reports', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  const lost = page.waitForEvent('requestfailed', (asked) => asked.method() === 'POST')
  await Promise.all([lost, turnTo(first, second)])
  await expect.poll(() => isKept(page)).toBe(false)
  await page.unroute('**/reports')
  expectFaults(device)

  await keptFor(first)
  await turnTo(first, second)
  await menu(second).waitFor()
  await keptFor(second)
  expect(await keptWords(page)).not.toContain(first.organisation)

  await page.getByRole('region', { name: nav.tools }).getByRole('button').last().click()
  await page.getByRole('menuitem', { name: nav.signOut }).click()
  await page.getByRole('heading', { level: 1, name: words.auth.signIn.title }).waitFor()
  const next = accountOf('restaurant', 'SAFETY_OFFICER')
  await signIn(device, next)
  await keptFor(next)
  const kept = await keptWords(page)
  for (const theirs of [first.organisation, second.organisation, first.email])
    expect(kept).not.toContain(theirs)
  await page.context().setOffline(true)
  await page.goto('/report')
  await page.getByRole('heading', { level: 1, name: words.capture.kind.title }).waitFor()
  const shown = await page.content()
  for (const theirs of [first.organisation, second.organisation, first.email])
    expect(shown).not.toContain(theirs)
  await page.context().setOffline(false)
  expectFaults(device)
})
