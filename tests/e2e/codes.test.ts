import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { readPdf } from '../support/pdf'
import { filled, type Visitor, visitAs } from '../support/visit'

const printed = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/
/** The buttons that open a code, each named after the code and its place. */
const codesOf = ({ page, words }: Visitor) =>
  page.getByRole('button', {
    name: new RegExp(filled(words.codes.open, { code: printed.source, name: '.' })),
  })

it('prints the poster of a place, turns its code off and on, and replaces it', async () => {
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER', { size: 'desktop' })
  const { page, words } = officer
  const { codes } = words
  await page.goto('/settings/sites')
  const button = codesOf(officer).nth(1)
  const before = printed.exec((await button.getAttribute('aria-label')) ?? '')?.[0] ?? ''
  await button.click()
  const dialog = page.getByRole('dialog').filter({ has: page.getByRole('figure') })
  await dialog.getByText(codes.formats.a5, { exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: codes.download }).click(),
  ])
  const [poster] = readPdf(await readFile(await download.path()))
  expect(poster).toMatchObject({ widthMm: 148, heightMm: 210 })
  expect(poster?.text).toContain(before)

  const confirmed = async (deed: string, question: string) => {
    await dialog.getByRole('button', { name: deed, exact: true }).click()
    const asked = page.getByRole('dialog', { name: filled(question, { code: before }) })
    await asked.getByRole('button', { name: deed, exact: true }).click()
    await asked.waitFor({ state: 'detached' })
  }
  await confirmed(codes.disable, codes.disableTitle)
  await dialog.getByText(codes.offText).waitFor()
  await dialog.getByRole('button', { name: codes.enable, exact: true }).click()
  await dialog.getByText(codes.offText).waitFor({ state: 'detached' })
  await confirmed(codes.replace, codes.replaceTitle)
  await page.getByText(before, { exact: true }).first().waitFor({ state: 'detached' })
})

it('lets a supervisor print what is theirs and change nothing, and shows a worker none of it', async () => {
  const supervisor = await visitAs('factory', 'SUPERVISOR', { size: 'phone' })
  const { page, words } = supervisor
  await page.goto('/settings/sites')
  await codesOf(supervisor).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.codes.download }).waitFor()
  expect(await dialog.getByRole('button', { name: words.codes.replace }).count()).toBe(0)
  const all = await page.getByRole('button', { name: words.codes.printAll, includeHidden: true }).count()
  expect(all).toBe(1)

  const worker = await visitAs('factory', 'WORKER', { size: 'phone' })
  await worker.page.goto('/settings/sites')
  await worker.page.getByRole('heading', { level: 2 }).first().waitFor()
  expect(await codesOf(worker).count()).toBe(0)
})

it('begins the card of whoever is signed in at the place of the poster they scanned', async () => {
  const officer = await visitAs('factory', 'SAFETY_OFFICER', { size: 'desktop' })
  await officer.page.goto('/settings/sites')
  const label = (await codesOf(officer).nth(1).getAttribute('aria-label')) ?? ''
  const code = printed.exec(label)?.[0] ?? ''
  const place = label.split(', ').slice(1).join(', ')

  const { page, words } = await visitAs('factory', 'WORKER', { size: 'phone' })
  const { capture, reports } = words
  await page.goto(`/report?place=${code.toLowerCase()}`)
  await page.getByRole('button', { name: reports.type.NEAR_MISS }).tap()
  const location = page.getByLabel(capture.where.location, { exact: true })
  await location.waitFor()
  expect(await location.locator('option:checked').innerText()).toBe(place)
  expect(await page.getByLabel(capture.where.site, { exact: true }).inputValue()).not.toBe('')
})
