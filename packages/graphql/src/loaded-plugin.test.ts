import {
  buildSchema,
  type ExecutionArgs,
  execute,
  type GraphQLFieldResolver,
  GraphQLObjectType,
  parse,
} from 'graphql'
import { expect, test } from 'vitest'
import { LoadedPlugin } from './loaded-plugin'

type Row = { id: unknown; site?: { id: unknown } | null }
type Resolver = GraphQLFieldResolver<unknown, object, object>

/** Asks for a list of reports with their sites, through the plugin alone; `lookUp` stands where Prisma's plugin does. */
function question(rows: Row[], lookUp: (row: Row) => unknown): ExecutionArgs {
  const schema = buildSchema(
    'type Query { reports: [Report!]! } type Report { site: Site } type Site { id: ID! }',
  )
  const getTypeConfig = (type: string) => ({ extensions: { pothosPrismaModel: type } })
  const plugin = new LoadedPlugin({ getTypeConfig } as never, 'loaded')
  const wrap = (parent: string, name: string, select: unknown, resolver: Resolver) => {
    const type = schema.getType(parent)
    if (!(type instanceof GraphQLObjectType)) throw new Error(parent)
    const field = type.getFields()[name]
    if (!field) throw new Error(name)
    const extensions = { pothosPrismaSelect: select }
    const config = { kind: 'PrismaObject', args: {}, extensions, parentType: parent, name }
    field.resolve = plugin.wrapResolve(resolver, config as never)
  }
  wrap('Site', 'id', { id: true }, (site) => (site as Row).id)
  wrap(
    'Report',
    'site',
    () => ({}),
    (row) => lookUp(row as Row),
  )
  const document = parse('{ reports { site { id } } }')
  return { schema, document, rootValue: { reports: rows }, contextValue: {} }
}

async function askSites(rows: Row[], lookUp: (row: Row) => unknown) {
  const asked: unknown[] = []
  const noted = (row: Row) => {
    asked.push(row.id)
    return lookUp(row)
  }
  const answer = await execute(question(rows, noted))
  expect(answer.errors).toBeUndefined()
  const reports = answer.data?.reports as { site: { id: unknown } | null }[]
  return { asked, sites: reports.map(({ site }) => site?.id) }
}

const loaded = ['a', 'b', 'c'].map((id) => ({ id, site: { id: `site of ${id}` } }))

test('one row is looked up for a list whose relation is loaded', async () => {
  const { asked, sites } = await askSites(loaded, ({ site }) => site)
  expect(sites).toEqual(['site of a', 'site of b', 'site of c'])
  expect(asked).toEqual(['a'])
})

test('where the first row’s relation has yet to be asked for, every row’s is', async () => {
  const bare = loaded.map(({ id }) => ({ id }))
  const later = ({ id }: Row) => Promise.resolve({ id: `site of ${String(id)}` })
  const { asked, sites } = await askSites(bare, later)
  expect(sites).toEqual(['site of a', 'site of b', 'site of c'])
  expect(asked).toEqual(['a', 'b', 'c'])
})

test('a row without a relation tells nothing about the next', async () => {
  const { asked, sites } = await askSites([{ id: 'z', site: null }, ...loaded], ({ site }) => site)
  expect(sites).toEqual([undefined, 'site of a', 'site of b', 'site of c'])
  expect(asked).toEqual(['z', 'a'])
})
