import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sendReport, writeReport } from '../support/near-miss'
import { sidewaysOf } from '../support/screen'
import { filled, visitAs } from '../support/visit'

it('saves the filtered list as a file whose cells no spreadsheet runs', async () => {
  const worker = await visitAs('restaurant', 'WORKER', { size: 'phone' })
  const what = '=HYPERLINK("http://evil.test","The lift, stuck")'
  await writeReport(worker, { type: 'NEAR_MISS', site: 'Harbour Kitchen Docks', what })
  const number = await sendReport(worker)

  const { page, words } = await visitAs('restaurant', 'EXECUTIVE')
  const { list } = words.reports
  await page.goto('/reports?q=HYPERLINK')
  await page.getByRole('link', { name: number }).first().waitFor()
  const rows = await page.getByRole('table').locator('tbody').getByRole('row').count()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: list.export, exact: true }).click()
  await page.getByText(filled(list.exported, { count: rows })).waitFor()
  const bytes = readFileSync(await (await download).path())
  expect([...bytes.subarray(0, 3)], 'a mark by which spreadsheets know UTF-8').toEqual([0xef, 0xbb, 0xbf])
  const [head, ...lines] = bytes.subarray(3).toString().split('\r\n')
  expect(head?.startsWith(`"${list.number}","${list.report}"`)).toBe(true)
  expect(lines).toHaveLength(rows)
  const line = lines.find((each) => each.startsWith(`"${number}",`))
  expect(line).toContain(`"'=HYPERLINK(""http://evil.test"",""The lift, stuck"")"`)
})

it.each(['light', 'dark'] as const)(
  'prints a report without what only a screen needs, %s',
  async (scheme) => {
    const { page, words } = await visitAs('restaurant', 'SAFETY_OFFICER', { scheme })
    await page.goto('/reports?status=CLOSED')
    await page.getByRole('table').locator('tbody').getByRole('link').first().click()
    const title = page.getByRole('heading', { level: 1 })
    await page.getByRole('complementary').getByText(words.reports.page.potential).waitFor()
    await page.emulateMedia({ media: 'print' })
    await title.waitFor()
    for (const role of ['navigation', 'button', 'textbox'] as const) {
      expect(await page.getByRole(role).allInnerTexts(), `${role} on paper`).toEqual([])
    }
    expect(await page.getByRole('heading', { name: words.reports.page.timeline }).isVisible()).toBe(true)
    expect(await sidewaysOf(page)).toBe(0)
    // Paper is white, and what lies behind the words is not printed.
    const ink = await page.evaluate<string>("getComputedStyle(document.querySelector('h1')).color")
    const light = (ink.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
    expect(Math.max(...light), `words in ${ink}`).toBeLessThan(128)
  },
)
