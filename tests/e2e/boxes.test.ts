import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cameraPhoto } from '../support/pictures'
import { sidewaysOf, untranslatedOn, violationsOf } from '../support/screen'
import { filled, type Visitor, visitAs } from '../support/visit'

const when = Date.now().toString(36)
const name = `Box ${when}`

/** How many photos this device keeps. */
const keptPhotos = (page: Visitor['page']) =>
  page.evaluate<number>(`new Promise((told) => {
    const opened = indexedDB.open('closecall-outbox')
    opened.onsuccess = () => {
      const count = opened.result.transaction('bytes').objectStore('bytes').count()
      count.onsuccess = () => {
        opened.result.close()
        told(count.result)
      }
    }
  })`)

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
  await form.getByRole('combobox', { name: words.common.place.site }).click()
  await page.getByRole('option', { name: 'Harbour Kitchen Docks' }).click()
  await form.getByRole('combobox', { name: words.common.place.location }).click()
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

it('an unnamed card is typed in with its back and its photo by a supervisor, and nobody is asked about it', async () => {
  const supervisor = await visitAs('restaurant', 'SUPERVISOR')
  const { page, words } = supervisor
  const { boxes } = words
  await page.goto('/boxes')
  await cardOf(supervisor).getByRole('button', { name: boxes.emptied }).click()
  const count = page.getByRole('dialog')
  await count.getByRole('button', { name: boxes.oneMore }).click()
  await count.getByRole('button', { name: filled(boxes.save, { cards: 1 }) }).click()
  await cardOf(supervisor)
    .getByRole('link', { name: filled(boxes.enterSome, { count: 1 }) })
    .click()
  const row = page.getByRole('form').first()
  await row.getByLabel(boxes.todo).fill('Glue it down.')
  await row.getByText(boxes.back.title, { exact: true }).click()
  await row.getByLabel(boxes.back.cause).fill('The floor is never dry.')
  await row.getByLabel(boxes.back.needed).fill('A drain, the caretaker, by spring.')
  await row.getByLabel(boxes.back.immediateAction).fill('Put a mat there.')
  await row.getByText(boxes.photo, { exact: true }).click()
  const mimeType = 'image/jpeg'
  const pick = row.getByLabel(words.photos.field.choose)
  await pick.setInputFiles([{ name: 'card.jpg', mimeType, buffer: await cameraPhoto(page) }])
  await row.getByRole('list', { name: words.photos.field.list }).waitFor()
  await expect.poll(() => keptPhotos(page)).toBe(1)

  await page.reload()
  await row.getByRole('list', { name: words.photos.field.list }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  expect(await row.getByLabel(boxes.back.cause).inputValue()).toBe('The floor is never dry.')
  await row.getByLabel(boxes.todo).press('Control+Enter')
  const link = page.getByRole('link', { name: /^AN-/ }).first()
  await page.getByText(boxes.allEntered).waitFor()
  const number = await link.innerText()
  await expect.poll(() => keptPhotos(page), { message: 'nothing stays on the device' }).toBe(0)
  await page.goto(`/reports/${number}`)
  await page.getByRole('heading', { name: words.common.state.notFound.title }).waitFor()

  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { inbox, reports, actions } = officer.words
  const desk = officer.page
  await desk.goto('/inbox')
  await desk.getByRole('list', { name: inbox.list }).getByRole('button', { name: number }).click()
  const card = desk.getByRole('article', { name: number })
  for (const text of ['The floor is never dry.', 'Glue it down.', 'A drain, the', 'Put a mat there.'])
    await card.getByText(text).waitFor()
  await card.getByRole('button', { name: /^Open photo/ }).waitFor()
  expect(await card.getByRole('button', { name: inbox.return.open, exact: true }).isDisabled()).toBe(true)
  await desk.keyboard.press('r')
  await desk.getByText(inbox.return.nobody).waitFor()
  expect(await desk.getByRole('dialog').count()).toBe(0)
  await desk.keyboard.press('Shift+Slash')
  const help = desk.getByRole('dialog', { name: inbox.keys.title })
  await help.getByText(filled(inbox.keys.notNow, { verb: inbox.keys.return })).waitFor()
  await desk.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  await desk.getByRole('checkbox', { name: filled(inbox.select, { number }) }).check()
  const bar = desk.getByRole('toolbar', { name: officer.words.common.list.bulk })
  expect(await bar.getByRole('button', { name: inbox.return.open, exact: true }).isDisabled()).toBe(true)
  await desk.keyboard.press('r')
  expect(await desk.getByRole('dialog').count()).toBe(0)
  await desk.keyboard.press('Escape')

  await card.getByRole('button', { name: inbox.accept.open, exact: true }).click()
  const accepting = desk.getByRole('dialog')
  await accepting.getByRole('switch', { name: inbox.accept.withAction }).check()
  await accepting.getByText(actions.field.ownerOfAnonymous).waitFor()

  await desk.goto('/reports?privacy=ANONYMOUS&source=BOX')
  const listed = desk.getByRole('table').locator('tbody').getByRole('row')
  await listed.filter({ hasText: number }).waitFor()
  await listed.filter({ hasText: reports.anonymous }).first().waitFor()
  expect(await listed.filter({ hasNotText: reports.anonymous }).count()).toBe(0)
  await page.goto('/reports?privacy=ANONYMOUS')
  await page.getByText(reports.list.emptyFiltered).waitFor()
})
