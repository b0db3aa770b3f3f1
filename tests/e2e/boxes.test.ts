import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sidewaysOf, untranslatedOn } from '../support/screen'
import { filled, type Visitor, visitAs } from '../support/visit'

const when = Date.now().toString(36)
const name = `Box ${when}`

const cardOf = ({ page }: Visitor, of = name) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: of, exact: true }) })

it('a box is hung up, its cards are printed, it is emptied with a phone, and its cards come into the inbox', async () => {
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { page, words } = officer
  const { boxes } = words
  await page.goto('/inbox')
  await page.getByRole('link', { name: filled(boxes.lateBoxes, { count: 1 }) }).click()
  await cardOf(officer, 'Box by the cold store')
    .getByText(filled(boxes.state.LATE, { days: 2 }))
    .waitFor()

  await page.getByRole('button', { name: boxes.add, exact: true }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('combobox', { name: boxes.site }).click()
  await page.getByRole('option', { name: 'Harbour Kitchen Docks' }).click()
  await form.getByRole('combobox', { name: boxes.location }).click()
  await page.getByRole('option', { name: 'Hot line' }).click()
  await form.getByLabel(boxes.name).fill(name)
  await form.getByRole('button', { name: boxes.add, exact: true }).click()
  await cardOf(officer).getByText(boxes.state.EMPTY).waitFor()

  await cardOf(officer)
    .getByRole('button', { name: filled(boxes.more, { name }) })
    .click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: filled(boxes.sheet.a6, { language: 'English' }) }).click()
  const sheet = readFileSync(await (await download).path())
  expect(sheet.toString('latin1')).toMatch(/^%PDF-[\s\S]*\/Type \/Pages\s+\/Count 2\b/)

  const supervisor = await visitAs('restaurant', 'SUPERVISOR', { size: 'phone' })
  await supervisor.page.goto('/boxes')
  await cardOf(supervisor).getByRole('button', { name: boxes.emptied }).click()
  const count = supervisor.page.getByRole('dialog')
  for (let card = 0; card < 2; card++) await count.getByRole('button', { name: boxes.oneMore }).click()
  await count.getByRole('button', { name: filled(boxes.save, { cards: 2 }) }).click()
  await cardOf(supervisor)
    .getByRole('link', { name: filled(boxes.enterSome, { count: 2 }) })
    .waitFor()
  expect(await sidewaysOf(supervisor.page)).toBe(0)

  await page.reload()
  await cardOf(officer)
    .getByRole('link', { name: filled(boxes.enterSome, { count: 2 }) })
    .click()
  const row = (index: number) => page.getByRole('form', { name: filled(boxes.card, { index }), exact: true })
  await row(1).getByLabel(boxes.what).fill(`First ${when}: the mat slides.`)
  await row(1).getByLabel(boxes.todo).fill('Glue it down.')
  await row(2).getByLabel(boxes.number).fill('1001')
  await row(2).getByText('Liam Carter').waitFor()
  await row(2).getByLabel(boxes.what).fill(`Second ${when}: the hook is loose.`)

  // What was typed survives a reload; a card is filed without the mouse, and the next one is under the fingers.
  await page.reload()
  await row(1).getByLabel(boxes.what).press('Control+Enter')
  await page.getByRole('link', { name: /^AN-/ }).waitFor()
  await row(2).getByLabel(boxes.what).and(page.locator(':focus')).press('Control+Enter')
  await page.getByText(boxes.allEntered).waitFor()

  // The second one was a slip: withdrawn, corrected and filed as another report.
  const filed = page.getByRole('listitem').filter({ hasText: `Second ${when}` })
  await filed.getByRole('button', { name: boxes.undo }).click()
  await row(2).getByLabel(boxes.what).fill(`Corrected ${when}: the hook is loose.`)
  await row(2).getByLabel(boxes.number).fill('1001')
  await row(2).getByRole('button', { name: boxes.file, exact: true }).click()
  await page.getByText(boxes.allEntered).waitFor()
  expect(await untranslatedOn(page, 'en')).toEqual([])

  await page.goto(`/reports?q=${when}`)
  const listed = page.getByRole('table').locator('tbody').getByRole('row')
  await listed
    .filter({ hasText: `Corrected ${when}` })
    .getByText('Liam Carter')
    .waitFor()
  await listed
    .filter({ hasText: `First ${when}` })
    .getByText(words.reports.anonymous)
    .waitFor()
  await listed
    .filter({ hasText: `Second ${when}` })
    .getByText(words.reports.status.REJECTED)
    .waitFor()
})

it('a worker is told that boxes are not theirs', async () => {
  const { page, words } = await visitAs('factory', 'WORKER', { size: 'phone' })
  await page.goto('/boxes')
  const heading = page.getByRole('heading', { level: 1 })
  expect(await heading.innerText()).toBe(words.common.state.forbidden.title)
  expect(await page.getByRole('link', { name: words.nav.boxes }).count()).toBe(0)
})
