import { beforeAll, expect, test } from 'vitest'
import { makeOrganisation, type TestMember } from '../support/organisation'
import { useProduct } from '../support/product'

const product = useProduct()
let officer: TestMember
beforeAll(async () => {
  officer = await (await makeOrganisation(product())).as('SAFETY_OFFICER')
})

const cards = (page: string) =>
  `{ reports${page} { edges { node {
    id number title status site { name } reporter { name }
    actions { id title owner { name } verifiedBy { name } } comments { id text author { name } }
    timeline { id event at actorName }
  } } } }`

test('a page costs what it holds: twenty of everything pass, a hundred do not', async () => {
  await officer.run(cards('(first: 20)'))
  await officer.run(cards('(last: 20)'))
  await officer.run(cards(''))
  for (const page of ['(first: 100)', '(last: 100)', '(first: 2000000000)']) {
    const error = await officer.expectError('LIMIT', cards(page))
    expect(error.extensions?.reason).toBe('query.complexity')
  }
})
