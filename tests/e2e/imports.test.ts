import { fileSource } from '@closecall/documents/byte-source'
import { openTable } from '@closecall/documents/table'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { firstSite, found, newOrganisation } from '../support/founding'
import { violationsOf } from '../support/screen'
import { filled, type Visitor, visit } from '../support/visit'

const header = 'Date,Site,Type,What happened,Danger'
const register = [
  header,
  `2016-01-02,${firstSite},Near miss,A cable fell from the crane,red`,
  `2016-02-03,${firstSite},Near miss,Oil on the stairs,amber`,
  `2017-05-06,${firstSite},Near miss,A guard was left open,amber`,
  `31.02.2017,${firstSite},Near miss,A rack leaned,red`,
]

async function upload({ page, words }: Visitor, name: string, lines: string[]) {
  await page.goto('/imports')
  const buffer = Buffer.from(lines.join('\n'))
  await page.getByLabel(words.imports.upload.drop).setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('heading', { name: words.imports.mapping.columns }).waitFor()
}

async function choose(page: Page, label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const seen = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()

async function refusedRows({ page, words }: Visitor): Promise<string[][]> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: filled(words.imports.outcome.refused, { count: 1 }) }).click()
  const table = await openTable(fileSource(await (await download).path()))
  const rows: string[][] = [table.header.cells]
  for await (const { cells } of table.rows) rows.push(cells)
  return rows
}

it('brings a register in, corrects what was refused, shows it on the dashboard and takes it back', async () => {
  const owner = await visit('en')
  await found(owner, newOrganisation('Bakery with a Past'))
  const { page, words } = owner
  const { mapping, values, preview, outcome, undo, fields } = words.imports

  await upload(owner, 'register.csv', register)
  await choose(page, filled(mapping.meaning, { column: 'Danger' }), fields.potentialSeverity)
  await choose(page, filled(values.meaning, { value: 'red' }), `5 · ${words.common.severity['5']}`)
  await choose(page, filled(values.meaning, { value: 'amber' }), `3 · ${words.common.severity['3']}`)
  await page.getByLabel(mapping.saveAs).fill('Old register')
  await press(page, filled(mapping.check, { count: 4 }))
  await seen(page, preview.title)
  expect(await violationsOf(page)).toEqual([])
  const rows = await refusedRows(owner)
  await press(page, filled(preview.apply, { count: 3 }))
  await seen(page, filled(outcome.APPLIED, { count: 3 }))
  expect(await violationsOf(page)).toEqual([])
  const first = page.url()

  // The file that came back, with its reasons still in it and the date put right.
  expect(rows).toHaveLength(2)
  expect(rows[1]?.join()).toContain('31.02.2017')
  const corrected = rows.map((cells) =>
    cells.map((cell) => cell.replace('31.02.2017', '2017-02-28')).join(','),
  )
  await upload(owner, 'corrected.csv', corrected)
  await choose(page, mapping.saved, 'Old register')
  await press(page, filled(mapping.check, { count: 1 }))
  await seen(page, preview.title)
  await press(page, filled(preview.apply, { count: 1 }))
  await seen(page, filled(outcome.APPLIED, { count: 1 }))

  await page.goto('/dashboard?from=2016-01&to=2017-12')
  const reports = page.getByRole('term').filter({ hasText: words.dashboard.head.reports })
  await reports.locator('..').getByText('4', { exact: true }).waitFor()

  await page.goto(first)
  await press(page, undo.button)
  await press(page, undo.confirm)
  await seen(page, outcome.UNDONE)
  await page.goto('/reports')
  const table = page.getByRole('table').locator('tbody').getByRole('row')
  await table.filter({ hasText: 'A rack leaned' }).waitFor()
  expect(await table.count()).toBe(1)

  // The same file again, and a change of mind.
  await upload(owner, 'register.csv', register)
  await choose(page, mapping.saved, 'Old register')
  await press(page, filled(mapping.check, { count: 4 }))
  await seen(page, preview.title)
  await press(page, preview.cancel)
  await seen(page, filled(outcome.CANCELLED, { count: 0 }))
})

it('brings people in from pasted cells after showing what would happen', async () => {
  const owner = await visit('en')
  await found(owner, newOrganisation('Crowded Bakery'))
  const { page, words } = owner
  const { import: people } = words.settings
  const cells = [
    ['Name', 'Personnel number', 'Position', 'Site'],
    ['Ida Holm', '2001', 'Baker', firstSite],
    ['Karl Berg', '2002', 'Driver', firstSite],
    ['Mia Lund', '2003', 'Baker', 'Nowhere'],
  ]
  await page.goto('/settings/people')
  await page.getByRole('link', { name: words.settings.people.fromTable }).click()
  await page.getByLabel(people.paste).fill(cells.map((row) => row.join('\t')).join('\n'))
  await press(page, people.usePasted)
  await press(page, filled(people.preview, { count: 3 }))
  await seen(page, people.previewTitle)
  const rows = page.getByRole('table').locator('tbody').getByRole('row')
  await rows.filter({ hasText: 'Mia Lund' }).getByText(people.refused.site_unknown).waitFor()
  await press(page, filled(people.apply, { count: 2 }))
  await seen(page, people.doneTitle)
  await page.getByRole('link', { name: people.toPeople }).click()
  await page.waitForURL('**/settings/people')
  await page.getByRole('row', { name: 'Ida Holm' }).getByText('Baker', { exact: true }).waitFor()
  await page.getByRole('row', { name: 'Karl Berg' }).waitFor()
  expect(await page.getByRole('row', { name: 'Mia Lund' }).count()).toBe(0)
})
