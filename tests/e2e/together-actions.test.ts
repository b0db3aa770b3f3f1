import { expect, it } from 'vitest'
import { accept, addAction } from '../support/desk'
import { sendReport, writeReport } from '../support/near-miss'
import { accountOf, filled, type Visitor, visitAs } from '../support/visit'

const site = 'Harbour Kitchen Docks'
const task = 'Nail the mat down'
const missing = 'The left corner still lifts.'

it('tells the second of two at an action what the first has done, and keeps what was typed', async () => {
  const worker = await visitAs('restaurant', 'WORKER', { size: 'phone' })
  await writeReport(worker, { type: 'NEAR_MISS', site, what: 'A mat slid away under a waiter.' })
  const number = await sendReport(worker)
  const first = await visitAs('restaurant', 'SAFETY_OFFICER')
  const second = await visitAs('restaurant', 'OWNER')
  const { actions, reports } = second.words
  const { name } = accountOf('restaurant', 'SAFETY_OFFICER')
  const said = (event: string, status: string) =>
    filled(reports.conflict.text, { deed: filled(event, { name }), when: '|', status }).split('|')
  await accept(first, number)
  await first.page.goto(`/reports/${number}`)
  await addAction(first, { task, owner: accountOf('restaurant', 'SUPERVISOR').name })
  const press = ({ page }: Visitor, verb: string) =>
    page.getByRole('article').getByRole('button', { name: verb, exact: true }).click()
  const reaches = ({ page }: Visitor, status: string) =>
    page.getByRole('article').getByText(status, { exact: true }).waitFor()

  await second.page.goto(`/reports/${number}`)
  await second.page.getByRole('button', { name: actions.start.submit, exact: true }).waitFor()
  await press(first, actions.start.submit)
  await reaches(first, actions.status.IN_PROGRESS)
  await press(second, actions.start.submit)
  const news = second.page.getByRole('alert').filter({ hasText: name })
  for (const part of said(reports.event.action_started, actions.status.IN_PROGRESS))
    await news.getByText(part).waitFor()
  await reaches(second, actions.status.IN_PROGRESS)

  const supervisor = await visitAs('restaurant', 'SUPERVISOR')
  await supervisor.page.goto(`/reports/${number}`)
  await press(supervisor, actions.finish.open)
  const finishing = supervisor.page.getByRole('dialog', { name: actions.finish.title })
  await finishing.getByLabel(actions.finish.evidence).fill('Nailed.')
  await finishing.getByRole('button', { name: actions.finish.submit, exact: true }).click()
  await finishing.waitFor({ state: 'detached' })

  await first.page.reload()
  await second.page.goto('/actions?whose=all&status=DONE')
  await second.page.getByRole('row', { name: number }).click()
  await press(second, actions.return.open)
  const returning = second.page.getByRole('dialog', { name: actions.return.title })
  await returning.getByLabel(actions.return.comment).fill(missing)
  await press(first, actions.verify.submit)
  await reaches(first, actions.status.VERIFIED)
  await returning.getByRole('button', { name: actions.return.submit, exact: true }).click()
  const notice = returning.getByRole('alert')
  for (const part of said(reports.event.action_verified, actions.status.VERIFIED))
    await notice.getByText(part).waitFor()
  // The list behind has been read again: it is no longer there.
  await second.page.locator('tr', { hasText: number }).waitFor({ state: 'detached' })
  expect(await returning.getByLabel(actions.return.comment).inputValue()).toBe(missing)
  await notice.getByRole('button', { name: reports.conflict.reload }).click()
  await returning.waitFor({ state: 'detached' })
})

it('keeps what somebody types about an action of theirs when it is finished by somebody else', async () => {
  const owner = await visitAs('restaurant', 'SUPERVISOR', { size: 'phone' })
  await writeReport(owner, { type: 'NEAR_MISS', site, what: 'A shelf tilted over the sink.' })
  const number = await sendReport(owner)
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  await accept(officer, number)
  await officer.page.goto(`/reports/${number}`)
  const shelf = 'Screw the shelf to the wall'
  await addAction(officer, { task: shelf, owner: accountOf('restaurant', 'SUPERVISOR').name })

  const { actions, reports, my } = owner.words
  await owner.page.goto('/my')
  const card = owner.page
    .getByRole('region', { name: my.actions })
    .getByRole('article')
    .filter({ hasText: number })
  await card.getByRole('button', { name: actions.start.submit, exact: true }).click()
  await card.getByRole('button', { name: actions.finish.open, exact: true }).click()
  const typing = owner.page.getByRole('dialog', { name: actions.finish.title })
  await typing.getByLabel(actions.finish.evidence).fill('Two screws, each side.')

  await officer.page.reload()
  const task = officer.page.getByRole('article').filter({ hasText: shelf })
  await task.getByRole('button', { name: actions.finish.open, exact: true }).click()
  const finishing = officer.page.getByRole('dialog', { name: actions.finish.title })
  await finishing.getByLabel(actions.finish.evidence).fill('Screwed.')
  await finishing.getByRole('button', { name: actions.finish.submit, exact: true }).click()
  await finishing.waitFor({ state: 'detached' })

  await typing.getByRole('button', { name: actions.finish.submit, exact: true }).click()
  const notice = typing.getByRole('alert')
  await notice.getByText(accountOf('restaurant', 'SAFETY_OFFICER').name).waitFor()
  expect(await typing.getByLabel(actions.finish.evidence).inputValue()).toBe('Two screws, each side.')
  await notice.getByRole('button', { name: reports.conflict.reload }).click()
  await card.waitFor({ state: 'detached' })
})
