import type { Request } from 'playwright-core'
import { expect, it } from 'vitest'
import { sendReport, writeReport } from '../support/near-miss'
import { accountOf, type Company, type Visitor, visitAs } from '../support/visit'

const known: Record<Company, string[]> = {
  factory: ['Уральский механический завод', 'Механический цех', 'Литейный цех', 'Анна Лебедева'],
  restaurant: ['Harbour Kitchen', 'Hot line', 'Tom Hughes', 'Liam Carter'],
}
const other = { factory: 'restaurant', restaurant: 'factory' } as const
const lists = [
  '/my',
  '/inbox',
  '/reports',
  '/actions?whose=all',
  '/dashboard',
  '/settings/organisation',
  '/settings/sites',
  '/settings/people',
]

const textOf = async ({ page }: Visitor, path: string) => {
  await page.goto(path, { waitUntil: 'networkidle' })
  return page.locator('body').innerText()
}

it('shows each of two organisations its own people, places and reports only', async () => {
  const owners = {
    factory: await visitAs('factory', 'OWNER'),
    restaurant: await visitAs('restaurant', 'OWNER'),
  }
  for (const path of lists) {
    for (const company of ['factory', 'restaurant'] as const) {
      const text = await textOf(owners[company], path)
      expect(text, `${path} of the ${company}`).toContain(accountOf(company, 'OWNER').organisation)
      for (const name of known[other[company]]) expect(text, `${path} of the ${company}`).not.toContain(name)
    }
  }
})

it('treats the address of a foreign report as one of nothing', async () => {
  const factory = await visitAs('factory', 'SAFETY_OFFICER')
  const restaurant = await visitAs('restaurant', 'SAFETY_OFFICER')
  // The factory has reported more often this year, so its newest number is free at the restaurants.
  await factory.page.goto('/reports')
  const rows = factory.page.getByRole('table').locator('tbody')
  const newest = rows.getByRole('link', { name: /NM-\d/ }).first()
  const path = (await newest.getAttribute('href')) ?? ''
  expect(path).toMatch(/^\/reports\/NM-\d{4}-\d{4}$/)
  await newest.click()
  await factory.page.waitForURL(`**${path}`)
  const title = await factory.page.getByRole('heading', { level: 1 }).innerText()

  const text = await textOf(restaurant, path)
  expect(text).toContain(restaurant.words.common.state.notFound.title)
  expect(text).not.toContain(title)

  // A number that both have given out leads each to their own report.
  const both = '/reports/NM-2026-0003'
  const [one, two] = [await textOf(factory, both), await textOf(restaurant, both)]
  for (const name of known.restaurant) expect(one).not.toContain(name)
  for (const name of known.factory) expect(two).not.toContain(name)
})

it('answers the requests of one organisation with nothing when the other sends them', async () => {
  const officer = await visitAs('factory', 'SAFETY_OFFICER')
  const worker = await visitAs('factory', 'WORKER')
  const what = 'Дверь шкафа управления открыта, шины под напряжением.'
  await writeReport(worker, { type: 'UNSAFE_CONDITION', site: 'Литейный цех', what })
  const number = await sendReport(worker)

  const { page, words } = officer
  const sent: Request[] = []
  page.on('request', (request) => void (request.url().endsWith('/graphql') && sent.push(request)))
  await page.goto('/inbox')
  await page.getByRole('list', { name: words.inbox.list }).getByRole('button', { name: number }).click()
  const card = page.getByRole('article', { name: number })
  await card.getByLabel(words.reports.comment.label).fill('Шкаф закрыт на ключ.')
  await card.getByRole('button', { name: words.reports.comment.send, exact: true }).click()
  await card.getByRole('listitem').filter({ hasText: 'Шкаф закрыт на ключ.' }).waitFor()

  const body = (operation: string) => {
    const found = sent.map((request) => request.postData() ?? '').findLast((text) => text.includes(operation))
    if (!found) throw new Error(`The page has not asked ${operation}`)
    return JSON.parse(found) as { query: string; variables: Record<string, unknown> }
  }
  const reading = body('query InboxReport(')
  const writing = body('mutation AddComment(')
  const ask = async (visitor: Visitor, data: object) =>
    (await visitor.page.request.post('/graphql', { data })).json() as Promise<{
      data: { report?: { number: string } } | null
      errors?: { extensions: { code: string } }[]
    }>
  expect((await ask(officer, reading)).data?.report?.number).toBe(number)

  const stranger = await visitAs('restaurant', 'SAFETY_OFFICER')
  for (const request of [reading, writing]) {
    const answer = await ask(stranger, request)
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND'])
    expect(JSON.stringify(answer)).not.toContain('Шкаф')
  }
  await page.goto(`/reports/${number}`)
  await page.getByRole('main').getByText('Шкаф закрыт на ключ.').first().waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: 'Шкаф закрыт на ключ.' }).count()).toBe(1)
})
