import { digestOf } from '@closecall/api/trusted-documents'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'

const known = 'query Places { sites { id name } }'
const nameless = 'query Sum { workChallenge { token bits } }'
const api = useApi({ trusted: new Set([known, nameless].map((document) => digestOf(parse(document)))) })
const ask = (query: string, door = '/graphql') =>
  fetch(api().url + door, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })

test('only the web’s own documents are served, whatever a cache adds to them', async () => {
  const cached = await ask('query Places {\n  sites { id __typename name }\n}')
  expect(await cached.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })

  const foreign = await ask('query Places { sites { id name address } }')
  expect(foreign.status).toBe(403)
  expect(await foreign.json()).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN', reason: 'document_not_trusted' } }],
  })
})

test('tells nothing about the schema', async () => {
  const introspection = await ask('{ __schema { types { name } } }')
  expect(introspection.status).toBeGreaterThanOrEqual(400)
  const guess = (await (await ask('{ reportz { id } }')).json()) as { errors: { message: string }[] }
  expect(guess.errors[0]?.message).not.toContain('reports')
})

test('holds at the anonymous door as well: what its page was built with, and nothing else', async () => {
  const door = '/anonymous/graphql'
  const served = await ask(nameless, door)
  expect(await served.json()).toMatchObject({ data: { workChallenge: { token: expect.any(String) } } })
  for (const foreign of ['query Sum { workChallenge { token } }', '{ __schema { types { name } } }']) {
    const answer = await ask(foreign, door)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await answer.json()).not.toHaveProperty('data')
  }
  const refused = await ask('query Sum { workChallenge { token } }', door)
  expect([refused.status, await refused.json()]).toEqual([
    403,
    {
      errors: [
        expect.objectContaining({
          extensions: expect.objectContaining({ code: 'FORBIDDEN', reason: 'document_not_trusted' }),
        }),
      ],
    },
  ])
})
