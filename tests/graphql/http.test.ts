import { auditServer } from 'graphql-http'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'

const api = useApi()

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${api().url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
const ask = async (query: string, variables?: unknown) => {
  const response = await post(JSON.stringify({ query, variables }))
  const body = (await response.json()) as {
    errors?: { message: string; extensions: Record<string, unknown> }[]
  }
  return { status: response.status, errors: body.errors ?? [] }
}

test('serves GraphQL over HTTP as the specification says', async () => {
  const audits = await auditServer({ url: `${api().url}/graphql`, fetchFn: fetch })
  expect(audits).toHaveLength(61)
  expect(audits.filter((audit) => audit.status === 'error').map((audit) => audit.name)).toEqual([])
})

test('answers health and readiness', async () => {
  expect((await fetch(`${api().url}/healthz`)).status).toBe(200)
  const ready = await fetch(`${api().url}/readyz`)
  expect(await ready.json()).toEqual({ database: 'ok', migrations: 'ok', queue: 'ok' })
})

test('refuses what is too large, too deep or too many, each with a code', async () => {
  const large = await post(
    JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(10_000_000) } }),
  )
  expect(large.status).toBe(413)
  expect(await large.json()).toMatchObject({
    errors: [{ extensions: { code: 'LIMIT', reason: 'body_too_large' } }],
  })

  const deep = `{ reports { edges { node ${'{ site '.repeat(3_000)} { id } ${'}'.repeat(3_000)} } } }`
  expect((await ask(deep)).errors[0]?.extensions.code).toBe('INVALID')
  const levels = `query { reports ${'{ edges { node '.repeat(12)} { id } ${'} }'.repeat(12)} }`
  expect((await ask(levels)).errors.map((error) => error.extensions.reason)).toContain('query.depth')
  const aliases = `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: __typename`).join(' ')} }`
  expect((await ask(aliases)).errors[0]?.extensions).toMatchObject({ code: 'LIMIT', reason: 'query.aliases' })
  expect((await post('{"query": ')).status).toBe(400)
})

test('asks a stranger to sign in and tells him nothing else', async () => {
  const { errors } = await ask('{ reports { edges { node { id } } } }')
  expect(errors.map((error) => error.extensions.code)).toEqual(['UNAUTHENTICATED'])
})

test('takes a mangled session cookie for none', async () => {
  for (const cookie of ['next-auth.session-token=%', 'next-auth.session-token=a.b.c', ';=;%00=']) {
    const response = await post('{"query":"{ viewer { permissions } }"}', { cookie })
    expect(await response.json()).toEqual({ data: { viewer: null } })
  }
})
