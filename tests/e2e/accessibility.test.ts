import { describe, expect, it } from 'vitest'
import { addressOf, open, routes, sidewaysOf, untranslatedOn, violationsOf } from '../support/screen'
import { type Visitor, visit, visitAs } from '../support/visit'

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
    ...(language === locale ? [] : [`language ${language}`]),
    ...(sideways === 0 ? [] : [`${sideways} pixels to scroll sideways`]),
    ...(await untranslatedOn(page, locale)),
    ...(await violationsOf(page)),
  ]
}

describe.each(looks)('in $locale on a $size, $scheme', ({ company, locale, ...look }) => {
  it.each(routes)('$route is open to everybody', async ({ route, inside }) => {
    const visitor = inside ? await visitAs(company, 'OWNER', look) : await visit(locale, look)
    await open(visitor.page, addressOf(route, company))
    expect(await obstaclesOn(visitor)).toEqual([])
  })

  it('a page that is not there is open to everybody', async () => {
    const visitor = await visit(locale, look)
    await open(visitor.page, '/nothing/here')
    expect(await obstaclesOn(visitor)).toEqual([])
    // The browser itself complains about the status.
    expect(visitor.page.faults.splice(0)).toEqual([expect.stringContaining('404')])
  })
})
