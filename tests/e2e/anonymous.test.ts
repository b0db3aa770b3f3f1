import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Request } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import {
  choosePhoto,
  comeBack,
  formOf,
  memoryOf,
  receiptOn,
  sendAnonymously,
  wordsOf,
  writeAnonymously,
} from '../support/anonymous-page'
import { browser } from '../support/browser'
import { keptPage } from '../support/offline'
import { filled, type Visitor, visit, visitAs } from '../support/visit'

const nothing = { local: [], session: [], databases: [], caches: [], workers: 0 }
const what = 'Стропа лопнула над проходом, под ней никого не было.'
const story = { type: 'NEAR_MISS', site: 'Механический цех', what } as const

/** What leaves the browser from now on. */
function requestsOf({ page }: Visitor): Request[] {
  const sent: Request[] = []
  page.on('request', (request) => void sent.push(request))
  return sent
}

/** The first answer to it gets lost on its way; gives what it was. */
async function loseAnswer(page: Visitor['page'], operation: string): Promise<() => string> {
  let lost = ''
  await page.route('**/anonymous/graphql', async (route) => {
    if (lost || !route.request().postData()?.includes(operation)) return route.continue()
    lost = await (await route.fetch()).text()
    await route.abort()
  })
  return () => lost
}

/** Where the browser put what this button saves. */
async function savedBy({ page }: Visitor, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return download.path()
}

/** What anybody is told of a saved proof who has the published key and no network. */
async function verdictOn(proof: string): Promise<string> {
  const { url } = inject('running')
  const key = path.join(mkdtempSync(path.join(tmpdir(), 'closecall-key-')), 'closecall-filing.json')
  writeFileSync(key, await (await fetch(`${url}/.well-known/closecall-filing.json`)).text())
  const { stdout, stderr } = spawnSync(process.execPath, ['scripts/verify-filing.mjs', proof, key], {
    encoding: 'utf8',
  })
  return stdout + stderr
}

it('files without an account, keeps nothing on the device, and comes back with the receipt', async () => {
  const worker = await visit('ru', { size: 'phone' })
  const words = wordsOf(worker)
  const sent = requestsOf(worker)
  await worker.page.goto(formOf('factory'))
  await worker.page.getByText(words.promise.account).waitFor()
  await writeAnonymously(worker, story)
  const receipt = await sendAnonymously(worker)
  expect(await memoryOf(worker)).toEqual(nothing)
  expect(await worker.page.context().cookies()).toEqual([])
  const filed = sent
    .map((request) => request.postData() ?? '')
    .find((data) => data.includes('submitAnonymous'))
  expect(JSON.parse(filed ?? '{}').variables.input.occurredOn, 'the day is the server’s').toBeNull()
  const { origin } = new URL(inject('running').url)
  expect([...new Set(sent.map((request) => new URL(request.url()).origin))]).toEqual([origin])

  await comeBack(worker, receipt)
  const { page } = worker
  await page.getByRole('region', { name: words.thread.status }).getByText(words.thread.WAITING).waitFor()
  await page.getByText(words.thread.wrote).click()
  await page.getByText(what).waitFor()
  await page.getByLabel(words.thread.reply).fill('Строп лежит у ворот.')
  await page.getByRole('button', { name: words.thread.send, exact: true }).click()
  const line = page.getByRole('listitem').filter({ hasText: 'Строп лежит у ворот.' })
  await line.getByText(words.thread.waiting).waitFor()
  expect(await memoryOf(worker)).toEqual(nothing)
  expect(await page.context().cookies()).toEqual([])
})

it('opens behind the code on a wall, which already says where', async () => {
  const officer = await visitAs('restaurant', 'SAFETY_OFFICER')
  await officer.page.goto('/settings/sites')
  const printed = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/
  const code = printed.exec(
    await officer.page.getByRole('button', { name: printed }).first().innerText(),
  )?.[0]
  if (!code) throw new Error('A site without a code')

  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  await page.goto(`/r/${code.replace('-', '').toLowerCase()}`)
  const named = page.getByRole('link', { name: words.door.named })
  expect(await named.getAttribute('href')).toContain('/report?place=')
  await page.getByRole('button', { name: words.door.anonymous }).click()
  await page.getByRole('button', { name: worker.words.reports.type.UNSAFE_CONDITION }).click()
  expect(await page.locator('#site').inputValue()).not.toBe('')
  await page.getByRole('button', { name: worker.words.capture.where.next, exact: true }).click()
  await page.getByLabel(worker.words.capture.what.text).fill('The handle of the oven door is loose.')
  await sendAnonymously(worker)
  expect(await memoryOf(worker)).toEqual(nothing)

  await page.goto('/r/00000000')
  await page.getByRole('heading', { level: 1, name: words.gone.title }).waitFor()
  // The browser itself complains about the status.
  expect(page.faults.splice(0)).toEqual([expect.stringContaining('404')])
})

it('sends photos after the words, each under the key of the draft only', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  const sent = requestsOf(worker)
  await page.goto(formOf('restaurant'))
  await writeAnonymously(worker, { type: 'NEAR_MISS', site: 'Harbour Kitchen Central', what: 'A torn mat.' })
  await choosePhoto(worker)
  const receipt = await sendAnonymously(worker)
  await page.getByRole('status').getByText(words.photos.sent).waitFor()
  const put = sent.find((request) => request.method() === 'PUT')
  const headers = (await put?.allHeaders()) ?? {}
  expect(headers.cookie).toBeUndefined()
  expect(JSON.stringify(headers)).not.toContain(receipt)
  expect(put?.postDataBuffer()?.includes('Tom')).toBe(false)
  expect((await put?.response())?.status()).toBe(201)
})

it('shows the photos of a report, and lets photos follow an answer', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  const what = 'A fryer leaks onto the floor.'
  await page.goto(formOf('restaurant'))
  await writeAnonymously(worker, { type: 'NEAR_MISS', site: 'Harbour Kitchen Central', what, urgent: true })
  await choosePhoto(worker)
  const receipt = await sendAnonymously(worker)
  await page.getByRole('status').getByText(words.photos.sent).waitFor()

  const sent = requestsOf(worker)
  await comeBack(worker, receipt)
  await page.getByText(words.thread.wrote).click()
  const picture = page.getByRole('button', { name: filled(words.photos.photo, { n: 1, count: 1 }) })
  await picture.click()
  expect(await picture.getAttribute('aria-expanded')).toBe('true')
  const shown = picture.locator('img[src^="blob:"]')
  await shown.waitFor()
  await shown.evaluate('(img) => img.decode()')

  let lost = 0
  await page.route('**/anonymous/photos/*', (route) => (lost++ ? route.continue() : route.abort()))
  await page.getByLabel(words.thread.reply).fill('The valve is loose.')
  await choosePhoto(worker)
  await page.getByRole('button', { name: words.thread.send, exact: true }).click()
  const line = page.getByRole('listitem').filter({ hasText: 'The valve is loose.' })
  await line.getByText(words.thread.waiting).waitFor()
  await page.getByRole('status').getByText(words.photos.offline).waitFor()
  expect(page.faults.splice(0), 'only the photo that was meant to be lost').toHaveLength(1)
  await page.getByRole('status').getByText(words.photos.sent).waitFor()
  await line.getByText(words.photos.waits).waitFor()
  const puts = sent.filter((request) => request.method() === 'PUT')
  expect(new Set(puts.map((request) => request.url())).size, 'the same photo again').toBe(1)
  const pictures = sent.filter((request) => request.url().includes('/files/'))
  expect(pictures.length).toBeGreaterThan(0)
  for (const request of pictures) {
    expect(new URL(request.url()).pathname).toMatch(/^\/anonymous\/files\//)
    expect(await (await request.response())?.headerValue('cache-control')).toBe('no-store')
  }
  for (const request of [...puts, ...pictures]) expect((await request.allHeaders()).cookie).toBeUndefined()
  expect(await memoryOf(worker)).toEqual(nothing)
})

it('leaves the account of somebody signed in behind', async () => {
  const member = await visitAs('factory', 'WORKER', { size: 'phone' })
  const words = wordsOf(member)
  const { page } = member
  await page.goto('/report')
  // What a member's own page keeps is there before.
  await keptPage(page)
  await page.getByRole('button', { name: member.words.reports.type.NEAR_MISS }).click()
  await page.getByLabel(member.words.capture.where.site, { exact: true }).selectOption({ label: story.site })
  await page.getByRole('button', { name: member.words.capture.where.next, exact: true }).click()
  await page.getByRole('link', { name: member.words.capture.what.anonymous }).click()
  await page.getByText(words.promise.account).waitFor()

  const before = { memory: await memoryOf(member), cookies: await page.context().cookies() }
  const sent = requestsOf(member)
  await writeAnonymously(member, story)
  await sendAnonymously(member)
  const asked = sent.filter((request) => request.method() === 'POST')
  expect(asked.length).toBeGreaterThan(0)
  for (const request of asked) {
    const headers = await request.allHeaders()
    expect(new URL(request.url()).pathname).toBe('/anonymous/graphql')
    expect(headers.cookie, 'the session stays where it is').toBeUndefined()
    expect(headers.referer).toBeUndefined()
    const answer = await request.response()
    expect(await answer?.headerValue('set-cookie')).toBeNull()
    expect(await answer?.headerValue('cache-control')).toBe('no-store')
  }
  expect({ memory: await memoryOf(member), cookies: await page.context().cookies() }).toEqual(before)
})

it('tells the price of sending at once; the officer asks, and the answer waits', async () => {
  const worker = await visit('ru', { size: 'phone' })
  const words = wordsOf(worker)
  await worker.page.goto(formOf('factory'))
  const urgent = { ...story, what: 'Баллон с газом лежит у печи, вентиль открыт.', urgent: true }
  await writeAnonymously(worker, urgent)
  await worker.page.getByText(words.when.nowHint).waitFor()
  const receipt = await sendAnonymously(worker)
  const number = /[A-Z]{2}-\d{4}-\d{4,}/.exec(await worker.page.locator('main').innerText())?.[0]
  if (!number) throw new Error('An urgent report has its number at once')

  const officer = await visitAs('factory', 'SAFETY_OFFICER')
  const { inbox, reports } = officer.words
  await officer.page.goto(`/reports/${number}`)
  await officer.page.getByText(reports.anonymous, { exact: true }).first().waitFor()
  await officer.page.getByRole('button', { name: reports.page.triage }).click()
  await officer.page.getByRole('menuitem', { name: inbox.return.open }).click()
  await officer.page.getByText(inbox.return.hintAnonymous).waitFor()
  await officer.page.getByLabel(inbox.return.question).fill('Баллон уже убрали?')
  await officer.page.getByRole('button', { name: inbox.return.submit }).click()
  const thread = officer.page.getByRole('region', { name: reports.thread.title })
  await thread.getByText('Баллон уже убрали?').waitFor()
  await thread.getByLabel(reports.thread.label).fill('Спасибо, что написали.')
  await thread.getByRole('button', { name: reports.thread.send }).click()
  await thread.getByRole('listitem').filter({ hasText: 'Спасибо, что написали.' }).waitFor()

  await comeBack(worker, receipt)
  const status = worker.page.getByRole('region', { name: words.thread.status })
  await status.getByText(words.thread.RETURNED).waitFor()
  await worker.page.getByText('Баллон уже убрали?').waitFor()
  await worker.page.getByLabel(words.thread.reply).fill('Нет, он ещё там.')
  await worker.page.getByRole('button', { name: words.thread.send, exact: true }).click()
  const answer = worker.page.getByRole('listitem').filter({ hasText: 'Нет, он ещё там.' })
  await answer.getByText(words.thread.waiting).waitFor()
  await officer.page.reload()
  await thread.getByText('Спасибо, что написали.').waitFor()
  expect(await thread.innerText(), 'handed over later, mixed').not.toContain('Нет, он ещё там.')
})

it('is one report and one receipt when an answer is lost, and says what is not in it', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  await page.goto(formOf('restaurant'))
  await writeAnonymously(worker, {
    type: 'NEAR_MISS',
    site: 'Harbour Kitchen Central',
    what: 'Oil by the fryer.',
  })
  const lost = await loseAnswer(page, 'submitAnonymousReport')
  await page.getByRole('button', { name: words.what.send }).click()
  const alert = page.getByRole('alert')
  await alert.getByText(words.errors.offline).waitFor()
  expect(page.faults.splice(0), 'only the answer that was meant to be lost').toHaveLength(1)
  expect(await page.getByLabel(worker.words.capture.what.text).inputValue()).toBe('Oil by the fryer.')
  await page.getByLabel(worker.words.capture.what.text).fill('Oil by the fryer, again.')
  await page.getByRole('button', { name: words.errors.retry }).click()
  await page.getByText(words.receipt.changed).waitFor()
  expect(lost()).toContain(await receiptOn(worker))
  const proof = await savedBy(worker, words.receipt.proof)
  expect(JSON.parse(readFileSync(proof, 'utf8')).card.whatHappened).toBe('Oil by the fryer.')
  expect(await verdictOn(proof)).toContain('with exactly this text')
  expect(await memoryOf(worker)).toEqual(nothing)
})

it('loses no message when an answer is lost and the text was changed meanwhile', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  await page.goto(formOf('restaurant'))
  await writeAnonymously(worker, {
    type: 'NEAR_MISS',
    site: 'Harbour Kitchen Central',
    what: 'A loose rail.',
  })
  await comeBack(worker, await sendAnonymously(worker))
  await loseAnswer(page, 'replyAnonymously')
  const send = page.getByRole('button', { name: words.thread.send, exact: true })
  await page.getByLabel(words.thread.reply).fill('By the stairs.')
  await send.click()
  await page.getByText(words.return.offline).waitFor()
  expect(page.faults.splice(0), 'only the answer that was meant to be lost').toHaveLength(1)
  await page.getByLabel(words.thread.reply).fill('By the back stairs.')
  await send.click()
  await page.getByRole('status').getByText(words.thread.earlier).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'By the stairs.' }).waitFor()
  await send.click()
  await page.getByRole('listitem').filter({ hasText: 'By the back stairs.' }).waitFor()
  await page.getByRole('status').getByText(words.thread.sent).waitFor()
})

it('says the same of every wrong receipt', async () => {
  const worker = await visit('en')
  const words = wordsOf(worker)
  for (const receipt of ['00000000000000000000', '9999 9999 9999 9999 9999']) {
    await comeBack(worker, receipt)
    await worker.page.getByRole('alert').waitFor()
    expect(await worker.page.getByRole('alert').innerText()).toBe(words.return.wrong)
  }
  await worker.page.getByLabel(words.return.label, { exact: true }).fill('1234 5678')
  await worker.page.getByRole('button', { name: words.return.open }).click()
  await worker.page.getByText(filled(words.return.incomplete, { count: 8 })).waitFor()
})

it('keeps a receipt only when asked, and saves it and its proof', async () => {
  const worker = await visit('en', { size: 'phone' })
  const { page } = worker
  const words = wordsOf(worker)
  await page.goto(formOf('restaurant'))
  await writeAnonymously(worker, {
    type: 'NEAR_MISS',
    site: 'Harbour Kitchen Central',
    what: 'Knife on the floor.',
  })
  const receipt = await sendAnonymously(worker)
  const image = await savedBy(worker, words.receipt.image)
  expect(readFileSync(image).subarray(1, 4).toString()).toBe('PNG')
  const proof = await savedBy(worker, words.receipt.proof)
  expect(readFileSync(proof, 'utf8')).not.toContain(receipt)
  expect(readFileSync(proof, 'utf8'), 'the receipt is made of the key').not.toContain('"key"')
  expect(await verdictOn(proof)).toContain('with exactly this text')
  await page.getByText(words.receipt.keep, { exact: true }).click()
  await page.getByRole('button', { name: words.receipt.done }).click()
  await page.getByText(words.receipt.clearedKept).waitFor()
  expect(await page.locator('body').innerText()).not.toContain(receipt.slice(0, 4))

  await page.goto('/m')
  await page.getByRole('heading', { name: words.return.kept }).waitFor()
  await page.getByRole('button', { name: words.return.forget }).click()
  await page.getByRole('heading', { name: words.return.kept }).waitFor({ state: 'detached' })
  expect(await memoryOf(worker)).toEqual(nothing)
})

it('goes on in another language without losing a word', async () => {
  const worker = await visit('en', { size: 'phone' })
  await worker.page.goto(formOf('restaurant'))
  await writeAnonymously(worker, { type: 'NEAR_MISS', site: 'Harbour Kitchen Central', what: 'Wet floor.' })
  const sent = requestsOf(worker)
  await worker.page.getByRole('button', { name: 'Русский' }).click()
  const russian = { ...worker, locale: 'ru' } as const
  await worker.page.getByRole('button', { name: wordsOf(russian).what.send }).waitFor()
  const asked = sent.map((request) => new URL(request.url()).pathname)
  expect(asked, 'the place is not asked for again: that would be another scan').toEqual(['/m'])
  expect(await worker.page.locator('#whatHappened').inputValue()).toBe('Wet floor.')
  expect(await worker.page.context().cookies()).toEqual([])
  await worker.page.goBack()
  await worker.page.goBack()
  await worker.page.getByText(wordsOf(russian).promise.account).waitFor()
})

describe.each(['en', 'ru'] as const)('without JavaScript (%s)', (locale) => {
  it('says whom to call and where the paper goes', async () => {
    const context = await (await browser()).newContext({ javaScriptEnabled: false, locale })
    const page = await context.newPage()
    const stranger = { locale } as Visitor
    const words = wordsOf(stranger)
    await page.goto(`${inject('running').url}${formOf('factory')}`)
    await page.getByText(words.plain.text).waitFor()
    expect(await page.locator('a[href="tel:112"]').isVisible()).toBe(true)
    await page.goto(`${inject('running').url}/m`)
    await page.getByText(words.plain.return).waitFor()
    await context.close()
  })
})
