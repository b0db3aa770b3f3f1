import { digestOf } from '@closecall/api/trusted-documents'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'

const known = 'query Places { sites { id name } }'
const api = useApi({ trusted: new Set([digestOf(parse(known))]) })
const ask = (query: string) =>
  fetch(`${api().url}/graphql`, {
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
