import { describe, expect, it } from 'vitest'
import { sendReport, writeReport } from '../support/near-miss'
import { accountOf, sizes, visitAs } from '../support/visit'

it('hears the first tap of a slow phone, before the page is alive', async () => {
  const { page, words } = await visitAs('factory', 'WORKER', { size: 'phone' })
  const { capture, reports } = words
  const processor = await page.context().newCDPSession(page)
  await processor.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  let deliver = () => {}
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await delivered
    await route.continue()
  })

  await page.goto('/report', { waitUntil: 'commit' })
  const injury = page.getByRole('button', { name: reports.type.INJURY })
  await injury.tap()
  await page.getByRole('button', { name: reports.type.INJURY, pressed: true }).waitFor()
  deliver()
  await page.getByRole('heading', { level: 1, name: capture.where.title }).waitFor()
  const people = page.getByRole('alert').getByRole('heading', { name: capture.urgent.title })
  await people.waitFor()
  expect(await page.getByText(reports.type.INJURY).count()).toBe(1)
})

it('hears it also while what was begun here before is still being read', async () => {
  const worker = await visitAs('factory', 'WORKER', { size: 'phone' })
  const { page, words } = worker
  const { capture, reports } = words
  await page.addInitScript(`
    const read = indexedDB.databases.bind(indexedDB)
    const asked = new Promise((resolve) => addEventListener('read-now', resolve))
    indexedDB.databases = () => asked.then(read)
  `)
  await page.goto('/report', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: reports.type.UNSAFE_ACT }).click()
  expect(await page.getByLabel(capture.where.site, { exact: true }).count()).toBe(0)
  await page.evaluate(`dispatchEvent(new Event('read-now'))`)
  await page.getByLabel(capture.where.site, { exact: true }).waitFor()
})

it('shows whom to call at an injury, and who will know at once', async () => {
  const { page, words } = await visitAs('factory', 'WORKER', { size: 'phone' })
  const { capture, reports } = words
  await page.goto('/report')
  await page.getByRole('button', { name: reports.type.INJURY }).tap()
  await page.getByLabel(capture.where.site, { exact: true }).selectOption({ label: 'Литейный цех' })
  const people = page.getByRole('alert')
  const call = people.getByRole('link', { name: 'Здравпункт' })
  expect(await call.getAttribute('href')).toBe('tel:+73435550103')
  await people.getByText(accountOf('factory', 'SAFETY_OFFICER').name).waitFor()
})

describe.each(sizes)('a worker of the factory, %s', (size) => {
  const what = `Стропа лопнула над проходом, груз упал в метре от людей (${size}).`
  const story = {
    type: 'NEAR_MISS',
    site: 'Механический цех',
    location: 'Кран-балка № 2',
    what,
  } as const

  it('reports a near miss in three steps and finds it on their own page', async () => {
    const worker = await visitAs('factory', 'WORKER', { size })
    const { page, words } = worker
    await page.goto('/my')
    await page.getByRole('link', { name: words.my.report }).first().click()
    await page.getByRole('heading', { level: 1, name: words.capture.kind.title }).waitFor()
    await writeReport(worker, story)

    await page.getByText(words.capture.draft).waitFor()
    await page.reload()
    const text = page.getByLabel(words.capture.what.text)
    await text.waitFor()
    expect(await text.inputValue(), 'the draft survives a reload').toBe(what)
    await page.getByText(words.reports.type.NEAR_MISS).waitFor()

    const number = await sendReport(worker)
    await page.getByText(words.capture.done.ACKNOWLEDGE).waitFor()
    await page.getByRole('link', { name: words.capture.done.my }).click()
    const mine = page.getByRole('region', { name: words.my.reports }).getByRole('link', { name: number })
    await mine.getByText(words.reports.status.SUBMITTED, { exact: true }).waitFor()
    await mine.click()
    await page.waitForURL(`**/reports/${number}`)
    await page.getByRole('main').getByText(what).first().waitFor()
    await page.getByText('Механический цех, Кран-балка № 2').waitFor()

    await page.goto('/report')
    await page.getByRole('heading', { level: 1, name: words.capture.kind.title }).waitFor()
  })

  it('asks for the sentence before anything is sent', async () => {
    const worker = await visitAs('factory', 'WORKER', { size })
    await writeReport(worker, { ...story, what: '  ' })
    await worker.page.getByRole('button', { name: worker.words.capture.what.send }).click()
    await worker.page.getByText(worker.words.capture.errors.text).waitFor()
    const field = worker.page.getByLabel(worker.words.capture.what.text)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  })
})
