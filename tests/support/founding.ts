import type { Visitor } from './visit'

export const password = 'A long enough sentence'
export const firstSite = 'Main bakery'

/** Signs an organisation and its owner up; the visitor is signed in then. */
export async function found({ page, words }: Visitor, of: { organisation: string; email: string }) {
  const { signUp, password: label } = words.auth
  await page.goto('/sign-up')
  await page.getByLabel(signUp.name, { exact: true }).fill(of.organisation)
  await page.getByLabel(signUp.site, { exact: true }).fill(firstSite)
  await page.getByLabel(signUp.country).selectOption('GB')
  await page.getByLabel(signUp.timeZone).selectOption('Europe/London')
  await page.getByLabel(signUp.owner, { exact: true }).fill('Vera North')
  await page.getByLabel(signUp.email).fill(of.email)
  await page.getByLabel(label, { exact: true }).fill(password)
  await page.getByRole('button', { name: signUp.submit }).click()
  await page.waitForURL(({ pathname }) => !['/', '/sign-up'].includes(pathname))
}

/** A name and an address that no earlier run has taken. */
export function newOrganisation(name: string) {
  const unique = Date.now().toString(36)
  return { organisation: `${name} ${unique}`, email: `owner-${unique}@northwind.example` }
}
