import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const site = {
  id: 's',
  name: 'Soho',
  emergencyName: 'First aid',
  emergencyPhone: '+44 1',
  precision: 'DAY',
  locations: [],
}
const anonymousPlace = {
  organisation: 'Harbour </script> Kitchen',
  slug: 'harbour',
  country: 'GB',
  timeZone: 'Europe/London',
  site: null,
  location: null,
  sites: [site],
  handOver: { nextAt: '2026-03-10T18:00:00Z', atLeast: 3 },
  work: { token: 't', bits: 8 },
}
/** Somebody signed in, on a device one could tell from others. */
const telling = {
  cookie: 'next-auth.session-token=canary; closecall-locale=ru',
  'user-agent': 'canary',
  referer: 'http://localhost/canary',
  authorization: 'canary',
  'x-request-id': 'canary',
  traceparent: 'canary',
  origin: 'http://canary',
  'x-forwarded-for': '198.51.100.7',
}

const css = 'h1{color:red}'

let api: Server
let folder: string
let answer: object
let heard: IncomingHttpHeaders[]
beforeEach(async () => {
  heard = []
  answer = { data: { anonymousPlace } }
  api = createServer((request, response) => {
    heard.push({ ...request.headers, 'x-heard-path': request.url })
    response.setHeader('content-type', 'application/json')
    response.setHeader('set-cookie', 'canary=1')
    request.resume().on('end', () => response.end(JSON.stringify(answer)))
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('API_PORT', String((api.address() as AddressInfo).port))
  folder = mkdtempSync(path.join(tmpdir(), 'closecall-page-'))
  mkdirSync(path.join(folder, 'dist/anonymous'), { recursive: true })
  const write = (name: string, text: string) => writeFileSync(path.join(folder, 'dist/anonymous', name), text)
  const names = {
    script: 'main-A.js',
    parts: ['part-B.js'],
    late: ['late-C.js'],
    style: 'main-D.css',
    solver: 'solver-E.js',
    draw: 'draw-F.mjs',
    kiosk: 'kiosk-G.js',
    kioskStyle: 'kiosk-H.css',
  }
  write('bundle.json', JSON.stringify(names))
  write('main-A.js', 'const main = 1')
  write('main-D.css', css)
  write('draw-F.mjs', 'export const draw = ({ show }) => `<main><h1>${show.view}</h1></main>`')
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
  vi.resetModules()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
  await new Promise((resolve) => api.close(resolve))
})

const asked = (address: string) => new Request(`http://localhost:3000${address}`, { headers: telling })
async function page(address: string, way: { slug: string } | { code: string } = { slug: 'harbour' }) {
  const { answerReportPage } = await import('./answer')
  const response = await answerReportPage(asked(address), way)
  return { response, text: await response.text() }
}

it('tells the API nothing of who opens the page but the address to be counted', async () => {
  const { response, text } = await page('/o/harbour/anonymous')
  expect(response.status).toBe(200)
  expect(heard).toHaveLength(1)
  expect(heard[0]?.['x-heard-path']).toBe('/anonymous/graphql')
  expect(heard[0]?.['x-forwarded-for']).toBe('198.51.100.7')
  expect(JSON.stringify(heard)).not.toContain('canary')
  expect(text).not.toContain('canary')
})

it('lets nothing be stored, framed, loaded from elsewhere or told onwards', async () => {
  const { response, text } = await page('/o/harbour/anonymous')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('set-cookie')).toBeNull()
  const policy = response.headers.get('content-security-policy') ?? ''
  for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"])
    expect(policy).toContain(part)
  expect(policy).not.toMatch(/unsafe|http/)
  expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(text.match(/<\/script>/g), 'a name ends no script').toHaveLength(3)
})

it('lets in by its hash what stands inside the page, and nothing else', async () => {
  const { response, text } = await page('/o/harbour/anonymous')
  const policy = response.headers.get('content-security-policy') ?? ''
  const hash = (inside = '') => `'sha256-${createHash('sha256').update(inside).digest('base64')}'`
  const remembers = /<script>(.*?)<\/script>/s.exec(text)?.[1]
  expect(policy).toContain(`script-src 'self' ${hash(remembers)};`)
  expect(policy).toContain(`style-src ${hash(css)};`)
  expect(text).toContain(`<style>${css}</style>`)
})

it('is drawn as it is sent, and asks at once for all its script', async () => {
  const { text } = await page('/o/harbour/anonymous')
  expect(text).toContain('<div id="page"><main><h1>report</h1></main></div>')
  expect(text).toContain('src="/anonymous/page/main-A.js"')
  expect(text).toContain('<link rel="modulepreload" href="/anonymous/page/part-B.js">')
})

it('gives the files the page asks for, in no cache but a tablet’s, and no other', async () => {
  const { answerFile } = await import('./bundle')
  const script = answerFile('main-A.js')
  expect(await script.text()).toBe('const main = 1')
  expect(script.headers.get('cache-control')).toBe('no-store')
  const { GET } = await import('../app/kiosk/page/[file]/route')
  const tablets = await GET(new Request('http://localhost/'), {
    params: Promise.resolve({ file: 'main-A.js' }),
  })
  expect(tablets.headers.get('cache-control')).toContain('immutable')
  for (const name of ['draw-F.mjs', 'bundle.json', '../../package.json'])
    expect({ name, status: answerFile(name).status }).toEqual({ name, status: 404 })
})

it('speaks of a bot only where one is named', async () => {
  const dataIn = ({ text }: { text: string }) => /id="data"[^>]*>(.*?)<\/script>/s.exec(text)?.[1] ?? ''
  expect(dataIn(await page('/r/ABCD1234', { code: 'ABCD1234' }))).not.toContain('"bot"')
  vi.resetModules()
  vi.stubEnv('TELEGRAM_BOT', 'PlantSafetyBot')
  expect(dataIn(await page('/r/ABCD1234', { code: 'ABCD1234' }))).toContain('"bot":"PlantSafetyBot"')
})

it('asks the reader’s browser for the language, or the address, but no cookie', async () => {
  expect((await page('/o/harbour/anonymous')).text).toContain('<html lang="en-GB">')
  expect((await page('/o/harbour/anonymous?lang=ru')).text).toContain('<html lang="ru">')
})

it('says without script whom to call', async () => {
  const { text } = await page('/o/harbour/anonymous')
  const plain = /<section data-late>(.*)<\/section>/.exec(text)?.[1]
  expect(plain).toContain('tel:999')
  expect(plain).toContain('Soho: First aid +44 1')
})

it.each([
  ['NOT_FOUND', 404],
  ['RATE_LIMITED', 429],
  ['INTERNAL', 503],
])('answers %s with a page of its own, %i', async (code, status) => {
  answer = { errors: [{ extensions: { code, reason: 'x' } }] }
  const { response, text } = await page('/r/ABCD1234', { code: 'ABCD1234' })
  expect(response.status).toBe(status)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(text).toContain('<h1>')
})

it('hands on what the page asks without cookie, device or origin, and no cookie back', async () => {
  const { passOnNameless } = await import('../api/pass-on')
  const request = new Request('http://localhost:3000/anonymous/graphql', {
    method: 'POST',
    headers: { ...telling, 'content-type': 'application/json' },
    body: '{}',
  })
  const response = await passOnNameless(request)
  expect(JSON.stringify(heard)).not.toContain('canary')
  expect(heard[0]?.['content-type']).toBe('application/json')
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  })
})
