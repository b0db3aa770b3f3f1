import { expect, it } from 'vitest'
import { choosePhoto } from '../support/anonymous-page'
import { heading, next, prove, reportsOf, send, tablet, wordsOf, write } from '../support/kiosk-page'
import { expectFaults, story } from '../support/offline'
import { accountOf, type Visitor } from '../support/visit'

const worker = () => accountOf('restaurant', 'WORKER')

/** From now on the page hears no answer to a report before it is let go. */
async function hold({ page }: Visitor) {
  await page.evaluate(`{
    const own = globalThis.fetch
    const letGo = new Promise((resolve) => { globalThis.letGo = resolve })
    globalThis.fetch = async (...asked) => {
      const answer = await own(...asked)
      if (/SubmitAnonymousReport|FileAtKiosk/.test(asked[1]?.body)) {
        globalThis.held = true
        await letGo
        setTimeout(() => { globalThis.heard = true }, 1_000)
      }
      return answer
    }
  }`)
  const is = async (what: string) =>
    await expect.poll(() => page.evaluate(what), { timeout: 30_000 }).toBe(true)
  return {
    held: () => is('globalThis.held'),
    /** And the page has had the time to show it. */
    letGo: async () => {
      await page.evaluate('letGo()')
      await is('globalThis.heard')
    },
  }
}

/** What the page asks to be filed, in the order in which it does. */
function asksOf({ page }: Visitor) {
  const cards: { id?: string; urgent?: boolean }[] = []
  page.on('request', (request) => {
    if (!/SubmitAnonymousReport|FileAtKiosk/.test(request.postData() ?? '')) return
    const { input } = JSON.parse(request.postData() ?? '').variables
    cards.push(input.card ?? input)
  })
  return cards
}

it.each([{ named: false }, { named: true }])(
  'shows a late answer to nobody but its writer, with a name: $named',
  async ({ named }) => {
    const visitor = await tablet()
    const { page } = visitor
    const { kiosk: words, capture } = wordsOf(visitor)
    const answer = await hold(visitor)
    const photos: string[] = []
    page.on('request', (request) => void (/uploads/.test(request.url()) && photos.push(request.url())))
    await write(visitor, { what: 'Of the one before.', named })
    if (named) await choosePhoto(visitor)
    if (named) {
      await next(visitor)
      await prove(visitor, worker().pin ?? '')
    } else await send(visitor)
    await answer.held()
    await page.getByText(words.form.onWay).waitFor()
    expect(await page.getByRole('button', { name: capture.back }).count()).toBe(0)
    expect(await page.getByRole('button', { name: words.form.cancel }).count()).toBe(0)
    if (named) expect(await page.getByRole('button', { name: words.who.without }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: words.form.clear }).click()

    await write(visitor, { what: 'Of the next one.' })
    await answer.letGo()
    expect(await page.getByLabel(capture.what.text).inputValue()).toBe('Of the next one.')
    expect(await page.locator('body').innerText()).not.toMatch(/\d{4}\s+\d{4}/)
    expect(await page.locator('body').innerText()).not.toContain(worker().name)
    expect(photos, 'of somebody who has gone').toEqual([])
  },
)

it('never files without a name what may have arrived with one, and makes one report of two tries', async () => {
  const visitor = await tablet()
  const { network, page, kiosk } = visitor
  const { kiosk: words, capture } = wordsOf(visitor)
  const what = story('A pallet stands in the way out.')
  const asked = asksOf(visitor)
  await write(visitor, { what, named: true })
  await next(visitor)
  network.fault(({ path }) => (path === '/graphql' ? 'lose' : undefined))
  await prove(visitor, worker().pin ?? '')
  await page.getByText(words.who.lost).waitFor()
  expect(await page.getByRole('button', { name: words.who.without }).count()).toBe(0)
  expect(await page.getByRole('button', { name: capture.back }).count()).toBe(0)
  network.fault()
  await prove(visitor, worker().pin ?? '', words.who.again)
  await heading(visitor, capture.done.title)
  expect(asked).toHaveLength(2)
  expect(asked[0]?.id).toBe(asked[1]?.id)
  expectFaults(visitor)
  expect(await reportsOf(kiosk.officer, what)).toHaveLength(1)
})

it('stays one report with a name when its writer goes back after a wrong PIN', async () => {
  const visitor = await tablet()
  const { page } = visitor
  const { kiosk: words, capture } = wordsOf(visitor)
  const asked = asksOf(visitor)
  await write(visitor, { what: 'A cable across the door.' })
  await page.getByText(capture.what.confidential, { exact: true }).click()
  await next(visitor)
  await prove(visitor, '000000', words.who.sendConfidential)
  await page.getByText(words.who.remembered).waitFor()
  await page.getByRole('button', { name: capture.back }).click()
  await next(visitor)
  await prove(visitor, worker().pin ?? '', words.who.sendConfidential)
  await page.getByText(words.sent.confidential.replace('{name}', worker().name)).waitFor()
  expect(asked).toMatchObject([{ privacy: 'CONFIDENTIAL' }, { id: asked[0]?.id, privacy: 'CONFIDENTIAL' }])
})

it('sends no urgency that was hidden, and says that photos with a name want to be waited for', async () => {
  const visitor = await tablet()
  const { page } = visitor
  const { kiosk: words, anonymous, photos } = wordsOf(visitor)
  const asked = asksOf(visitor)
  await write(visitor, { what: 'A wet floor.', urgent: true })
  expect(await page.getByLabel(photos.field.choose).count(), 'nobody sees the photos of others').toBe(0)
  await choosePhoto(visitor)
  await page.getByText(words.form.named, { exact: true }).click()
  await page.getByText('Stay here until the last screen says that it has arrived').waitFor()
  await next(visitor)
  await page.getByRole('button', { name: words.who.without }).click()
  await heading(visitor, anonymous.receipt.title)
  expect(asked).toMatchObject([{ urgent: false }])
})

it('takes a moved focus for a touch: a reader of screens presses no key', async () => {
  const visitor = await tablet()
  const { page } = visitor
  await page.clock.install()
  await page.reload()
  const { kiosk: words } = wordsOf(visitor)
  await write(visitor, { what: 'A loose rail.' })
  const dialog = page.getByRole('dialog', { name: words.idle.title })
  for (const place of ['h1', '#whatHappened', 'h1']) {
    await page.clock.runFor(30_000)
    await page.evaluate(`document.querySelector('${place}').focus()`)
  }
  expect(await dialog.count()).toBe(0)
  await page.clock.runFor(41_000)
  await dialog.waitFor()
})

it('goes back to its own language when nobody is there any more', async () => {
  const visitor = await tablet()
  const { page } = visitor
  await page.clock.install()
  await page.reload()
  await page.getByRole('button', { name: 'Русский' }).click()
  await page.getByRole('button', { name: wordsOf({ ...visitor, locale: 'ru' }).kiosk.start.report }).waitFor()
  await page.clock.runFor(61_000)
  await page.getByRole('button', { name: wordsOf(visitor).kiosk.start.report }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/)
})
