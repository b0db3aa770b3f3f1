import { beforeEach, expect, test, vi } from 'vitest'

type Page = { memberId: string; status?: number }
const stores = new Map<string, Map<string, Response>>()
const storeOf = (name: string) => {
  const store = stores.get(name) ?? new Map<string, Response>()
  stores.set(name, store)
  return store
}
const served: { page: Page; fetched: number; before: () => unknown } = {
  page: { memberId: '' },
  fetched: 0,
  before: () => {},
}

beforeEach(() => {
  stores.clear()
  Object.assign(served, { page: { memberId: 'anna' }, fetched: 0, before: () => {} })
  vi.stubGlobal('caches', {
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    open: async (name: string) => ({
      put: async (at: string, page: Response) => storeOf(name).set(at, page),
    }),
    match: async (at: string, { cacheName }: { cacheName: string }) =>
      stores.get(cacheName)?.get(at)?.clone(),
  })
  vi.stubGlobal('fetch', async () => {
    served.fetched++
    await served.before()
    const { memberId, status = 200 } = served.page
    return new Response(`<main data-member="${memberId}">`, { status, headers: { 'x-nonce-of': memberId } })
  })
})

const { drop, forgetPage, keepPage, keptPage } = await import('./kept-page')
const anna = { memberId: 'anna', build: 'b1' }

test('is kept with its own header, once for a while', async () => {
  await keepPage(anna)
  await keepPage(anna)
  const kept = await keptPage('b1')
  expect(await kept?.text()).toContain('anna')
  expect(kept?.headers.get('x-nonce-of'), 'script nonces are in both').toBe('anna')
  expect(served.fetched).toBe(1)
})

test('belongs to one member: whoever signs in next never sees it', async () => {
  await keepPage(anna)
  served.page = { memberId: 'boris', status: 503 }
  await keepPage({ memberId: 'boris', build: 'b1' })
  expect(await keptPage('b1')).toBeUndefined()
})

test('is not kept when somebody else has signed in meanwhile, or nobody is signed in', async () => {
  served.page = { memberId: 'boris' }
  await keepPage(anna)
  expect(await keptPage('b1')).toBeUndefined()
  served.page = { memberId: 'anna', status: 500 }
  await keepPage(anna)
  expect(await keptPage('b1')).toBeUndefined()
})

test('goes at sign-out, even while it is being fetched', async () => {
  served.before = forgetPage
  await keepPage(anna)
  expect(await keptPage('b1')).toBeUndefined()
})

test('of an older build goes when another takes over, and that of the new one stays', async () => {
  await keepPage(anna)
  await keepPage({ ...anna, build: 'b2' })
  await drop('b2')
  expect(await keptPage('b1'), 'its scripts are gone').toBeUndefined()
  expect(await keptPage('b2')).toBeDefined()
})
