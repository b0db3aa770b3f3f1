import type { Visitor } from './visit'

export type Story = {
  type: 'NEAR_MISS' | 'UNSAFE_CONDITION'
  site: string
  location?: string
  what: string
}

/** The three steps of a report up to its last button, which is not pressed yet. */
export async function writeReport({ page, words }: Visitor, story: Story): Promise<void> {
  const { capture, reports } = words
  await page.goto('/report')
  await page.getByRole('button', { name: reports.type[story.type] }).click()
  await page.getByLabel(capture.where.site, { exact: true }).selectOption({ label: story.site })
  if (story.location) {
    await page.getByLabel(capture.where.location, { exact: true }).selectOption({ label: story.location })
  }
  await page.getByRole('button', { name: capture.where.next, exact: true }).click()
  await page.getByLabel(capture.what.text).fill(story.what)
}

/** Presses it and answers the number that the page promises. */
export async function sendReport({ page, words }: Visitor): Promise<string> {
  await page.getByRole('button', { name: words.capture.what.send }).click()
  await page.getByRole('heading', { level: 1, name: words.capture.done.title }).waitFor()
  const text = await page.getByText(words.capture.done.number).locator('..').innerText()
  const number = /NM-\d{4}-\d{4,}/.exec(text)?.[0]
  if (!number) throw new Error(`No number in “${text}”`)
  return number
}
