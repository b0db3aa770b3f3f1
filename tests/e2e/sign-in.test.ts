import { describe, expect, it } from 'vitest'
import { accountOf, filled, signIn, sizes, visit } from '../support/visit'

describe.each(sizes)('signing in, %s', (size) => {
  it('lets the workers of two organisations in, each to their own page', async () => {
    for (const company of ['factory', 'restaurant'] as const) {
      const worker = accountOf(company, 'WORKER')
      const visitor = await visit(company === 'factory' ? 'ru' : 'en', { size })
      await signIn(visitor, worker)
      const { page, words } = visitor
      await page.waitForURL('**/my')
      const firstName = worker.name.split(' ')[0] ?? ''
      const greeting = filled(words.my.hello, { name: firstName })
      await page.getByRole('heading', { level: 1, name: greeting }).waitFor()
      expect(await page.title()).toContain(words.my.title)
    }
  })

  it('says that e-mail and password do not match, and keeps the e-mail', async () => {
    const { page, words } = await visit('en', { size })
    await page.goto('/sign-in')
    await page.getByLabel(words.auth.email).fill('nobody@harbour.example')
    await page.getByLabel(words.auth.password, { exact: true }).fill('Not-the-password')
    await page.getByRole('button', { name: words.auth.signIn.submit, exact: true }).click()
    await page.getByRole('alert').getByText(words.auth.signIn.failed).waitFor()
    expect(await page.getByLabel(words.auth.email).inputValue()).toBe('nobody@harbour.example')
  })

  it('brings a stranger to the sign-in page and back to where they wanted', async () => {
    const visitor = await visit('en', { size })
    const { page, words } = visitor
    await page.goto('/actions')
    await page.getByRole('heading', { level: 1, name: words.auth.signIn.title }).waitFor()
    const { email, password } = accountOf('restaurant', 'SUPERVISOR')
    await page.getByLabel(words.auth.email).fill(email ?? '')
    await page.getByLabel(words.auth.password, { exact: true }).fill(password ?? '')
    await page.getByRole('button', { name: words.auth.signIn.submit, exact: true }).click()
    await page.waitForURL('**/actions')
    await page.getByRole('heading', { level: 1, name: words.actions.list.title }).waitFor()
    expect(page.url()).toMatch(/\/actions$/)
  })
})
