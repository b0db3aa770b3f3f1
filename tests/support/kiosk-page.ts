import { kioskTexts } from '@closecall/messages/kiosk'
import { print } from 'graphql'
import { expect, inject } from 'vitest'
import { CapturePlaces } from '../../apps/web/src/features/capture/capture.documents'
import { CreateKiosk, RevokeKiosk } from '../../apps/web/src/features/kiosks/kiosks.documents'
import { unreliable } from './unreliable'
import { accountOf, type Visitor, visit, visitAs } from './visit'

export const kioskPin = '407193'
export const site = 'Harbour Kitchen Central'

export const wordsOf = ({ locale }: Visitor) => kioskTexts(locale)

type Document = Parameters<typeof print>[0]

/** Asks as a page would, with the session of whoever this is. */
async function ask<Answer>({ page }: Visitor, document: unknown, variables: object): Promise<Answer> {
  const answer = await page.request.post('/graphql', {
    data: { query: print(document as Document), variables },
  })
  const { data, errors } = (await answer.json()) as { data?: Answer; errors?: object[] }
  if (!data) throw new Error(JSON.stringify(errors))
  return data
}

type Places = { sites: { id: string; name: string; locations: { id: string; name: string }[] }[] }

/** A kiosk of the restaurant, by its officer, and its one-time code. */
export async function newKiosk() {
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  const { sites } = await ask<Places>(officer, CapturePlaces, {})
  const at = sites.find(({ name }) => name === site)
  if (!at) throw new Error(`No site ${site}`)
  const id = crypto.randomUUID()
  const input = {
    id,
    name: `Tablet ${id.slice(0, 8)}`,
    siteId: at.id,
    locationId: at.locations[0]?.id,
    pin: kioskPin,
  }
  const { createKiosk } = await ask<{ createKiosk: { code: string } }>(officer, CreateKiosk, { input })
  const revoke = () => ask(officer, RevokeKiosk, { id })
  return { id, code: createKiosk.code, location: at.locations[0]?.name ?? '', officer, revoke }
}

/** A tablet behind a network of its own, on the kiosk's page. */
export async function tabletAway(address = '/kiosk') {
  const network = await unreliable(inject('running').url)
  const visitor = await visit('en', { baseURL: network.url })
  await visitor.page.setViewportSize({ width: 820, height: 1180 })
  await visitor.page.goto(address)
  return { network, ...visitor }
}

export async function enrol(visitor: Visitor, code: string): Promise<void> {
  const { enrol: words, start } = wordsOf(visitor).kiosk
  await visitor.page.getByLabel(words.code).fill(code)
  await visitor.page.getByRole('button', { name: words.submit }).click()
  await visitor.page.getByRole('button', { name: start.report }).waitFor()
}

/** An enrolled tablet. */
export async function tablet() {
  const kiosk = await newKiosk()
  const visitor = await tabletAway()
  await enrol(visitor, kiosk.code)
  return { ...visitor, kiosk }
}

type Story = { what: string; urgent?: boolean; named?: boolean }

/** From the large button to the last one, which is not pressed yet. */
export async function write(visitor: Visitor, { what, urgent, named }: Story): Promise<void> {
  const { page } = visitor
  const { kiosk, types, capture, anonymous } = wordsOf(visitor)
  const start = page.getByRole('button', { name: kiosk.start.report })
  const again = page.getByRole('button', { name: kiosk.sent.again })
  await start.or(again).click()
  await page.getByRole('button', { name: types.NEAR_MISS }).click()
  await page.getByRole('button', { name: capture.where.next, exact: true }).click()
  await page.getByLabel(capture.what.text).fill(what)
  if (named) await page.getByText(kiosk.form.named, { exact: true }).click()
  if (urgent) await page.getByText(anonymous.when.now, { exact: true }).click()
}

export const send = (visitor: Visitor) =>
  visitor.page.getByRole('button', { name: wordsOf(visitor).anonymous.what.send }).click()

export const heading = ({ page }: Visitor, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

export async function type({ page }: Visitor, digits: string): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click()
}

/** From the words to who wrote them, which is asked with a name. */
export const next = (visitor: Visitor) =>
  visitor.page.getByRole('button', { name: wordsOf(visitor).kiosk.form.next }).click()

/** Somebody of the restaurant gives their number and a PIN. */
export async function prove(visitor: Visitor, pin?: string, button?: string): Promise<void> {
  const { page } = visitor
  const { who } = wordsOf(visitor).kiosk
  const account = accountOf('restaurant', 'WORKER')
  await page.getByLabel(who.number).fill(account.personnelNumber ?? '')
  await type(visitor, pin ?? account.pin ?? '')
  await page.getByRole('button', { name: button ?? who.send, exact: true }).click()
}

/** Everything the tablet itself keeps, but for what it is and its page. */
export async function keptOn({ page }: Visitor) {
  return page.evaluate<{ cards: string; local: string[]; session: string[] }>(`(async () => ({
    cards: await new Promise((resolve, reject) => {
      const open = indexedDB.open('closecall-kiosk')
      open.onerror = () => reject(open.error)
      open.onsuccess = () => {
        const all = open.result.transaction('waiting').objectStore('waiting').getAll()
        all.onsuccess = () => {
          open.result.close()
          resolve(JSON.stringify(all.result, (key, value) => value instanceof ArrayBuffer ? value.byteLength : value))
        }
      }
    }),
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
  }))()`)
}

/** The page opens without a network from now on. */
export async function keptPage({ page }: Visitor): Promise<void> {
  const kept = `navigator.serviceWorker.ready.then(() => caches.match('/kiosk')).then(Boolean)`
  await expect.poll(() => page.evaluate<boolean>(kept), { timeout: 30_000 }).toBe(true)
  await expect
    .poll(() => page.evaluate<boolean>('Boolean(navigator.serviceWorker.controller)'), { timeout: 30_000 })
    .toBe(true)
}

/** The reports with these words that the officer has: their addresses. */
export async function reportsOf({ page }: Visitor, what: string): Promise<string[]> {
  await page.goto(`/reports?q=${encodeURIComponent(what)}`)
  const rows = page.getByRole('table').locator('tbody').getByRole('link')
  await rows.first().waitFor()
  return Promise.all((await rows.all()).map(async (link) => String(await link.getAttribute('href'))))
}
