import { describe, expect, it } from 'vitest'
import { addressOf, open, routes, sidewaysOf, untranslatedOn, violationsOf } from '../support/screen'
import { anotherTab, type Company, type Look, type Visitor, visit, visitAs } from '../support/visit'

const looks = [
  { company: 'factory', locale: 'ru', size: 'phone', scheme: 'light' },
  { company: 'factory', locale: 'ru', size: 'desktop', scheme: 'dark' },
  { company: 'restaurant', locale: 'en', size: 'phone', scheme: 'dark' },
  { company: 'restaurant', locale: 'en', size: 'desktop', scheme: 'light' },
] as const

/** Everything that keeps somebody from reading what is on screen, in one list. */
async function obstaclesOn({ page, locale }: Visitor): Promise<string[]> {
  const headings = await page.locator('h1').count()
  const language = await page.locator('html').getAttribute('lang')
  const sideways = await sidewaysOf(page)
  return [
    ...(headings === 1 ? [] : [`${headings} first headings`]),
    ...((await page.title()).trim() ? [] : ['no title']),
    ...(language?.split('-')[0] === locale ? [] : [`language ${language}`]),
    ...(sideways === 0 ? [] : [`${sideways} pixels to scroll sideways`]),
    ...(await untranslatedOn(page, locale)),
    ...(await violationsOf(page)),
  ]
}

/** So many keep two cores busy while one waits for its answer. */
const tabs = 3

/** What stands in somebody's way on each of these pages, which they open in a few tabs, one after the other. */
async function obstaclesAt(visitor: Visitor, company: Company, waiting: string[]) {
  const found: Record<string, string[]> = {}
  const walk = async (tab: Visitor) => {
    for (let route = waiting.shift(); route !== undefined; route = waiting.shift()) {
      await open(tab.page, addressOf(route, company))
      const obstacles = [...(await obstaclesOn(tab)), ...tab.page.faults.splice(0)]
      if (obstacles.length > 0) found[route] = obstacles
    }
  }
  const more = await Promise.all(Array.from({ length: tabs - 1 }, () => anotherTab(visitor)))
  await Promise.all([visitor, ...more].map(walk))
  return found
}

const pages = (inside: boolean) => routes.filter((each) => each.inside === inside).map(({ route }) => route)

describe.each(looks)('in $locale on a $size, $scheme', ({ company, locale, ...look }) => {
  it('every page of a stranger is open to everybody', async () => {
    expect(await obstaclesAt(await visit(locale, look), company, pages(false))).toEqual({})
  })

  it('every page of a member is open to everybody', async () => {
    expect(await obstaclesAt(await visitAs(company, 'OWNER', look), company, pages(true))).toEqual({})
  })

  it('a page that is not there is open to everybody', async () => {
    const visitor = await visit(locale, look)
    await open(visitor.page, '/nothing/here')
    expect(await obstaclesOn(visitor)).toEqual([])
    // The browser itself complains about the status.
    expect(visitor.page.faults.splice(0)).toEqual([expect.stringContaining('404')])
  })
})

describe.each(looks.slice(0, 2))('in $locale on a $size, $scheme', ({ company, locale: _, ...look }) => {
  it('what opens above a page is open to everybody', async () => {
    const officer = await visitAs(company, 'SAFETY_OFFICER', look)
    for (const [name, show] of Object.entries(openings(officer, look))) {
      await show()
      expect(await obstaclesOn(officer), `with ${name}`).toEqual([])
    }
  })
})

/** Dialogs, drawers, menus and popovers, each opened on the page it belongs to. */
function openings({ page, words }: Visitor, { size }: Look): Record<string, () => Promise<void>> {
  const { actions, imports, inbox, nav, reports } = words
  const at = (address: string) => open(page, address)
  const tools = page.getByRole('region', { name: nav.tools }).getByRole('button')
  const all = {
    'the palette': async () => {
      await at('/inbox')
      await page.getByRole('button', { name: nav.find }).click()
      await page.getByRole('dialog').waitFor()
    },
    'a decision': async () => {
      await at('/inbox')
      await page.getByRole('list', { name: inbox.list }).getByRole('button').first().click()
      await page.getByRole('button', { name: inbox.accept.open, exact: true }).click()
      await page.getByRole('button', { name: inbox.accept.submit }).waitFor()
    },
    'a filter': async () => {
      await at('/actions?whose=all')
      await page.getByRole('button', { name: actions.field.site, exact: true }).click()
      await page.getByRole('dialog', { name: actions.field.site }).getByRole('checkbox').first().waitFor()
    },
    'an action': async () => {
      await at('/actions?whose=all')
      await page.getByRole('table').locator('tbody').getByRole('row').first().click()
      await page.getByRole('dialog', { name: actions.one }).waitFor()
    },
    'the profile menu': async () => {
      await at('/reports')
      await tools.last().click()
      await page.getByRole('menuitem', { name: nav.profile }).waitFor()
    },
    'the bell': async () => {
      await at('/reports')
      await tools.nth(1).click()
      await page.getByRole('dialog').waitFor()
    },
    'a history to import': async () => {
      await at('/imports')
      const rows = ['Date,Country,Description', '2016-01-02,Country_01,A cable fell from the crane.']
      const file = { name: 'history.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
      await page.getByLabel(imports.upload.drop).setInputFiles(file)
      await page.getByRole('heading', { level: 1, name: 'history.csv' }).waitFor()
      await page.getByText(imports.mapping.columns, { exact: true }).waitFor()
    },
    'the saved views': async () => {
      await at('/reports')
      await page.getByRole('button', { name: reports.views.label }).click()
      await page.getByText(reports.views.save).waitFor()
    },
  }
  if (size === 'desktop') return all
  return {
    ...all,
    'the rest of the menu': async () => {
      await at('/reports')
      await page.getByRole('button', { name: nav.more, exact: true }).last().click()
      await page.getByRole('dialog', { name: nav.more }).waitFor()
    },
  }
}
