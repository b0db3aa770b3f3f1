import { describe, expect, it } from 'vitest'
import { answerQuestions } from '../support/desk'
import { sendReport, writeReport } from '../support/near-miss'
import { filled, sizes, type Visitor, visitAs } from '../support/visit'

const site = 'Harbour Kitchen Docks'

async function reported(worker: Visitor, ...stories: string[]): Promise<string[]> {
  const numbers: string[] = []
  for (const what of stories) {
    await writeReport(worker, { type: 'UNSAFE_CONDITION', site, location: 'Hot line', what })
    numbers.push(await sendReport(worker))
  }
  return numbers
}

async function openInbox({ page, words }: Visitor) {
  await page.goto('/inbox')
  const list = page.getByRole('list', { name: words.inbox.list })
  await list.waitFor()
  const row = (number: string) => list.getByRole('button', { name: number })
  const mark = (number: string) =>
    list.getByRole('checkbox', { name: filled(words.inbox.select, { number }) }).check()
  return { row, mark, gone: (number: string) => row(number).waitFor({ state: 'detached' }) }
}

async function reject({ page, words }: Visitor, number: string): Promise<void> {
  const { inbox } = words
  await page.getByRole('list', { name: inbox.list }).getByRole('button', { name: number }).click()
  await page
    .getByRole('article', { name: number })
    .getByRole('button', { name: inbox.reject.open, exact: true })
    .click()
  const dialog = page.getByRole('dialog', { name: filled(inbox.reject.title, { number }) })
  await dialog.getByLabel(inbox.reject.reason).fill('Seen and mended already.')
  await dialog.getByRole('button', { name: inbox.reject.submit }).click()
}

describe.each(sizes)('the inbox of the restaurants, %s', (size) => {
  it('takes a rejection back from its toast', async () => {
    const [number = ''] = await reported(
      await visitAs('restaurant', 'WORKER', { size }),
      `A tile by the dish washer came loose (${size}).`,
    )
    const officer = await visitAs('restaurant', 'SAFETY_OFFICER', { size })
    const { inbox } = officer.words
    const { row, gone } = await openInbox(officer)
    await reject(officer, number)
    await gone(number)
    await officer.page.getByRole('button', { name: inbox.undo, exact: true }).click()
    await officer.page.getByText(filled(inbox.undone, { number })).waitFor()
    await row(number).waitFor()
    expect(await row(number).count()).toBe(1)
    if (size === 'phone') return

    await reject(officer, number)
    await gone(number)
    await officer.page.keyboard.press('u')
    await row(number).waitFor()
  })

  it('decides about many at once: accepts two, merges one into them', async () => {
    const worker = await visitAs('restaurant', 'WORKER', { size })
    const [one = '', two = '', three = ''] = await reported(
      worker,
      `Boxes in front of the fire door (${size}, 1).`,
      `Boxes in front of the fire door (${size}, 2).`,
      `Boxes in front of the fire door (${size}, 3).`,
    )
    const officer = await visitAs('restaurant', 'SAFETY_OFFICER', { size })
    const { page, words } = officer
    const { inbox, common } = words
    const { mark, gone } = await openInbox(officer)
    const bar = page.getByRole('toolbar', { name: common.list.bulk })
    await mark(one)
    await mark(two)
    await bar.getByRole('button', { name: inbox.accept.open, exact: true }).click()
    const accepting = page.getByRole('dialog')
    await answerQuestions(officer, accepting)
    await accepting.getByRole('button', { name: inbox.accept.submit }).click()
    await gone(one)
    await gone(two)

    await mark(three)
    await bar.getByRole('button', { name: inbox.merge.open, exact: true }).click()
    const merging = page.getByRole('dialog')
    await merging.getByLabel(inbox.merge.search).fill(one)
    await merging.getByRole('radio', { name: one }).check()
    await merging.getByRole('button', { name: inbox.merge.submit }).click()
    await gone(three)
    await page.goto(`/reports/${three}`)
    await page.getByRole('main').getByRole('link', { name: one }).first().waitFor()
    expect(await page.getByText(words.reports.status.MERGED, { exact: true }).count()).toBeGreaterThan(0)
  })
})

it('is emptied by the keyboard alone', async () => {
  const numbers = await reported(
    await visitAs('restaurant', 'WORKER'),
    'A knife lay under the towels.',
    'A knife lay under the towels again.',
  )
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { page, words } = officer
  const { inbox } = words
  const { row, gone } = await openInbox(officer)
  for (const number of numbers) {
    await row(number).focus()
    await page.keyboard.press('x')
  }
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(inbox.reject.reason).fill('Told to the shift at once.')
  await dialog.getByRole('button', { name: inbox.reject.submit }).click()
  for (const number of numbers) await gone(number)
  expect(await page.getByRole('alert').filter({ hasText: 'NM-' }).count(), 'nothing was refused').toBe(0)
})

it('lets the keyboard out again where a report opens over the list', async () => {
  await reported(
    await visitAs('restaurant', 'WORKER'),
    'A rug lay over the drain.',
    'A rug lay over the drain again.',
  )
  const { page, words } = await visitAs('restaurant', 'SAFETY_OFFICER', { size: 'phone' })
  await page.goto('/inbox')
  const list = page.getByRole('list', { name: words.inbox.list })
  const rows = list.getByRole('button')
  const focused = (index: number) => rows.nth(index).and(page.locator(':focus')).waitFor()
  await list.getByRole('checkbox').first().focus()
  await page.keyboard.press('Tab')
  await focused(0)
  await page.keyboard.press('ArrowDown')
  await focused(1)
  expect(await page.getByRole('dialog').count(), 'reaching a report opens nothing').toBe(0)
  for (const key of ['Enter', 'o']) {
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await focused(1)
  }
  await page.keyboard.press('Tab')
  await list.locator(':focus').waitFor({ state: 'detached' })
  expect(await page.getByRole('dialog').count(), 'nor does leaving it').toBe(0)
})

it('leaves letters alone where a device says so, and is still walked and marked', async () => {
  await reported(
    await visitAs('restaurant', 'WORKER'),
    'A cable hung in the doorway.',
    'A cable hung in the doorway again.',
  )
  const { page, words } = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { inbox, settings } = words
  await page.goto('/settings/profile', { waitUntil: 'networkidle' })
  await page.getByRole('switch', { name: settings.profile.singleKeys }).uncheck()
  await page.goto('/inbox')
  const list = page.getByRole('list', { name: inbox.list })
  const focused = (index: number) => list.getByRole('button').nth(index).and(page.locator(':focus')).waitFor()
  await list.getByRole('button').first().focus()
  for (const key of ['j', 'x', 'a', 'm', 'r', 'd', 'o', 'u', '/', '?', 'Shift+X'])
    await page.keyboard.press(key)
  await page.keyboard.press('ArrowDown')
  await focused(1)
  expect(await page.getByRole('dialog').count(), 'no letter opened anything').toBe(0)
  expect(await list.getByRole('checkbox', { checked: true }).count()).toBe(0)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  await list.getByRole('listitem').nth(1).getByRole('checkbox', { checked: true }).waitFor()

  await page.getByRole('button', { name: inbox.keys.title }).click()
  await page.getByRole('dialog').getByRole('link').click()
  await page.getByRole('switch', { name: settings.profile.singleKeys }).check()
  await page.goto('/inbox')
  await list.getByRole('button').first().focus()
  await page.keyboard.press('j')
  await focused(1)
  await page.keyboard.press('d')
  await page.getByRole('dialog').waitFor()
})

it('is decided about from the list of reports as well', async () => {
  const [one = '', two = ''] = await reported(
    await visitAs('restaurant', 'WORKER'),
    'The lift door opened between two floors.',
    'The lift door opened between two floors once more.',
  )
  const { page, words } = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { inbox, common, reports } = words
  await page.goto('/reports')
  const row = (number: string) => page.getByRole('row', { name: number })
  await row(one).getByRole('checkbox').check()
  await row(two).getByRole('checkbox').check()
  const bar = page.getByRole('toolbar', { name: common.list.bulk })
  await bar.getByRole('button', { name: inbox.reject.open, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(inbox.reject.reason).fill('The lift is out of use until it is mended.')
  await dialog.getByRole('button', { name: inbox.reject.submit }).click()
  await bar.waitFor({ state: 'detached' })
  for (const number of [one, two]) {
    await row(number).getByText(reports.status.REJECTED, { exact: true }).waitFor()
  }
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)

  const supervisor = await visitAs('restaurant', 'SUPERVISOR')
  await supervisor.page.goto('/reports')
  await supervisor.page.getByRole('row', { name: one }).waitFor()
  expect(await supervisor.page.getByRole('row').getByRole('checkbox').count()).toBe(0)
})
