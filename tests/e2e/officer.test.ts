import { describe, expect, it } from 'vitest'
import { accept, addAction } from '../support/desk'
import { sendReport, writeReport } from '../support/near-miss'
import { accountOf, filled, type Look, sizes, type Visitor, visitAs } from '../support/visit'

const site = 'Harbour Kitchen Docks'
const task = 'Fit a drip tray under the fryer valve'

describe.each(sizes)('a safety officer of the restaurants, %s', (size) => {
  it('takes a report from the inbox to a verified action, and its reporter sees it', async () => {
    const look: Look = { size }
    const what = `Hot oil ran from the fryer valve right where people walk (${size}).`
    const worker = await visitAs('restaurant', 'WORKER', look)
    await writeReport(worker, { type: 'UNSAFE_CONDITION', site, location: 'Hot line', what })
    const number = await sendReport(worker)

    const officer = await visitAs('restaurant', 'SAFETY_OFFICER', look)
    await accept(officer, number)
    await officer.page.goto(`/reports/${number}`)
    const owner = accountOf('restaurant', 'SUPERVISOR').name
    await addAction(officer, { task, owner })

    const supervisor = await visitAs('restaurant', 'SUPERVISOR', look)
    await doAction(supervisor, number)

    await officer.page.reload()
    const { actions, reports } = officer.words
    const desk = officer.page.getByRole('main')
    await desk.getByText('Tray fitted, valve tight, shown to the shift.').waitFor()
    await desk.getByRole('button', { name: actions.verify.submit, exact: true }).click()
    await desk.getByRole('article').getByText(actions.status.VERIFIED, { exact: true }).waitFor()
    await desk.getByRole('button', { name: reports.page.close, exact: true }).click()
    const dialog = officer.page.getByRole('dialog')
    await dialog
      .getByLabel(reports.closeForm.note)
      .fill('The valve is tight; everybody knows how to check it.')
    await dialog.getByRole('button', { name: reports.closeForm.submit }).click()
    await desk.getByText(reports.status.CLOSED, { exact: true }).first().waitFor()

    await worker.page.goto('/my')
    const mine = worker.page
      .getByRole('region', { name: worker.words.my.reports })
      .getByRole('link', { name: number })
    await mine.getByText(reports.status.CLOSED, { exact: true }).waitFor()
    await mine.click()
    const story = worker.page.getByRole('main')
    await story.getByText('The valve is tight; everybody knows how to check it.').first().waitFor()
    await story.getByText(filled(reports.event.report_closed, { name: 'Tom Hughes' })).waitFor()
    expect(await story.getByRole('button', { name: reports.page.close, exact: true }).count()).toBe(0)
  })
})

async function doAction({ page, words }: Visitor, number: string): Promise<void> {
  const { actions } = words
  await page.goto('/actions')
  await page.getByRole('row', { name: number }).click()
  const drawer = page.getByRole('dialog', { name: actions.one })
  await drawer.getByRole('heading', { name: task }).waitFor()
  await drawer.getByRole('button', { name: actions.start.submit, exact: true }).click()
  await drawer.getByRole('button', { name: actions.finish.open, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: actions.finish.title })
  await dialog.getByLabel(actions.finish.evidence).fill('Tray fitted, valve tight, shown to the shift.')
  await dialog.getByRole('button', { name: actions.finish.submit, exact: true }).click()
  await drawer.getByText(actions.status.DONE, { exact: true }).waitFor()
  // The doer never verifies.
  expect(await drawer.getByRole('button', { name: actions.verify.submit, exact: true }).count()).toBe(0)
}
