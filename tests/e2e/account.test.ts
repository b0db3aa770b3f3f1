import { expect, it } from 'vitest'
import { found, newOrganisation, password } from '../support/founding'
import { letterTo } from '../support/letters'
import { signIn, type Visitor, visit } from '../support/visit'

const headed = ({ page }: Visitor, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

it('gives a forgotten password back by mail, which ends every older session', async () => {
  const owner = await visit('en')
  const { organisation, email } = newOrganisation('Forgetful Bakery')
  await found(owner, { organisation, email })

  const forgetful = await visit('en', { size: 'phone' })
  const { page, words } = forgetful
  const { forgot, reset, signIn: form } = words.auth
  await page.goto('/sign-in')
  await page.getByRole('link', { name: form.forgot }).click()
  await headed(forgetful, forgot.title)
  await page.getByLabel(words.auth.email).fill(email)
  await page.getByRole('button', { name: forgot.submit }).click()
  await headed(forgetful, forgot.sentTitle)

  const letter = await letterTo(forgetful, email)
  await letter.getByRole('link').first().click()
  await headed(forgetful, reset.title)
  const link = page.url()
  const fresh = 'Another long sentence'
  await page.getByLabel(reset.password, { exact: true }).fill(fresh)
  await page.getByRole('button', { name: reset.submit }).click()
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/reset-password'))
  await page.goto('/settings/profile')
  await page.getByText(email).first().waitFor()

  await owner.page.goto('/settings/profile')
  await headed(owner, form.title)
  // It works once.
  await owner.page.goto(link)
  await owner.page.getByLabel(reset.password, { exact: true }).fill('A third long sentence')
  await owner.page.getByRole('button', { name: reset.submit }).click()
  await owner.page.getByText(reset.expired).waitFor()
  await signIn(owner, { url: link, email, password: fresh }, '/my')
  expect(new URL(owner.page.url()).pathname).toBe('/my')
})

it('changes a password here, which ends the session in the other browser, then signs out', async () => {
  const [here, there] = [await visit('en'), await visit('en', { size: 'phone' })]
  const { organisation, email } = newOrganisation('Careful Bakery')
  await found(here, { organisation, email })
  await signIn(there, { url: '', email, password }, '/my')
  const { profile } = here.words.settings
  const { page } = here
  await page.goto('/settings/profile')
  await page.getByLabel(profile.current).fill(password)
  await page.getByLabel(profile.next).fill('Another long sentence')
  await page.getByRole('button', { name: profile.changePassword }).click()
  await page.getByText(profile.passwordChanged).waitFor()

  await there.page.goto('/my')
  await headed(there, there.words.auth.signIn.title)
  await page.goto('/settings/organisation')
  await headed(here, here.words.settings.title)

  const { nav } = here.words
  const copied = await page.context().cookies()
  await page.getByRole('region', { name: nav.tools }).getByRole('button').last().click()
  await page.getByRole('menuitem', { name: nav.signOut }).click()
  await headed(here, here.words.auth.signIn.title)
  // Somebody who copied the cookie before stays outside as well.
  await page.context().addCookies(copied)
  await page.goto('/settings/organisation')
  await headed(here, here.words.auth.signIn.title)
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})

it('takes a person from one organisation to another and shows each its own', async () => {
  const first = newOrganisation('First Bakery')
  const second = { ...first, organisation: first.organisation.replace('First', 'Second') }
  const person = await visit('en')
  await found(person, first)
  // Signing up again with the same e-mail and its password adds the organisation to the person.
  await found(await visit('en'), second)

  const { page, words } = person
  const menu = ({ organisation }: typeof first) =>
    page.getByRole('button', { name: words.nav.switch.replace('{name}', organisation) })
  await page.goto('/reports')
  await menu(first).click()
  await page.getByRole('menuitem', { name: second.organisation }).click()
  await menu(second).waitFor()
  await page.goto('/settings/organisation')
  const { name } = words.settings.organisation
  expect(await page.getByLabel(name).first().inputValue()).toBe(second.organisation)
  await menu(second).click()
  await page.getByRole('menuitem', { name: first.organisation }).click()
  await menu(first).waitFor()
})
