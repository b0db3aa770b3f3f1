import { print } from 'graphql'
import { expect, inject, it } from 'vitest'
import { EnrolKiosk, KioskHeartbeat } from '../../apps/web/src/kiosk/kiosk.documents'
import { doorOf } from '../support/anonymous'
import { newToken } from '../support/kiosks'
import { scanned } from '../support/qr'
import { open, sidewaysOf, untranslatedOn, violationsOf } from '../support/screen'
import { filled, type Visitor, visitAs } from '../support/visit'

const name = `Gate ${Date.now().toString(36)}`
const renamed = `${name} south`
const pin = '407193'

const door = () => doorOf(inject('running').url)
const beat = async (token: string) => (await door().ask(print(KioskHeartbeat), { token, waiting: 2 })).reasons

const cardOf = ({ page }: Visitor, of: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: of, exact: true }) })

async function choose(visitor: Visitor, of: string, item: string) {
  const { page, words } = visitor
  await cardOf(visitor, of)
    .getByRole('button', { name: filled(words.kiosks.more, { name: of }) })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

const codeOn = async ({ page, words }: Visitor) => {
  const shown = await page.getByRole('dialog').getByLabel(words.kiosks.code).innerText()
  expect(shown).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  return shown
}

type Read = { data?: { kiosks?: object[]; viewer?: object } }

/** What this browser reads, changed on its way. */
const answering = ({ page }: Visitor, change: (data: NonNullable<Read['data']>) => object) =>
  page.route('**/graphql', async (route) => {
    const response = await route.fetch()
    const read = (await response.json()) as Read
    await route.fulfill({
      response,
      json: { ...read, data: read.data && { ...read.data, ...change(read.data) } },
    })
  })

it('is set up, gets its tablet by a code that is told once, gets another one, and is revoked', async () => {
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { page, words } = officer
  const { common, errors, kiosks } = words
  await open(page, '/kiosks')
  await page.getByRole('button', { name: kiosks.add, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(kiosks.name).fill(name)
  await dialog.getByRole('combobox', { name: common.place.site }).click()
  await page.getByRole('option', { name: 'Harbour Kitchen Docks' }).click()
  await dialog.getByRole('combobox', { name: common.place.location }).click()
  await page.getByRole('option', { name: 'Hot line' }).click()
  await dialog.getByLabel(kiosks.pin).fill('1234')
  await dialog.getByLabel(kiosks.pinAgain).fill(pin)
  await dialog.getByRole('button', { name: kiosks.add, exact: true }).click()
  await dialog.getByText(errors.fields.too_simple).waitFor()
  await dialog.getByLabel(kiosks.pin).fill('407194')
  await dialog.getByRole('button', { name: kiosks.add, exact: true }).click()
  await dialog.getByText(errors.fields.pins_differ).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByLabel(kiosks.pin).fill(pin)
  await dialog.getByRole('button', { name: kiosks.add, exact: true }).click()

  const code = await codeOn(officer)
  await dialog.getByText('/kiosk', { exact: false }).first().waitFor()
  const [seen] = await scanned(dialog.getByRole('img', { name: common.qr }))
  expect(new URL(seen ?? '').searchParams.get('code')).toBe(code)
  expect(await violationsOf(page)).toEqual([])
  expect(await untranslatedOn(page, 'en')).toEqual([])
  await page.keyboard.press('Escape')
  await cardOf(officer, name).getByText(kiosks.state.AWAITING).waitFor()
  expect(await cardOf(officer, name).innerText(), 'told once').not.toContain(code)
  await cardOf(officer, name).getByRole('button', { name: kiosks.connect }).click()
  const fresh = await codeOn(officer)
  expect((await door().ask(print(EnrolKiosk), { code, token: newToken() })).reasons).toEqual([
    'kiosk.unknown_code',
  ])
  const token = newToken()
  await door().run(print(EnrolKiosk), { code: fresh, token })
  await dialog.waitFor({ state: 'detached' })
  await cardOf(officer, name).getByText(kiosks.state.ONLINE).waitFor()

  await choose(officer, name, kiosks.edit)
  await dialog.getByLabel(kiosks.name).fill(renamed)
  await dialog.getByRole('button', { name: common.save }).click()
  await cardOf(officer, renamed).getByText(kiosks.state.ONLINE).waitFor()
  await choose(officer, renamed, kiosks.newCode)
  await codeOn(officer)
  expect(await beat(token), 'the lost tablet may be found again').toEqual([])
  await page.keyboard.press('Escape')
  await page.reload()
  await cardOf(officer, renamed)
    .getByText(filled(kiosks.waiting, { count: 2 }))
    .waitFor()

  await choose(officer, renamed, kiosks.revoke)
  await page.getByRole('dialog').getByRole('button', { name: kiosks.revoke, exact: true }).click()
  await cardOf(officer, renamed).waitFor({ state: 'detached' })
  expect(await beat(token)).toEqual(['kiosk.unknown'])
  await page.getByRole('switch', { name: kiosks.withRevoked }).click()
  await cardOf(officer, renamed).getByText(kiosks.revokedHint).waitFor()
  expect(await cardOf(officer, renamed).getByRole('button').count()).toBe(0)
  expect(await violationsOf(page)).toEqual([])
  expect(await untranslatedOn(page, 'en')).toEqual([])
})

it('that is silent stands red over the inbox and on its own page', async () => {
  const officer = await visitAs('factory', 'SAFETY_OFFICER', { size: 'phone' })
  const { page, words } = officer
  const silent = {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Проходная',
    state: 'SILENT',
    waiting: 3,
    lastSeenAt: '2026-03-10T06:00:00Z',
    enrolledAt: '2026-03-10T05:00:00Z',
    codeExpiresAt: null,
    revokedAt: null,
    site: { id: 's', name: 'Цех', __typename: 'Site' },
    location: null,
    viewerCan: { manage: true, __typename: 'KioskAbilities' },
    __typename: 'Kiosk',
  }
  await answering(officer, ({ kiosks, viewer }) => ({
    ...(kiosks && { kiosks: [silent] }),
    ...(viewer && 'silentKiosks' in viewer && { viewer: { ...viewer, silentKiosks: 1 } }),
  }))
  await page.goto('/inbox')
  await page.getByRole('link', { name: '1 терминал не на связи' }).click()
  const since = words.kiosks.state.SILENT.replace(' {since}', '')
  await cardOf(officer, 'Проходная').getByText(since).waitFor()
  expect(await cardOf(officer, 'Проходная').getByText(since).innerText()).toContain('10 мар')
  expect(await sidewaysOf(page)).toBe(0)
  expect(await violationsOf(page)).toEqual([])
  expect(await untranslatedOn(page, 'ru')).toEqual([])
})

it('is seen by a supervisor, who sets up none, and is none of a worker’s business', async () => {
  const supervisor = await visitAs('restaurant', 'SUPERVISOR', { size: 'phone' })
  await open(supervisor.page, '/kiosks')
  const { kiosks, common, nav } = supervisor.words
  expect(await supervisor.page.getByRole('heading', { level: 1 }).innerText()).toBe(kiosks.title)
  expect(await supervisor.page.getByRole('button', { name: kiosks.add }).count()).toBe(0)

  const { page } = await visitAs('restaurant', 'WORKER', { size: 'phone' })
  await page.goto('/kiosks')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(common.state.forbidden.title)
  expect(await page.getByRole('link', { name: nav.kiosks }).count()).toBe(0)
})
