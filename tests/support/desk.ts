import type { Locator } from 'playwright-core'
import type { Visitor } from './visit'

/** Opens a report of the inbox. */
export async function openCard({ page, words }: Visitor, number: string): Promise<Locator> {
  await page.goto('/inbox')
  await page.getByRole('list', { name: words.inbox.list }).getByRole('button', { name: number }).click()
  return page.getByRole('article', { name: number })
}

type Route = 'ACTIONS' | 'ON_THE_SPOT'

/** Opens a report of the inbox and accepts it: exposed to high energy, which nobody has met. */
export async function accept(visitor: Visitor, number: string, route: Route = 'ACTIONS'): Promise<void> {
  const { page, words } = visitor
  const { inbox } = words
  const card = await openCard(visitor, number)
  await card.getByRole('button', { name: inbox.accept.open, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: inbox.accept.title.replace('{number}', number) })
  await answerQuestions(visitor, dialog, route)
  await dialog.getByRole('button', { name: inbox.accept.submit }).click()
  await dialog.waitFor({ state: 'detached' })
  const row = page.getByRole('list', { name: inbox.list }).getByRole('button', { name: number })
  await row.waitFor({ state: 'detached' })
}

/** Exposed to high energy, nobody hurt; could be major. */
export async function answerQuestions(
  { words }: Pick<Visitor, 'words'>,
  dialog: Locator,
  chosen: Route = 'ACTIONS',
): Promise<void> {
  const { inbox, reports, common } = words
  for (const [question, answer] of [
    ['highEnergy', 'yes'],
    ['energyReleased', 'no'],
    ['seriousInjury', 'no'],
    ['controlInPlace', 'no'],
  ] as const) {
    const group = dialog.getByRole('radiogroup', { name: reports.question[question] })
    await group.getByText(reports.answers[answer], { exact: true }).click()
  }
  await dialog.getByText(reports.class.EXPOSURE).waitFor()
  const potential = dialog.getByRole('radiogroup', { name: inbox.accept.potential })
  await potential.getByText(common.severity['4'], { exact: true }).click()
  const route = dialog.getByRole('radiogroup', { name: inbox.accept.route })
  await route.getByText(reports.route[chosen], { exact: true }).click()
}

const day = 24 * 60 * 60_000

/** On the report's page: gives an action to a colleague, for tomorrow. */
export async function addAction({ page, words, locale }: Visitor, action: { task: string; owner: string }) {
  const { actions, reports } = words
  await page.getByRole('button', { name: reports.page.addAction, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: actions.add.title })
  await dialog.getByLabel(actions.field.title).fill(action.task)
  await dialog.getByLabel(actions.field.owner).fill(action.owner)
  await page.getByRole('option', { name: action.owner }).click()
  await dialog.getByLabel(actions.field.due).click()
  const tomorrow = new Date(Date.now() + day)
  const label = tomorrow
    .toLocaleDateString(locale === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' })
    .replace(/\s*г\.$/, '')
  await page.getByRole('button', { name: label, exact: true }).click()
  await dialog.getByRole('button', { name: actions.add.submit, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('main').getByRole('article').getByText(action.task).waitFor()
}
