import { readdirSync, readFileSync } from 'node:fs'
import { unexplainedBreakingChanges } from '@closecall/graphql/breaking-changes'
import { printSchemaText } from '@closecall/graphql/schema-text'
import { buildSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const decisions = readdirSync(new URL('docs/decisions', root)).map((name) => read(`docs/decisions/${name}`))

describe('the committed schema', () => {
  it('is what the code says; `npm run schema` rewrites it', () => {
    expect(read('packages/graphql/schema.graphql')).toBe(printSchemaText())
  })

  it('breaks no client of the released schema unless a decision quotes the change', () => {
    const released = read('packages/graphql/released.graphql')
    expect(unexplainedBreakingChanges(released, printSchemaText(), decisions)).toEqual([])
  })

  it('describes every type of ours', () => {
    const types = Object.values(buildSchema(printSchemaText()).getTypeMap())
    const ours = types.filter((type) => isObjectType(type) || isInputObjectType(type) || isEnumType(type))
    const silent = ours.filter(({ name, description }) => {
      return !description && !/^__|^(Query|Mutation|PageInfo)$|(Connection|Edge)$/.test(name)
    })
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})

describe('the breaking-change check', () => {
  const released = 'type Query { name: String, age: String }'

  it('lets additions pass', () => {
    expect(
      unexplainedBreakingChanges(released, 'type Query { name: String!, age: String, id: ID }', []),
    ).toEqual([])
  })

  it('names what went away, until a decision quotes it', () => {
    const found = unexplainedBreakingChanges(released, 'type Query { name: String }', [])
    expect(found).toEqual(['Query.age was removed.'])
    expect(
      unexplainedBreakingChanges(released, 'type Query { name: String }', ['x\n- Query.age was removed.']),
    ).toEqual([])
  })
})
