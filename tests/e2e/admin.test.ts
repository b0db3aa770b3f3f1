import { describe, expect, it } from 'vitest'
import { found, password } from '../support/founding'
import { scanned } from '../support/qr'
import { violationsOf } from '../support/screen'
import { filled, sizes, type Visitor, visit, visitAs } from '../support/visit'

describe.each(sizes)('the administration of an organisation, %s', (size) => {
  it('founds it, settles its places, and invites a colleague whose role then changes', async () => {
    const unique = `${size}-${Date.now().toString(36)}`
    const organisation = `Northwind Bakery ${unique}`
    const founder = await visit('en', { size })
    await found(founder, { organisation, email: `owner-${unique}@northwind.example` })
    await settlePlaces(founder)
    const link = await invite(founder)

    const colleague = await visit('en', { size })
    await join(colleague, { link, organisation, email: `nora-${unique}@northwind.example` })
    const { nav, settings, auth } = colleague.words
    await colleague.page.goto('/settings/people')
    await colleague.page.getByRole('row', { name: 'Nora Lind' }).waitFor()
    expect(await colleague.page.getByRole('button', { name: settings.people.invite }).count()).toBe(0)

    const { page } = founder
    await page.goto('/settings/people')
    await page.getByRole('row', { name: 'Nora Lind' }).click()
    const drawer = page.getByRole('dialog', { name: 'Nora Lind' })
    await drawer.getByRole('combobox', { name: settings.people.role }).click()
    await page.getByRole('option', { name: nav.role.ADMIN, exact: true }).click()
    await drawer.getByRole('button', { name: founder.words.common.save, exact: true }).click()
    await page.getByRole('row', { name: 'Nora Lind' }).getByText(nav.role.ADMIN).waitFor()

    // The next request of the old session is its last.
    await colleague.page.goto('/settings/people')
    await colleague.page.getByRole('heading', { level: 1, name: auth.signIn.title }).waitFor()
  })
})

it('shows the chosen tab of the settings on a phone that is narrower than all of them', async () => {
  const { page, words } = await visitAs('factory', 'ADMIN', { size: 'phone' })
  await page.goto('/settings/people')
  const tab = page.getByRole('link', { name: words.settings.tabs.people, exact: true })
  const width = page.viewportSize()?.width ?? 0
  const isWhole = async () => {
    const box = await tab.boundingBox()
    return box !== null && box.x >= 0 && box.x + box.width <= width
  }
  await expect.poll(isWhole).toBe(true)
})

async function settlePlaces({ page, words }: Visitor) {
  const { sites } = words.settings
  await page.goto('/settings/sites')
  await page.getByRole('button', { name: sites.add }).click()
  const dialog = page.getByRole('dialog', { name: sites.add })
  await dialog.getByLabel(sites.name).fill('Harbour shop')
  await dialog.getByLabel(sites.headcount).fill('12')
  await dialog.getByRole('button', { name: sites.create, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  const locations = page.getByRole('list', { name: filled(sites.locationsOf, { name: 'Harbour shop' }) })
  const form = locations.locator('xpath=following-sibling::form')
  await form.getByLabel(sites.newLocation).fill('Bread slicer')
  await form.getByRole('button', { name: sites.addLocation, exact: true }).click()
  await locations.getByLabel(sites.locationName).waitFor()
  expect(await locations.getByLabel(sites.locationName).inputValue()).toBe('Bread slicer')
}

/** The link, as it is shown once. */
async function invite({ page, words }: Visitor): Promise<string> {
  const { people } = words.settings
  await page.goto('/settings/people')
  await page.getByRole('button', { name: people.invite, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: people.invite })
  await dialog.getByLabel(people.name).fill('Nora Lind')
  await dialog.getByRole('combobox', { name: people.role }).click()
  await page.getByRole('option', { name: words.nav.role.SUPERVISOR, exact: true }).click()
  await dialog.getByRole('button', { name: people.inviteSubmit }).click()
  const code = dialog.getByRole('img', { name: words.common.qr })
  await code.waitFor()
  expect(await violationsOf(page)).toEqual([])
  const link = await dialog.getByLabel(words.common.link, { exact: true }).inputValue()
  expect(await scanned(code)).toEqual([link])
  return link
}

async function join({ page, words }: Visitor, by: { link: string; organisation: string; email: string }) {
  const { invite: form } = words.auth
  await page.goto(new URL(by.link).pathname)
  await page.getByRole('heading', { level: 1, name: filled(form.title, by) }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.getByLabel(words.auth.email).fill(by.email)
  expect(await page.getByLabel(form.name).inputValue()).toBe('Nora Lind')
  await page.getByLabel(form.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: form.submit, exact: true }).click()
  await page.waitForURL(({ pathname }) => pathname !== '/' && !pathname.startsWith('/invite'))
}
