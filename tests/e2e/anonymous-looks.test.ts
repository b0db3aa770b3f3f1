import { expect, it } from 'vitest'
import {
  choosePhoto,
  comeBack,
  formOf,
  sendAnonymously,
  wordsOf,
  writeAnonymously,
} from '../support/anonymous-page'
import { sidewaysOf, violationsOf } from '../support/screen'
import { visit } from '../support/visit'

const looks = [
  { company: 'factory', locale: 'ru', size: 'phone', scheme: 'light', site: 'Литейный цех' },
  { company: 'factory', locale: 'ru', size: 'desktop', scheme: 'dark', site: 'Литейный цех' },
  { company: 'restaurant', locale: 'en', size: 'phone', scheme: 'dark', site: 'Harbour Kitchen Central' },
  { company: 'restaurant', locale: 'en', size: 'desktop', scheme: 'light', site: 'Harbour Kitchen Central' },
] as const

it.each(looks)('every screen of it is open to everybody in $locale on a $size, $scheme', async (look) => {
  const visitor = await visit(look.locale, { size: look.size, scheme: look.scheme })
  const { page } = visitor
  const words = wordsOf(visitor)
  const whole = async (screen: string) => {
    expect(await page.locator('h1').count(), `${screen}: first headings`).toBe(1)
    expect(await sidewaysOf(page), `${screen}, pixels to scroll sideways`).toBe(0)
    expect(await violationsOf(page), `${screen}: violations`).toEqual([])
  }
  await page.goto(formOf(look.company))
  await page.getByText(words.promise.account).click()
  await page.getByText(words.promise.limits).click()
  await whole('the promise')
  await writeAnonymously(visitor, { type: 'INJURY', site: look.site, what: 'A cut finger.' })
  await whole('the last step')
  await choosePhoto(visitor)
  await whole('the last step with a photo')
  await page.route('**/anonymous/photos/*', (route) => route.abort())
  const receipt = await sendAnonymously(visitor)
  await page.getByText(words.photos.offline).waitFor()
  await whole('the receipt, its photo on the way')
  await page.getByRole('button', { name: words.receipt.done }).click()
  await whole('the question before photos are lost')
  await page.getByRole('button', { name: words.photos.without }).click()
  for (const fault of page.faults.splice(0)) expect(fault).toContain('ERR_FAILED')
  await whole('the cleared screen')
  await comeBack(visitor, receipt)
  await page.getByLabel(words.thread.reply).fill('One more thing.')
  await page.getByRole('button', { name: words.thread.send, exact: true }).click()
  await page.getByText(words.thread.waiting).waitFor()
  await whole('the thread')
})
