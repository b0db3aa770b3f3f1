import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { answerQuestions, openCard } from '../support/desk'
import { sendReport, writeReport } from '../support/near-miss'
import { accountOf, filled, type Locale, type Visitor, visitAs } from '../support/visit'

const day = 24 * 60 * 60_000
const nameOf = (at: Date, locale: Locale) =>
  at
    .toLocaleDateString(locale === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' })
    .replace(/\s*г\.$/, '')

async function openAcceptance(visitor: Visitor, number: string): Promise<Locator> {
  const { page, words } = visitor
  const card = await openCard(visitor, number)
  await card.getByRole('button', { name: words.inbox.accept.open, exact: true }).click()
  return page.getByRole('dialog', { name: filled(words.inbox.accept.title, { number }) })
}

it('keeps a decision and its action until they are answered, and does both once', async () => {
  const worker = await visitAs('restaurant', 'WORKER')
  const report = { type: 'UNSAFE_CONDITION', site: 'Harbour Kitchen Docks', location: 'Hot line' } as const
  await writeReport(worker, { ...report, what: 'The fryer basket has lost its hook.' })
  const number = await sendReport(worker)
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { page, words, locale } = officer
  const { inbox, actions, errors } = words
  const dialog = await openAcceptance(officer, number)
  await answerQuestions(officer, dialog)
  const task = 'Weld a new hook on'
  await dialog.getByRole('switch', { name: inbox.accept.withAction }).check()
  await dialog.getByLabel(actions.field.title).fill(task)
  const { name } = accountOf('restaurant', 'SUPERVISOR')
  await dialog.getByLabel(actions.field.owner).fill(name)
  await page.getByRole('option', { name }).click()
  await dialog.getByLabel(actions.field.due).click()
  await page.getByRole('button', { name: nameOf(new Date(Date.now() + day), locale), exact: true }).click()

  const faults = ['cut', 'lose']
  await page.route('**/graphql', async (route) => {
    const fault = route.request().postData()?.includes(task) ? faults.shift() : undefined
    if (fault === 'lose') await route.fetch()
    return fault ? route.abort() : route.continue()
  })
  const submit = dialog.getByRole('button', { name: inbox.accept.submit })
  while (faults.length > 0) {
    await Promise.all([page.waitForEvent('requestfailed'), submit.click()])
    await dialog.getByRole('alert').getByText(errors.codes.UNAVAILABLE).waitFor()
    expect(await dialog.getByLabel(actions.field.title).inputValue()).toBe(task)
  }
  page.faults.splice(0)
  await submit.click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto(`/reports/${number}`)
  const given = page.getByRole('main').getByRole('article').getByText(task)
  await given.first().waitFor()
  expect(await given.count()).toBe(1)
})

it('takes the organisation’s own day for today, past midnight there and not yet in Greenwich', async () => {
  const officer = await visitAs('factory', 'SAFETY_OFFICER')
  const { page, words, locale } = officer
  const evening = new Date(`${new Date().toISOString().slice(0, 10)}T20:30:00Z`)
  await page.clock.setFixedTime(evening)
  await page.goto('/inbox')
  const list = page.getByRole('list', { name: words.inbox.list })
  const [number = ''] = /NM-\d+-\d+/.exec(await list.getByRole('button').first().innerText()) ?? []
  const dialog = await openAcceptance(officer, number)
  await dialog.getByRole('switch', { name: words.inbox.accept.withAction }).check()
  await dialog.getByLabel(words.actions.field.due).click()
  const button = (at: Date) => page.getByRole('button', { name: nameOf(at, locale), exact: true })
  await button(new Date(evening.getTime() + day)).waitFor()
  expect(await button(new Date(evening.getTime() + day)).isEnabled(), 'today there').toBe(true)
  expect(await button(evening).isEnabled(), 'yesterday there').toBe(false)
})
