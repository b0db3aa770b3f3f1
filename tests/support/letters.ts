import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from './visit'

/** The newest letter to this address on the page of letters, opened; the worker writes it within a moment. */
export async function letterTo({ page }: Visitor, email: string): Promise<Locator> {
  const letter = page.getByRole('group').filter({ hasText: email }).first()
  await expect
    .poll(
      async () => {
        await page.goto('/dev/mail')
        return letter.count()
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(1)
  await letter.locator('summary').click()
  return letter
}
