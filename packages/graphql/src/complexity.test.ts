import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { complexityFromQuery } from '@pothos/plugin-complexity'
import { type DocumentNode, Kind, visit } from 'graphql'
import { expect, test } from 'vitest'
import { mostComplexity } from './builder'
import { schema } from './schema'

const features = path.join(import.meta.dirname, '../../../apps/web/src/features')
const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.documents.ts'),
)

/** What a document costs with the largest page; other variables say nothing about the cost, so none is required. */
function costOf(document: DocumentNode): number {
  const asked = visit(document, {
    VariableDefinition: (node) =>
      node.type.kind === Kind.NON_NULL_TYPE ? { ...node, type: node.type.type } : node,
  })
  return complexityFromQuery(asked, { schema, variables: { first: 100, text: 'x' } }).complexity
}

test('every document of the web stays under the bound with the largest page there is', async () => {
  const costs: [string, number][] = []
  for (const file of files) {
    const documents: Record<string, DocumentNode> = await import(
      pathToFileURL(path.join(features, file)).href
    )
    for (const [name, document] of Object.entries(documents)) {
      if (document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION))
        costs.push([name, costOf(document)])
    }
  }
  expect(costs.length).toBeGreaterThan(50)
  expect(costs.filter(([, cost]) => cost > mostComplexity)).toEqual([])
})

test('a page inside a page costs both', () => {
  const of = (first: number) =>
    complexityFromQuery(`{ reports(first: ${first}) { edges { node { id actions { id } } } } }`, { schema })
  expect(of(100).complexity / of(10).complexity).toBeGreaterThan(9)
})
