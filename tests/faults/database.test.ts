import { openDatabase } from '@closecall/db/database'
import { openSweeper } from '@closecall/db/sweeper'
import { afterAll, afterEach, expect, test } from 'vitest'
import { useApi } from '../support/api'
import { cookieOf } from '../support/cookie'
import { makeOrganisation } from '../support/organisation'
import { type Line, openProxy, type Proxy } from '../support/proxy'

const lines: Proxy[] = []
const switchTo = (state: Line) => {
  for (const { line } of lines) line(state)
}

const through = (url: string, { port }: Proxy) => Object.assign(new URL(url), { port: String(port) }).href

/** The API reaches its database through a line of its own. */
const api = useApi({}, async ({ app, auth, worker }) => {
  const proxy = await openProxy(Number(new URL(app).port))
  lines.push(proxy)
  return { app: through(app, proxy), auth: through(auth, proxy), worker: through(worker, proxy) }
})
afterEach(() => switchTo('open'))
afterAll(() => {
  for (const { close } of lines) close()
})

// The design bounds it by 1.5 s; a shared machine may be slow by itself, but never as slow as waiting for an answer.
const soon = 4_000

async function asker() {
  const organisation = await makeOrganisation(api())
  const { memberId } = await organisation.as('SAFETY_OFFICER')
  const cookie = await cookieOf({ memberId, organisationId: organisation.id, memberVersion: 1 })
  const ask = async (query: string) => {
    const signal = AbortSignal.timeout(soon)
    const headers = { 'content-type': 'application/json', cookie }
    const body = JSON.stringify({ query })
    const response = await fetch(`${api().url}/graphql`, { method: 'POST', headers, body, signal })
    const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
    return [response.status, ...errors.map(({ extensions }) => extensions.code)]
  }
  return ask
}
const statusOf = async (path: string) =>
  (await fetch(api().url + path, { signal: AbortSignal.timeout(soon) })).status

const reading = '{ reports(first: 5) { edges { node { id } } } }'
const writing = 'mutation { readNotifications }'

test.each(['refused', 'silent'] as const)(
  'a database that is %s is said at once, and over when it is',
  async (state) => {
    const ask = await asker()
    expect(await ask(reading)).toEqual([200])
    switchTo(state)
    // The first ones hold connections that worked a moment ago, the next ones need new ones.
    for (const query of [reading, writing, reading]) expect(await ask(query)).toEqual([503, 'UNAVAILABLE'])
    expect(await statusOf('/healthz')).toBe(200)
    expect(await statusOf('/readyz')).toBe(503)

    switchTo('open')
    expect(await ask(reading)).toEqual([200])
    expect(await ask(writing)).toEqual([200])
    expect(await statusOf('/readyz')).toBe(200)
  },
)

test('many at once are told together, none is left waiting', async () => {
  const ask = await asker()
  const crowd = () => Promise.all(Array.from({ length: 20 }, () => ask(reading)))
  await crowd()
  switchTo('silent')
  for (const answer of await crowd()) expect(answer).toEqual([503, 'UNAVAILABLE'])
  switchTo('open')
  expect(await ask(reading)).toEqual([200])
})

test('a worker that looked for work is not left waiting either', async () => {
  const [proxy] = lines as [Proxy]
  const sweeper = openSweeper(through(api().test.urls.worker, proxy))
  try {
    await sweeper.timeZones()
    switchTo('silent')
    await expect(sweeper.timeZones()).rejects.toThrow('does not answer')
    switchTo('open')
    expect(await sweeper.timeZones()).toContain('Europe/Moscow')
  } finally {
    await sweeper.close()
  }
})

test('background work bears a silence that a request does not', async () => {
  const [proxy] = lines as [Proxy]
  const { app, auth } = api().test.urls
  const urls = { app: through(app, proxy), auth: through(auth, proxy) }
  const background = openDatabase(urls, { max: 2, maxWait: 10_000, timeout: 60_000 })
  try {
    for (const { ping } of [background, api().database]) await ping()
    switchTo('silent')
    const late = background.ping()
    await expect(api().database.ping()).rejects.toThrow('Connection terminated')
    switchTo('open')
    await late
  } finally {
    await background.close()
  }
})

test('a slow statement is not taken for a lost database', async () => {
  const slow = api().database.auth.$queryRaw`SELECT pg_sleep(1.2)::text`
  expect(await slow).toHaveLength(1)
})

test('a connection that leads nowhere is given up, later than the server itself would', async () => {
  const { auth } = api().database
  const ping = () => auth.$queryRaw`SELECT 1`
  await ping()
  switchTo('forgotten')
  await expect(ping()).rejects.toThrow('does not answer')
})
