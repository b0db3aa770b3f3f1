import { expect, it } from 'vitest'
import { accept, openCard } from '../support/desk'
import { sendReport, writeReport } from '../support/near-miss'
import { accountOf, filled, type Visitor, visitAs } from '../support/visit'

const site = 'Harbour Kitchen Docks'

async function reported(what: string) {
  const worker = await visitAs('restaurant', 'WORKER', { size: 'phone' })
  await writeReport(worker, { type: 'NEAR_MISS', site, what })
  return { worker, number: await sendReport(worker) }
}

/** Of a dialog: its title, its question and its button. */
type Words = [string, string, string]

/** A dialog that asks for a word of explanation, filled in and sent. */
async function decide({ page }: Visitor, [title, label, submit]: Words, text: string, severity?: string) {
  const dialog = page.getByRole('dialog', { name: title })
  if (severity) await dialog.getByText(severity, { exact: true }).click()
  await dialog.getByLabel(label).fill(text)
  await dialog.getByRole('button', { name: submit, exact: true }).click()
  return dialog
}

it('tells the second of two officers what the first has done, and lets them go on', async () => {
  const { number } = await reported('A tray of glasses slid off the pass.')
  const [first, second] = [
    await visitAs('restaurant', 'OWNER'),
    await visitAs('restaurant', 'SAFETY_OFFICER'),
  ]
  const { inbox, reports } = second.words
  const card = await openCard(second, number)
  await card.getByRole('button', { name: inbox.reject.open, exact: true }).click()
  const rejection = [
    filled(inbox.reject.title, { number }),
    inbox.reject.reason,
    inbox.reject.submit,
  ] as Words

  const theirs = await openCard(first, number)
  await theirs.getByRole('button', { name: inbox.return.open, exact: true }).click()
  const question = [
    filled(inbox.return.title, { number }),
    inbox.return.question,
    inbox.return.submit,
  ] as Words
  const asked = await decide(first, question, 'Which pass was it?')
  await asked.waitFor({ state: 'detached' })

  const mine = await decide(second, rejection, 'Nothing broke.')
  const notice = mine.getByRole('alert')
  await notice.getByText(reports.conflict.title).waitFor()
  const said = await notice.innerText()
  expect(said).toContain(accountOf('restaurant', 'OWNER').name)
  expect(said).toContain(reports.status.RETURNED)
  expect(await mine.getByLabel(inbox.reject.reason).inputValue(), 'what was typed stays').toBe(
    'Nothing broke.',
  )

  await notice.getByRole('button', { name: reports.conflict.reload }).click()
  await mine.waitFor({ state: 'detached' })
  await second.page.goto(`/reports/${number}`)
  const { page } = second
  await page.getByRole('main').getByText('Which pass was it?').first().waitFor()
  await page.getByRole('button', { name: reports.page.triage, exact: true }).click()
  await page.getByRole('menuitem', { name: inbox.reject.open, exact: true }).click()
  await decide(second, rejection, 'Nothing broke.')
  await page.getByRole('main').getByText(reports.status.REJECTED, { exact: true }).first().waitFor()
})

it('raises a potential at once, lowers it by two people, and shows the reporter both', async () => {
  const { worker, number } = await reported('A knife fell from the rack between two cooks.')
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { reports, common } = officer.words
  await accept(officer, number)
  await officer.page.goto(`/reports/${number}`)
  const choose = async (item: string) => {
    await officer.page.getByRole('button', { name: reports.page.more, exact: true }).click()
    await officer.page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  const { raiseForm, lowerForm, event } = reports
  await choose(reports.page.raise)
  const raise: Words = [raiseForm.title, raiseForm.reason, raiseForm.submit]
  await decide(officer, raise, 'It fell at the height of a face.', common.severity['5'])
  const facts = officer.page.getByRole('complementary')
  await facts.getByText(common.severity['5'], { exact: true }).waitFor()

  await choose(reports.page.lower)
  const lower: Words = [lowerForm.title, lowerForm.reason, lowerForm.submit]
  await decide(officer, lower, 'The rack hangs lower than I thought.', common.severity['3'])
  const { name } = accountOf('restaurant', 'SAFETY_OFFICER')
  const pending = filled(reports.page.pending, { name, from: common.severity['5'], to: common.severity['3'] })
  await officer.page.getByRole('heading', { name: pending }).waitFor()
  // Whoever proposes never confirms.
  await officer.page.getByText(reports.page.pendingWait).waitFor()
  expect(await officer.page.getByRole('button', { name: reports.page.confirm, exact: true }).count()).toBe(0)
  await facts.getByText(common.severity['5'], { exact: true }).waitFor()

  const second = await visitAs('restaurant', 'OWNER')
  await second.page.goto(`/reports/${number}`)
  await second.page.getByRole('heading', { name: pending }).waitFor()
  await second.page.getByRole('button', { name: reports.page.confirm, exact: true }).click()
  const factsOfSecond = second.page.getByRole('complementary')
  await factsOfSecond.getByText(common.severity['3'], { exact: true }).waitFor()

  await worker.page.goto(`/reports/${number}`)
  const story = worker.page.getByRole('complementary')
  await story.getByText(common.severity['3'], { exact: true }).waitFor()
  for (const text of [event.potential_raised, event.potential_lower_proposed]) {
    await story.getByText(filled(text, { name })).waitFor()
  }
  const owner = accountOf('restaurant', 'OWNER').name
  await story.getByText(`${owner} lowered the potential`).waitFor()
})

it('opens a closed report again, and says why', async () => {
  const { worker, number } = await reported('Water on the cellar stairs.')
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { reports } = officer.words
  const { page } = officer
  await accept(officer, number, 'ON_THE_SPOT')
  await page.goto(`/reports/${number}`)
  const { closeForm, reopenForm } = reports
  await page.getByRole('button', { name: reports.page.close, exact: true }).click()
  const close: Words = [filled(closeForm.title, { number }), closeForm.note, closeForm.submit]
  await decide(officer, close, 'Wiped up.')
  await page.getByRole('button', { name: reports.page.reopen, exact: true }).click()
  const reopen: Words = [filled(reopenForm.title, { number }), reopenForm.reason, reopenForm.submit]
  await decide(officer, reopen, 'It is wet again.')
  await page.getByRole('main').getByText(reports.status.ACCEPTED, { exact: true }).first().waitFor()
  expect(await page.getByRole('button', { name: reports.page.reopen, exact: true }).count()).toBe(0)

  await worker.page.goto(`/reports/${number}`)
  await worker.page.getByRole('main').getByText('It is wet again.').first().waitFor()
  const { name } = accountOf('restaurant', 'SAFETY_OFFICER')
  await worker.page.getByText(filled(reports.event.report_reopened, { name })).waitFor()
})

it('tells a colleague who is mentioned in a comment', async () => {
  const supervisor = await visitAs('restaurant', 'SUPERVISOR')
  const { reports, nav, notifications } = supervisor.words
  await supervisor.page.goto('/reports')
  const rows = supervisor.page.getByRole('table').locator('tbody').getByRole('row')
  const number = (await rows.first().innerText()).match(/NM-\d{4}-\d+/)?.[0] ?? ''
  await supervisor.page.goto(`/reports/${number}`)
  const { name } = accountOf('restaurant', 'SAFETY_OFFICER')
  const text = supervisor.page.getByLabel(reports.comment.label)
  await text.pressSequentially(`Please look, @${name.slice(0, 4)}`)
  const people = supervisor.page.getByRole('listbox', { name: reports.comment.people })
  await people.getByRole('option', { name }).waitFor()
  await text.press('Enter')
  expect(await text.inputValue()).toBe(`Please look, @${name} `)
  await supervisor.page.getByText(filled(reports.comment.mentioned, { names: name })).waitFor()
  await supervisor.page.getByRole('button', { name: reports.comment.send, exact: true }).click()
  await supervisor.page
    .getByRole('listitem')
    .filter({ hasText: `Please look, @${name}` })
    .waitFor()

  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { page } = officer
  const by = accountOf('restaurant', 'SUPERVISOR').name
  const news = page.getByRole('link', { name: `${by} mentioned you on ${number}` })
  // The worker tells within a moment; the bell asks again whenever the page is opened.
  await expect
    .poll(
      async () => {
        await page.goto('/actions')
        const bell = page.getByRole('region', { name: nav.tools }).getByRole('button').nth(1)
        await bell.click()
        await page.getByRole('heading', { name: notifications.title }).waitFor()
        await page.getByRole('listitem').first().waitFor()
        return news.first().isVisible()
      },
      { timeout: 30_000 },
    )
    .toBe(true)
  await news.first().click()
  await page.waitForURL(`**/reports/${number}`)
  await page.getByRole('main').getByText(`Please look, @${name}`).first().waitFor()
})
