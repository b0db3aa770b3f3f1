import dns from 'node:dns'
import { WatchedClient } from '@closecall/db/watched-client'
import type pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { useProduct } from '../support/product'
import { openProxy, type Proxy } from '../support/proxy'

const product = useProduct()

async function line(): Promise<Proxy> {
  const proxy = await openProxy(Number(new URL(product().test.urls.app).port))
  onTestFinished(() => proxy.close())
  return proxy
}

async function clientThrough({ port }: { port: number }, host = '127.0.0.1'): Promise<pg.Client> {
  const url = Object.assign(new URL(product().test.urls.app), { port: String(port), hostname: host })
  const client: pg.Client = new WatchedClient({ connectionString: url.href, statement_timeout: 5_000 })
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end().catch(() => {}))
  return client
}

/** Longer than a request's statement may go unanswered and its server be asked. */
const slow = "SELECT 'answered' AS it FROM pg_sleep(2)"
const answered = { rows: [{ it: 'answered' }] }

test('a statement on a connection that has ended is not waited for', async () => {
  const proxy = await line()
  const client = await clientThrough(proxy)
  await client.query('BEGIN')
  const ended = new Promise<void>((resolve) => client.once('end', resolve))
  proxy.line('refused')
  await ended
  await expect(client.query('ROLLBACK')).rejects.toThrow('not queryable')
  expect((client as WatchedClient).waitsFor(performance.now() + 1)).toBe(0)
})

test('one question that is lost cuts nothing', async () => {
  const proxy = await line()
  const client = await clientThrough(proxy)
  proxy.lose(1)
  expect(await client.query(slow)).toMatchObject(answered)
})

test('a server that is heard elsewhere is not judged by the questions it did not hear', async () => {
  const proxy = await line()
  const [client, other] = [await clientThrough(proxy), await clientThrough(proxy)]
  proxy.lose(Number.POSITIVE_INFINITY)
  let over = false
  const talk = async () => {
    while (!over) await other.query('SELECT pg_sleep(0.02)')
  }
  const whole = client.query(slow).finally(() => (over = true))
  const [result] = await Promise.all([whole, talk()])
  expect(result).toMatchObject(answered)
})

test('a server is asked where its connections lead, not by a name that must be looked up', async () => {
  const client = await clientThrough({ port: Number(new URL(product().test.urls.app).port) }, 'localhost')
  vi.spyOn(dns, 'lookup').mockImplementation(() => {})
  expect(await client.query(slow)).toMatchObject(answered)
})
