import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { formOf } from '../support/anonymous-page'
import { tablet } from '../support/kiosk-page'
import { writeReport } from '../support/near-miss'
import { type Company, type Look, type Role, type Visitor, visit, visitAs } from '../support/visit'

const folder = fileURLToPath(new URL('../../docs/screenshots', import.meta.url))

type Screen = Required<Pick<Look, 'size' | 'scheme'>>
type Taken = Screen | (Omit<Screen, 'size'> & { size: 'tablet' })

/** Taken for the README and the documentation; the repository carries small ones only. */
async function picture({ page, locale }: Visitor, screen: string, { size, scheme }: Taken) {
  await page.waitForLoadState('networkidle')
  await page.locator('[data-placeholder]').first().waitFor({ state: 'detached' })
  const name = `${screen}-${size}-${locale}-${scheme}.png`
  const file = path.join(folder, name)
  return (await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })).length
}

const most = 300_000
const phone = { size: 'phone', scheme: 'light' } as const
const darkPhone = { size: 'phone', scheme: 'dark' } as const
const desktop = { size: 'desktop', scheme: 'light' } as const
const darkDesktop = { size: 'desktop', scheme: 'dark' } as const

const screens: [screen: string, company: Company, role: Role, address: string, look: Screen][] = [
  ['dashboard', 'restaurant', 'EXECUTIVE', '/dashboard', desktop],
  ['dashboard', 'factory', 'EXECUTIVE', '/dashboard', darkDesktop],
  ['dashboard', 'restaurant', 'EXECUTIVE', '/dashboard', phone],
  ['inbox', 'restaurant', 'SAFETY_OFFICER', '/inbox', desktop],
  ['inbox', 'factory', 'SAFETY_OFFICER', '/inbox', darkDesktop],
  ['inbox', 'factory', 'SAFETY_OFFICER', '/inbox', phone],
  ['reports', 'restaurant', 'SAFETY_OFFICER', '/reports', desktop],
  ['reports', 'factory', 'SAFETY_OFFICER', '/reports', darkPhone],
  ['report-page', 'factory', 'SAFETY_OFFICER', '/reports/NM-2026-0003', desktop],
  ['report-page', 'restaurant', 'SAFETY_OFFICER', '/reports/NM-2026-0003', darkPhone],
  ['actions', 'factory', 'SUPERVISOR', '/actions', phone],
  ['actions', 'restaurant', 'SUPERVISOR', '/actions', darkDesktop],
  ['actions', 'restaurant', 'SAFETY_OFFICER', '/actions?whose=all', desktop],
  ['my', 'factory', 'WORKER', '/my', phone],
  ['my', 'restaurant', 'WORKER', '/my', darkPhone],
  ['my', 'restaurant', 'WORKER', '/my', desktop],
  ['report', 'factory', 'WORKER', '/report', phone],
  ['report', 'restaurant', 'WORKER', '/report', desktop],
  ['imports', 'restaurant', 'ADMIN', '/imports', desktop],
  ['people', 'restaurant', 'ADMIN', '/settings/people', desktop],
  ['people', 'factory', 'ADMIN', '/settings/people', phone],
  ['sites', 'factory', 'ADMIN', '/settings/sites', phone],
  ['boxes', 'restaurant', 'SAFETY_OFFICER', '/boxes', desktop],
  ['kiosks', 'restaurant', 'SAFETY_OFFICER', '/kiosks', desktop],
  ['kiosks', 'factory', 'SAFETY_OFFICER', '/kiosks', darkPhone],
]

it.each(screens)('%s of the %s', async (screen, company, role, address, look) => {
  const visitor = await visitAs(company, role, look)
  await visitor.page.goto(address)
  expect(await picture(visitor, screen, look)).toBeLessThan(most)
})

it('a report being written', async () => {
  const worker = await visitAs('restaurant', 'WORKER', darkPhone)
  const what = 'The oil filter tray was full and hot oil ran over the edge.'
  await writeReport(worker, { type: 'NEAR_MISS', site: 'Harbour Kitchen Docks', location: 'Hot line', what })
  expect(await picture(worker, 'report-what', darkPhone)).toBeLessThan(most)
})

it('the four questions', async () => {
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER', desktop)
  await officer.page.goto('/inbox')
  await officer.page.getByRole('button', { name: officer.words.inbox.accept.open, exact: true }).click()
  await officer.page.getByRole('dialog').waitFor()
  expect(await picture(officer, 'accept', desktop)).toBeLessThan(most)
})

it('the doors', async () => {
  const stranger = await visit('en', desktop)
  await stranger.page.goto('/')
  expect(await picture(stranger, 'landing', desktop)).toBeLessThan(most)
  const worker = await visit('ru', phone)
  await worker.page.goto('/sign-in')
  expect(await picture(worker, 'sign-in', phone)).toBeLessThan(most)
})

it('a report without a name', async () => {
  const stranger = await visit('ru', phone)
  await stranger.page.goto(formOf('factory'))
  expect(await picture(stranger, 'anonymous', phone)).toBeLessThan(most)
})

it('the tablet at the exit', async () => {
  expect(await picture(await tablet(), 'kiosk', { size: 'tablet', scheme: 'light' })).toBeLessThan(most)
})
