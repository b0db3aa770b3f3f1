import { expect, it } from 'vitest'
import { enrol, heading, newKiosk, send, tabletAway, wordsOf, write } from '../support/kiosk-page'
import { expectFaults } from '../support/offline'
import { sidewaysOf, untranslatedOn, violationsOf } from '../support/screen'
import type { Visitor } from '../support/visit'

/** What a glove misses: things to touch that are lower or narrower than 64 pixels. A radio is touched by its whole line. */
const small = ({ page }: Visitor) =>
  page.evaluate<string[]>(`
    [...document.querySelectorAll('button, summary, select, textarea, input, label:has(input)')]
      .filter((each) => !each.matches('[type=radio], [type=file]'))
      .map((each) => [each, each.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && height > 0 && (width < 64 || height < 64))
      .map(([each, { width, height }]) => each.tagName + ' ' + each.textContent + ' ' + width + ' × ' + height)
  `)

async function obstaclesOn(visitor: Visitor): Promise<string[]> {
  const { page, locale } = visitor
  const sideways = await sidewaysOf(page)
  return [
    ...(await small(visitor)),
    ...(sideways === 0 ? [] : [`${sideways} pixels to scroll sideways`]),
    ...((await page.locator('h1').count()) === 1 ? [] : ['not one first heading']),
    ...(await untranslatedOn(page, locale)),
    ...(await violationsOf(page)),
  ]
}

it.each([
  { locale: 'en', scheme: 'light', width: 820, height: 1180 },
  { locale: 'ru', scheme: 'dark', width: 390, height: 844 },
  { locale: 'ru', scheme: 'light', width: 1440, height: 900 },
] as const)('every screen is open to everybody: $locale, $scheme, $width', async (look) => {
  const { locale, scheme, width, height } = look
  const { network, ...first } = await tabletAway()
  const visitor = { ...first, locale }
  const { page } = visitor
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height })
  await page.clock.install()
  await page.reload()
  const speak = () => page.getByRole('button', { name: { en: 'English', ru: 'Русский' }[locale] }).click()
  const { kiosk: words, capture, types, anonymous } = wordsOf(visitor)
  const check = async (screen: string) => expect(await obstaclesOn(visitor), `on ${screen}`).toEqual([])

  await speak()
  await check('setting up')
  await enrol(visitor, (await newKiosk()).code)
  await check('start')
  await page.getByRole('button', { name: words.start.report }).click()
  await check('what kind')
  await page.getByRole('button', { name: types.INJURY }).click()
  await check('where')
  await page.getByRole('button', { name: capture.where.next, exact: true }).click()
  await page.getByLabel(capture.what.text).fill(capture.what.text)
  await check('what')
  await page.clock.runFor(50_000)
  await page.getByRole('dialog').waitFor()
  await check('counting down')
  await page.getByRole('button', { name: words.idle.stay }).click()
  await page.getByText(words.form.named, { exact: true }).click()
  await page.getByRole('button', { name: words.form.next }).click()
  await page.getByRole('button', { name: words.who.send }).click()
  await check('who')
  await page.getByRole('button', { name: words.who.without }).click()
  await heading(visitor, anonymous.receipt.title)
  await check('receipt')
  network.fault(() => 'cut')
  await write(visitor, { what: capture.what.text })
  await send(visitor)
  await heading(visitor, words.kept.title)
  await check('kept')
  await page.getByRole('button', { name: words.sent.done }).click()
  await speak()
  await check('start, with one that waits')
  network.fault()
  await page.evaluate(`dispatchEvent(new Event('online'))`)
  await page.getByRole('status').filter({ hasText: '1' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: words.start.leave }).click()
  await check('leave')
  expectFaults(visitor)
})
