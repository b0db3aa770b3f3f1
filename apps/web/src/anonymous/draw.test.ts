import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { anonymousTexts } from '@closecall/messages/anonymous'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PageData } from './page-data'
import type { AnonymousPlaceAnswer, Way } from './place'

const web = path.join(import.meta.dirname, '../..')
let folder: string
let draw: (data: PageData) => string
/** The very bundle that is sent, for its renderer is not the one other tests draw with. */
beforeAll(async () => {
  mkdirSync(path.join(web, 'dist'), { recursive: true })
  folder = mkdtempSync(path.join(web, 'dist/drawn-'))
  const script = path.join(web, '../../scripts/bundle-page.mjs')
  execFileSync(process.execPath, [script, `--into=${folder}`])
  const { draw: file } = JSON.parse(readFileSync(path.join(folder, 'bundle.json'), 'utf8')) as {
    draw: string
  }
  draw = ((await import(pathToFileURL(path.join(folder, file)).href)) as { draw: typeof draw }).draw
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const place: AnonymousPlaceAnswer = {
  organisation: 'Bakery <b>',
  slug: 'bakery',
  country: 'GB',
  timeZone: 'Asia/Yekaterinburg',
  site: null,
  location: null,
  sites: [],
  handOver: { nextAt: '2026-03-10T18:00:00Z', atLeast: 3 },
  work: { token: 't', bits: 8 },
}
const drawn = (show: PageData['show'], bot?: string) =>
  draw({ texts: anonymousTexts('en'), locale: 'en', written: 'en-GB', solver: '/solver.js', bot, show })
const behind = (way: Way, bot?: string) => drawn({ view: 'report', way, place }, bot)

it('leads into the bot with the poster’s code, and says what the messenger knows', () => {
  const way = { code: '7K2M9QXD' }
  expect(behind(way, 'PlantSafetyBot')).toContain('href="https://t.me/PlantSafetyBot?start=7K2M9QXD"')
  expect(behind(way, 'PlantSafetyBot')).toContain('Telegram itself knows it')
  expect(behind(way)).not.toMatch(/t\.me|Telegram/)
})

it('draws every kind of report as a button, for a tap that comes before the script', () => {
  const form = behind({ slug: 'bakery' })
  expect(form.match(/<button[^>]*data-type="/g)).toHaveLength(Object.keys(anonymousTexts('en').types).length)
  expect(form).toContain('Bakery &lt;b')
  expect(form, 'no device has said its time yet').toContain('Tuesday 23:00')
})

it('draws the field for a receipt, and where a code leads nowhere', () => {
  expect(drawn({ view: 'return' })).toContain('placeholder="0000 0000 0000 0000 0000"')
  expect(drawn({ view: 'gone', busy: false })).toContain(anonymousTexts('en').anonymous.gone.title)
})
