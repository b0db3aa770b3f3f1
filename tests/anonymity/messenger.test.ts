import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { publishedKey } from '@closecall/core/receipts/proof'
import { canaries, taggedJpeg } from '@closecall/documents/photo-corpus'
import { startMessenger } from '@closecall/worker/messenger/start'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { pino } from 'pino'
import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest'
import { type BotApi, botToken, type Sent, startBotApi } from '../support/bot-api'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { pepper, useProduct } from '../support/product'
import { openSmtp } from '../support/smtp'
import { bellOf, doWaiting, useWorker } from '../support/worker'
import { startWorker } from '../support/worker-process'

const product = useProduct()
const worker = useWorker(product)
const logged: string[] = []
const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
const anna = { id: 555_000_771_199, name: 'Canaryanna' }
const boris = { id: 555_000_882_288, name: 'Canaryboris', language: 'ru' }

async function start(bot: BotApi, more: { TELEGRAM_BOT?: string; TELEGRAM_TOKEN?: string } = {}) {
  const { database, clock } = product()
  const hands = worker()
  const settings = { TELEGRAM_TOKEN: botToken, TELEGRAM_API_ROOT: bot.url, ...more }
  const { storage } = hands.imports
  const publicUrl = 'https://closecall.test/'
  const around = { database, sweeper: hands.sweeper, storage, pepper, publicUrl, log, now: () => clock.now }
  const messenger = await startMessenger(settings, around)
  if (!messenger) throw new Error('no messenger')
  let stopped: Promise<void> | null = null
  const stop = () => (stopped ??= messenger.stop())
  onTestFinished(stop)
  return { stop, hands }
}

/** The next thing the bot says to this person that holds these words. */
async function hears(bot: BotApi, person: { id: number }, words: string | RegExp): Promise<Sent> {
  for (let n = 0; n < 3_000; n++) {
    const at = bot.sent.findIndex(({ chat, text }) => chat === person.id && text.search(words) >= 0)
    if (at >= 0) return bot.sent.splice(at, 1)[0] as Sent
    await sleep(20)
  }
  throw new Error(`never said ${words}; but ${JSON.stringify(bot.sent)}`)
}

const posterOf = async ({ id, sites }: TestOrganisation) => {
  const sql = 'SELECT code FROM location_code WHERE organisation_id = $1 AND location_id = $2'
  return String((await rowsOf(product(), sql, [id, sites[0].locationId]))[0]?.code)
}
const receiptIn = ({ text }: Sent) => /(?:\d{4} ){4}\d{4}/.exec(text)?.[0].replaceAll(' ', '') ?? ''
const waiting = () =>
  rowsOf(product(), 'SELECT source, type, what_happened AS text, site_id FROM intake_report')

/** Every row of every table as text. */
async function dump(): Promise<string> {
  const named = `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`
  const rows: string[] = []
  for (const { name } of await rowsOf(product(), named))
    for (const row of await rowsOf(product(), `SELECT t::text AS row FROM ${String(name)} t`))
      rows.push(String(row.row))
  return rows.join('\n')
}

/** From the link on the poster to the question whether it is right. */
async function upToCheck(bot: BotApi, code: string, text: string, photos: string[] = []): Promise<Sent> {
  bot.writes(anna, `/start ${code}`)
  bot.presses(anna, await hears(bot, anna, 'Choose a language'), 'English')
  bot.presses(anna, await hears(bot, anna, 'Telegram itself knows'), 'Anonymously')
  bot.presses(anna, await hears(bot, anna, 'What did you see'), 'Unsafe condition')
  await hears(bot, anna, 'What happened')
  bot.writes(anna, text)
  let asked = await hears(bot, anna, 'A photo, if you like')
  for (const photo of photos) {
    bot.shows(anna, photo)
    asked = await hears(bot, anna, 'so far')
  }
  bot.presses(anna, asked, photos.length > 0 ? 'Go on' : 'No photo')
  return hears(bot, anna, 'Is this right')
}

/** As anybody checks it who has the file and the published key, and nothing of ours. */
async function verified(proof: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-proof-'))
  const [file, keys] = [path.join(folder, 'proof.json'), path.join(folder, 'keys.json')]
  writeFileSync(file, proof)
  writeFileSync(keys, JSON.stringify(publishedKey(pepper)))
  const script = path.resolve(import.meta.dirname, '../../scripts/verify-filing.mjs')
  return (await promisify(execFile)(process.execPath, [script, file, keys])).stdout
}

beforeEach(async () => {
  product().clock.now = new Date('2026-03-10T09:00:00Z')
  logged.length = 0
  await rowsOf(product(), 'DELETE FROM intake_report')
})

test('from a poster’s link to the officer and back, and nothing of the account stays anywhere', async () => {
  const bot = await startBotApi()
  const { hands } = await start(bot)
  const organisation = await makeOrganisation(product())
  bot.files.set('canaryfile', await taggedJpeg())
  bot.files.set('canarybroken', Buffer.from('<svg onload="alert(1)">'))
  const check = await upToCheck(bot, await posterOf(organisation), 'Oil under the press.', [
    'canaryfile',
    'canarybroken',
  ])
  expect(check.text).toContain('North, Gate')
  expect(check.text).toContain('2 photos')
  const first = bot.presses(anna, check, 'Send anonymously')
  await hears(bot, anna, '1 photo was not taken')
  const filed = await hears(bot, anna, 'Your receipt')
  const receipt = receiptIn(filed)
  expect(receipt).toMatch(/^\d{20}$/)
  expect(filed.text).toContain('https://closecall.test/m')

  // After the receipt comes the proof of filing, as the page saves it.
  await vi.waitFor(() => expect(bot.documents).toHaveLength(1))
  const [document] = bot.documents
  expect(document).toMatchObject({ chat: anna.id, name: 'closecall-proof.json' })
  expect(document?.text).not.toContain(receipt)
  expect(await verified(document?.text ?? '')).toContain('2026-03-10, with exactly this text')

  // The same update again, and a second press of the button: still one report, and the same receipt.
  bot.push(first)
  bot.presses(anna, filed, 'I wrote it down – delete')
  await hears(bot, anna, 'deleted here')
  expect(bot.deleted).toContain(filed.id)
  expect(bot.sent).toEqual([])
  const [site] = organisation.sites
  const text = 'Oil under the press.'
  const row = { source: 'MESSENGER', type: 'UNSAFE_CONDITION', text, site_id: site.id }
  expect(await waiting()).toEqual([row])
  const [photo] = await rowsOf(product(), 'SELECT image FROM intake_photo')
  const image = Buffer.from(photo?.image as Uint8Array).toString('latin1')
  expect(canaries.filter((canary) => image.includes(canary))).toEqual([])
  expect(image.length).toBeGreaterThan(500)

  // The digits open it, and need not stand in the chat.
  const typed = bot.writes(anna, receipt.replace(/(\d{4})/g, '$1 '))
  expect((await hears(bot, anna, 'Unsafe condition')).text).toContain('Waiting to be handed over')
  expect(bot.deleted).toContain((typed as { message: { message_id: number } }).message.message_id)

  product().clock.now = new Date('2026-03-11T00:00:05Z')
  await doWaiting({ ...hands, log }, handOver)
  const officer = await organisation.as('SAFETY_OFFICER', { name: 'Officer' })
  const { reports } = await officer.run('{ reports { edges { node { id privacy source number } } } }')
  const { id: reportId, number, ...kept } = reports.edges[0].node
  expect(kept).toEqual({ privacy: 'ANONYMOUS', source: 'MESSENGER' })
  await officer.run('mutation ($input: WriteToReporterInput!) { writeToReporter(input: $input) { id } }', {
    input: { id: crypto.randomUUID(), reportId, text: 'Which press?' },
  })
  bot.writes(anna, `/status ${receipt}`)
  const thread = await hears(bot, anna, 'Which press')
  expect(thread.text).toContain(number)
  bot.presses(anna, thread, 'Write to the officer')
  await hears(bot, anna, 'Write your message')
  bot.writes(anna, 'The second one.')
  await hears(bot, anna, 'waits to be handed over')
  const lines = await rowsOf(product(), 'SELECT text FROM intake_message')
  expect(lines).toEqual([{ text: 'The second one.' }])

  const everything = [await dump(), ...logged, readFileSync(inject('cluster').logFile, 'utf8')].join('\n')
  const account = [String(anna.id), anna.name, 'Canaryanna_user', 'canaryfile', receipt, '/start', '/status']
  expect(account.filter((canary) => everything.includes(canary))).toEqual([])
  expect(everything).toContain(text)
  expect(logged.join('')).not.toContain(botToken)
})

test('what cannot wait is a report at once, with its photo, and officers hear of it; its receipt opens it', async () => {
  const bot = await startBotApi()
  bot.troubles.push({ method: 'sendDocument', status: 429, retryAfter: 1 })
  const { hands } = await start(bot)
  const organisation = await makeOrganisation(product())
  const officer = await organisation.as('SAFETY_OFFICER')
  bot.files.set('gas', await taggedJpeg())
  const check = await upToCheck(bot, await posterOf(organisation), 'Gas at the gate.', ['gas'])
  bot.presses(anna, check, 'The danger cannot wait…')
  const price = await hears(bot, anna, 'may guess that it was you')
  expect(await waiting()).toEqual([])
  bot.presses(anna, price, 'Send now, by itself')
  const filed = await hears(bot, anna, 'Your receipt')
  const { reports } = await officer.run(
    '{ reports { edges { node { number source attachments { kind } whatHappened } } } }',
  )
  const [{ node }] = reports.edges
  expect(node).toMatchObject({ source: 'MESSENGER', whatHappened: 'Gas at the gate.' })
  expect(node.attachments).toHaveLength(1)
  expect(filed.text).toContain(node.number)
  expect(await waiting()).toEqual([])
  expect((await bellOf(hands, officer)).map(({ event }) => event)).toContain('report.urgent')
  await vi.waitFor(() => expect(bot.documents).toHaveLength(1), 10_000)
  bot.writes(anna, receiptIn(filed))
  expect((await hears(bot, anna, 'Unsafe condition')).text).toContain(node.number)
})

test('in Russian without a poster: the short name, then site and place by buttons', async () => {
  const bot = await startBotApi()
  await start(bot)
  const organisation = await makeOrganisation(product(), { name: 'Пекарня' })
  bot.writes(boris, '/start')
  bot.presses(boris, await hears(bot, boris, 'Выберите язык'), 'Русский')
  await hears(bot, boris, 'код с плаката')
  bot.writes(boris, 'nobody-here')
  await hears(bot, boris, 'никуда не ведёт')
  bot.writes(boris, organisation.slug)
  const who = await hears(bot, boris, 'сам Telegram знает')
  expect(who.keys.at(-1)?.url).toBe(`https://closecall.test/o/${organisation.slug}/anonymous`)
  bot.presses(boris, who, 'Под своим именем')
  expect((await hears(bot, boris, 'нужно войти')).keys[0]?.url).toBe('https://closecall.test/report')
  bot.presses(boris, who, 'Анонимно')
  bot.presses(boris, await hears(bot, boris, 'На какой площадке'), 'South')
  bot.presses(boris, await hears(bot, boris, 'South. Где именно'), 'В другом месте или не знаю')
  bot.presses(boris, await hears(bot, boris, 'Что вы увидели'), 'Опасная ситуация')
  await hears(bot, boris, 'Что произошло')
  bot.writes(boris, 'Упал ключ с мостика.')
  bot.presses(boris, await hears(bot, boris, 'Если хотите, фото'), 'Без фото')
  bot.presses(boris, await hears(bot, boris, 'Всё верно'), 'Отправить анонимно')
  const filed = await hears(bot, boris, 'Ваша квитанция')
  expect(receiptIn(filed)).toMatch(/^\d{20}$/)
  expect(await waiting()).toMatchObject([{ text: 'Упал ключ с мостика.', site_id: organisation.sites[1].id }])
})

test('too many at once, an outage and updates of no shape: every word is answered in the end, once', async () => {
  const bot = await startBotApi()
  const { stop } = await start(bot)
  const organisation = await makeOrganisation(product())
  bot.troubles.push(
    { method: 'sendMessage', status: 429, retryAfter: 1 },
    { method: 'sendMessage', status: 500 },
    { method: 'answerCallbackQuery', status: 400 },
    { method: 'getFile', status: 500 },
    { method: 'deleteMessage', status: 400 },
  )
  bot.push({ update_id: 890 }, { update_id: 891, message: 'text' }, { update_id: 892, message: { chat: {} } })
  bot.push({ update_id: 893, callback_query: { id: 'x', from: null, message: { chat: { id: 'y' } } } })
  bot.said(anna, { voice: { file_id: 'v' } })
  await hears(bot, anna, 'Let us begin anew')
  bot.said(anna, { chat: { id: -100, type: 'group' }, text: '/start' })
  bot.files.set('p', await taggedJpeg())
  const check = await upToCheck(bot, await posterOf(organisation), 'Once.', ['p'])
  bot.presses(anna, check, 'Send anonymously')
  bot.presses(anna, check, 'Send anonymously')
  const receipts = [await hears(bot, anna, 'Your receipt'), await hears(bot, anna, 'Your receipt')].map(
    receiptIn,
  )
  expect(receipts[0]).toBe(receipts[1])
  expect(await waiting()).toHaveLength(1)
  expect(await rowsOf(product(), 'SELECT count(*)::int AS n FROM intake_photo')).toEqual([{ n: 1 }])
  expect(bot.sent.filter(({ chat }) => chat === -100)).toEqual([])

  // After a restart nothing is known of anybody, and what was answered is not answered again.
  await stop()
  bot.sent.length = 0
  await start(bot)
  bot.presses(anna, check, 'Start over')
  await hears(bot, anna, 'Let us begin anew')
  expect(bot.sent).toEqual([])
  expect(await waiting()).toHaveLength(1)
})

test('unknown receipts find nothing, are limited, and leave others alone', async () => {
  const bot = await startBotApi()
  await start(bot)
  for (let n = 0; n < 21; n++) bot.writes(anna, `${n}`.padStart(20, '7'))
  for (let n = 0; n < 20; n++) await hears(bot, anna, 'No report opens')
  await hears(bot, anna, 'Very many')
  bot.writes(boris, '1'.repeat(20))
  expect((await hears(bot, boris, 'ничего не открывается')).keys).toEqual([])
})

test('one process listens at a time; half an hour later a conversation is forgotten', async () => {
  const bot = await startBotApi()
  const first = await start(bot)
  bot.writes(anna, '/start')
  const language = await hears(bot, anna, 'Choose a language')
  expect(await first.hands.sweeper.alone('messenger', async () => {})).toBe(false)
  product().clock.now = new Date('2026-03-10T09:31:00Z')
  bot.presses(anna, language, 'English')
  await hears(bot, anna, 'Let us begin anew')
  await first.stop()
  expect(await first.hands.sweeper.alone('messenger', async () => {})).toBe(true)
})

test('the worker’s own process asks for what was written, and stops at once when told to', async () => {
  const bot = await startBotApi()
  const sink = await openSmtp()
  const child = startWorker(product(), sink, {
    TELEGRAM_TOKEN: botToken,
    TELEGRAM_API_ROOT: bot.url,
    DATA_DIR: mkdtempSync(path.join(tmpdir(), 'closecall-bot-')),
  })
  bot.writes(anna, '/start')
  await hears(bot, anna, 'Choose a language')
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  await sink.close()
})

test('a token of no bot or another bot’s name stops the start, an absent Telegram does not', async () => {
  const bot = await startBotApi()
  await expect(start(bot, { TELEGRAM_TOKEN: '1:AAAAAAAAAAAAAAAAAAAAAAAA' })).rejects.toThrow('TELEGRAM_TOKEN')
  await expect(start(bot, { TELEGRAM_BOT: 'OtherBot' })).rejects.toThrow('is called PlantSafetyBot')
  await start({ ...bot, url: 'http://127.0.0.1:9' })
  expect(logged.join('')).toContain('does not answer yet')
  expect(logged.join('')).not.toContain(botToken)
})
