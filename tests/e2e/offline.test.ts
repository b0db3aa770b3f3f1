import { expect, inject, it } from 'vitest'
import { sendReport } from '../support/near-miss'
import {
  expectFaults,
  filedOf,
  heading,
  isKept,
  keptPage,
  press,
  sending,
  story,
  tabOf,
  tray,
  workerAway,
  write,
} from '../support/offline'
import { accountOf, filled, visitAs } from '../support/visit'

it('opens without a network, keeps a report over a restart and sends it when the network is back', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  const { capture, outbox } = words
  const what = story('Без сети: открыт люк у склада.')
  await page.goto('/report')
  await keptPage(page)
  network.fault(() => 'cut')
  await page.context().setOffline(true)
  await write(visitor, what)
  await press(visitor)
  await heading(page, outbox.kept.title)
  await page.getByText(outbox.problem.network).waitFor()

  await page.goto('/my')
  await heading(page, capture.kind.title)
  await page.getByRole('button', { name: tray(visitor, 1) }).click()
  await page.getByText(what).waitFor()
  expect(network.arrived.filter((asked) => asked === 'POST /report/send')).toEqual([])

  network.fault()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: tray(visitor, 1) }).waitFor({ state: 'detached' })
  expectFaults(visitor)
  expect(await filedOf(visitor, what)).toHaveLength(1)
})

it('turns to the number by itself when the service answers again', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  const what = story('Сервис отвечал ошибкой: искрит розетка.')
  await write(visitor, what)
  let left = 2
  network.fault(({ path }) => (path === '/report/send' && left-- > 0 ? 500 : undefined))
  await press(visitor)
  await heading(page, words.outbox.kept.title)
  await page.getByText(words.outbox.problem.server).waitFor()
  await page.getByRole('button', { name: words.outbox.retry }).click()
  await heading(page, words.capture.done.title)
  await page
    .getByText(words.capture.done.number)
    .locator('..')
    .getByText(/NM-\d{4}-\d{4}/)
    .waitFor()
  expectFaults(visitor)
  expect(await filedOf(visitor, what)).toHaveLength(1)
})

it('makes one report of an answer that was lost and a tab that was closed', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  const what = story('Вкладку закрыли: сломано ограждение.')
  const { page: tab, ...second } = await tabOf(visitor)
  await write({ ...second, page: tab }, what)
  network.fault(sending('lose'))
  await tab.getByRole('button', { name: words.capture.what.send }).click()
  await expect.poll(() => network.arrived).toContain('POST /report/send')
  await tab.close()
  const sent = () => network.arrived.filter((asked) => asked === 'POST /report/send').length
  // A slow machine leaves the tab the time to try more than once.
  const before = sent()
  network.fault()

  await page.goto('/my')
  await expect.poll(sent).toBeGreaterThan(before)
  await page.getByRole('button', { name: tray(visitor, 1) }).waitFor({ state: 'detached' })
  expectFaults(visitor)
  expect(await filedOf(visitor, what)).toHaveLength(1)
})

it('does not take a changed resend for a success after an answer was lost', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  const { capture, outbox } = words
  const what = story('Масло у станка 7.')
  await write(visitor, what)
  network.fault(sending('lose'))
  await press(visitor)
  await heading(page, outbox.kept.title)
  network.fault(sending('cut'))
  await page.getByRole('button', { name: outbox.edit }).click()
  await page.getByText(capture.what.confidential, { exact: true }).click()
  network.fault()
  await press(visitor)

  const alert = page.getByRole('alert').filter({ has: page.getByRole('heading') })
  await alert.getByText(capture.filed.NAMED).waitFor()
  await alert.getByText(capture.filed.missing.replace('{fields}', capture.filed.fields.privacy)).waitFor()
  await page.reload()
  expect(await page.getByLabel(capture.what.text).inputValue()).toBe(what)
  await alert.getByRole('button', { name: capture.filed.anew }).click()
  await alert.waitFor({ state: 'detached' })
  expectFaults(visitor)
  await sendReport(visitor)
  expect(await filedOf(visitor, what), 'the first one, and the new one that was asked for').toHaveLength(2)
})

it('sends from one of two tabs, and both show it', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  const what = story('Две вкладки: лестница без упоров.')
  await write(visitor, what)
  network.fault(sending('cut'))
  await press(visitor)
  await heading(page, words.outbox.kept.title)
  const other = await page.context().newPage()
  await other.goto('/my')
  await other.getByRole('button', { name: tray(visitor, 1) }).click()
  await other.getByText(what).waitFor()
  network.fault()
  await Promise.all([page, other].map((tab) => tab.evaluate(`dispatchEvent(new Event('focus'))`)))
  await heading(page, words.capture.done.title)
  await other.getByRole('button', { name: tray(visitor, 1) }).waitFor({ state: 'detached' })
  expect(network.arrived.filter((asked) => asked === 'POST /report/send')).toHaveLength(1)
  expectFaults(visitor)
  expect(await filedOf(visitor, what)).toHaveLength(1)
})

it('waits for its member when the session has ended, and goes under no other name', async () => {
  const visitor = await workerAway()
  const { page, words } = visitor
  const { outbox } = words
  const what = story('Сеанс завершился: не горит табло выхода.')
  const session = await page.context().cookies()
  await write(visitor, what)
  await page.context().clearCookies()
  await press(visitor)
  await heading(page, outbox.kept.title)
  await page.getByText(outbox.problem.session).waitFor()

  const officer = await visitAs('factory', 'SAFETY_OFFICER')
  await page.context().addCookies(await officer.page.context().cookies())
  await page.goto('/my')
  await page.getByRole('button', { name: tray(visitor, 1) }).click()
  const { name, organisation } = accountOf('factory', 'WORKER')
  await page.getByText(filled(outbox.foreign, { name, organisation })).waitFor()
  expect(await page.getByText(what).count(), 'nobody else reads it').toBe(0)

  await page.context().addCookies(session)
  await page.goto('/report')
  await page.getByRole('button', { name: tray(visitor, 1) }).waitFor({ state: 'detached' })
  expectFaults(visitor)
  expect(await filedOf(visitor, what)).toHaveLength(1)
})

it('dates a report by the server, whatever the device takes for the time', async () => {
  const visitor = await workerAway()
  const { page, words } = visitor
  await page.addInitScript(`
    const now = Date.now
    globalThis.Date = class extends Date {
      constructor(...given) {
        if (given.length > 0) super(...given)
        else super(now() - 6 * 3_600_000)
      }
      static now = () => now() - 6 * 3_600_000
    }
  `)
  await write(visitor, story('Часы отстают на шесть часов.'))
  const number = await sendReport(visitor)
  await page.goto(`/reports/${number}`)
  const fact = (name: string) =>
    page
      .getByRole('complementary')
      .locator('div', { has: page.getByText(name, { exact: true }) })
      .locator('dd')
      .last()
  const { when, reported } = words.reports.page
  expect(await fact(when).innerText()).toBe(await fact(reported).innerText())
})

it('deletes with a way back', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  const { outbox } = words
  const what = story('Удалено и возвращено.')
  await write(visitor, what)
  network.fault(sending(502))
  await press(visitor)
  await heading(page, outbox.kept.title)
  await page.getByRole('button', { name: words.capture.done.again }).click()
  await page.getByRole('button', { name: tray(visitor, 1) }).click()
  await page.getByRole('button', { name: outbox.delete }).click()
  await page.getByText(outbox.deleted).waitFor()
  network.fault()
  await page.getByRole('button', { name: outbox.undo }).click()
  await page.getByRole('button', { name: tray(visitor, 1) }).waitFor({ state: 'detached' })
  expectFaults(visitor)
  expect(await filedOf(visitor, what)).toHaveLength(1)
})

it('keeps the page of a member until they sign out, and nothing of what others may not see', async () => {
  const visitor = await workerAway()
  const { network, page, words } = visitor
  await page.goto('/report')
  await keptPage(page)
  await page.goto('/my')
  await page.goto(new URL(accountOf('factory', 'WORKER').url).pathname)
  const held = await page.evaluate<string[]>(`(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => new URL(url).pathname)
  })()`)
  expect(held.filter((path) => !path.startsWith('/_next/static/'))).toEqual(['/report'])

  await page.goto('/my')
  await page.getByRole('button', { name: filled(words.nav.member, accountOf('factory', 'WORKER')) }).click()
  // The session itself stays: other journeys still use it.
  await page.route('**/my', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await page.getByRole('menuitem', { name: words.nav.signOut }).click()
  await expect.poll(() => isKept(page)).toBe(false)
  network.fault(() => 'cut')
  await expect(page.goto('/report')).rejects.toThrow('net::ERR')
  expectFaults(visitor)
})

it('can be installed, in the language of its reader', async () => {
  const { page, words } = await visitAs('factory', 'WORKER', { size: 'phone' })
  await page.goto('/report')
  const link = await page.locator('link[rel=manifest]').getAttribute('href')
  const { url } = inject('running')
  const manifest = (await (await fetch(new URL(link ?? '', url))).json()) as {
    icons: { src: string }[]
    shortcuts: { url: string }[]
  }
  expect(manifest).toMatchObject({ lang: 'ru', name: words.outbox.app.name, display: 'standalone', id: '/' })
  expect(manifest.shortcuts[0]?.url).toBe('/report')
  const sizes = await Promise.all(
    manifest.icons.map(async ({ src }) => {
      const png = Buffer.from(await (await fetch(new URL(src, url))).arrayBuffer())
      return png.readUInt32BE(16)
    }),
  )
  expect(sizes).toEqual([192, 512, 512])
})
