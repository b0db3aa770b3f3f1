import { describe, expect, it } from 'vitest'
import { accountOf, sizes, type Visitor, visitAs } from '../support/visit'

const own = 'Механический цех'
const foreign = 'Литейный цех'

describe.each(sizes)('a supervisor of one site of the factory, %s', (size) => {
  it('finds their own actions, and what is late among all of the site', async () => {
    const supervisor = await visitAs('factory', 'SUPERVISOR', { size })
    const { page, words } = supervisor
    const { actions } = words
    await page.goto('/actions')
    const rows = rowsOf(supervisor, actions.list.title)
    await rows.first().waitFor()
    const { name } = accountOf('factory', 'SUPERVISOR')
    for (const row of await rows.all()) expect(await row.innerText()).toContain(name)

    await page.getByText(actions.list.all, { exact: true }).click()
    await page.waitForURL(/whose=all/)
    await page.getByLabel(actions.list.onlyOverdue).click()
    await page.waitForURL(/whose=all.*overdue/)
    await rows.filter({ hasNotText: actions.overdue }).first().waitFor({ state: 'detached' })
    const late = await rows.allInnerTexts()
    expect(late.length).toBeGreaterThan(0)
    for (const row of late) expect(row).not.toContain(foreign)

    await rows.first().click()
    const drawer = page.getByRole('dialog', { name: actions.one })
    await drawer.getByText(actions.overdue, { exact: true }).waitFor()
  })

  it('reads the reports of the own site and no others', async () => {
    const officer = await visitAs('factory', 'SAFETY_OFFICER', { size })
    await officer.page.goto('/reports')
    const everywhere = rowsOf(officer, officer.words.reports.list.label)
    const elsewhere = everywhere.filter({ hasText: foreign }).first()
    const path = await elsewhere.getByRole('link').getAttribute('href')

    const supervisor = await visitAs('factory', 'SUPERVISOR', { size })
    const { page, words } = supervisor
    await page.goto('/reports')
    const rows = rowsOf(supervisor, words.reports.list.label)
    await rows.first().waitFor()
    for (const row of await rows.allInnerTexts()) expect(row).toContain(own)

    await page.goto(path ?? '')
    await page.getByRole('heading', { name: words.common.state.notFound.title }).waitFor()

    await page.goto('/reports')
    await rows.first().getByRole('link').click()
    await page.getByRole('complementary').getByText(own).first().waitFor()
  })
})

/** The rows of a table, without its head. */
const rowsOf = ({ page }: Visitor, table: string) =>
  page.getByRole('table', { name: table, exact: true }).locator('tbody').getByRole('row')
