import { execute } from '@closecall/graphql/execution/execute'
import { planOf } from '@closecall/graphql/execution/plan'
import fc from 'fast-check'
import { buildSchema, type ExecutionResult, execute as executeByGraphql, parse } from 'graphql'
import { expect, test } from 'vitest'

const schema = buildSchema(`
  type Query { row: Row, must: Row!, rows: [Row!], holes: [Row] }
  type Mutation { row: Row, must: Row! }
  type Row { text: String, surely: String!, count: Int, list: [Int!], row: Row, must: Row!, rows: [Row!]!, echo(of: [Int!] = [1], more: Int): String }
`)
for (const type of ['Query', 'Mutation', 'Row']) {
  const fields = schema.getType(type)
  if (!fields || !('getFields' in fields)) throw new Error(type)
  for (const field of Object.values(fields.getFields()))
    if ('resolve' in field && field.name !== 'echo')
      field.resolve = (row: Record<string, (() => unknown) | undefined>) => row[field.name]?.()
}

/** What a resolver does with a value: answers, promises, fails at once or later, or hands over the error itself. */
const ways = {
  now: (value: unknown) => () => value,
  later: (value: unknown) => () => Promise.resolve(value),
  thrown: () => () => {
    throw new Error('thrown')
  },
  rejected: () => () => Promise.reject(new Error('rejected')),
  slow: (value: unknown) => () => new Promise((resolve) => setImmediate(resolve, value)),
  slowlyRejected: () => () => new Promise((_, reject) => setImmediate(reject, new Error('rejected slowly'))),
  handed: () => () => new Error('handed over'),
}
type Way = keyof typeof ways
/** Kept as data, so that both executors are given the same. */
type Told = { way: Way; value: unknown }
type Row = { [field: string]: Told }

const failures = ['thrown', 'handed'] as const
const still = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Way>('now') },
  { weight: 1, arbitrary: fc.constantFrom<Way>(...failures) },
)
const any = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Way>('now', 'later', 'slow') },
  { weight: 1, arbitrary: fc.constantFrom<Way>('rejected', 'slowlyRejected', ...failures) },
)
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 8 })

function rowOf(way: fc.Arbitrary<Way>, row: fc.Arbitrary<unknown>, rows: fc.Arbitrary<unknown>) {
  const told = (value: fc.Arbitrary<unknown>) => fc.record({ way, value })
  return fc.option(
    fc.record({
      text: told(orNull(fc.string())),
      surely: told(orNull(fc.string())),
      count: told(fc.oneof(fc.integer(), fc.constantFrom('no number', null, Number.NaN))),
      list: told(fc.oneof(fc.array(fc.option(fc.integer(), { freq: 9 })), fc.constantFrom('no list', null))),
      row: told(row),
      must: told(row),
      rows: told(rows),
      holes: told(rows),
    }),
    { freq: 8, maxDepth: 3, depthIdentifier: 'rows' },
  )
}

/**
 * Rows of a list fail all at once or all later: of a list that fails at once, graphql-js forgets to hear out what fails later,
 * and Node ends a process for that.
 */
const { row } = fc.letrec<{ row: unknown; rows: unknown; stillRow: unknown; stillRows: unknown }>((tie) => {
  const list = (item: fc.Arbitrary<unknown>) => fc.array(item, { maxLength: 3 })
  const size = { maxDepth: 3, depthIdentifier: 'rows' } as const
  return {
    row: rowOf(any, tie('row'), tie('rows')),
    rows: fc.oneof(size, fc.constant([]), tie('stillRows'), fc.record({ promised: list(tie('row')) })),
    stillRow: rowOf(still, tie('stillRow'), tie('stillRows')),
    stillRows: fc.oneof(size, fc.constant([]), list(tie('stillRow'))),
  }
})

function alive(told: unknown): unknown {
  if (Array.isArray(told)) return told.map(alive)
  if (typeof told !== 'object' || told === null) return told
  if ('promised' in told) return (told.promised as unknown[]).map((each) => Promise.resolve(alive(each)))
  const entries = Object.entries(told as Row).map(([name, { way, value }]) => [name, ways[way](alive(value))])
  return Object.fromEntries(entries)
}

const { selection } = fc.letrec<{ selection: string }>((tie) => {
  const leaves = [
    'text',
    'surely',
    'count',
    'list',
    '__typename',
    'again: text',
    'echo(of: [2, $n], more: $n)',
    'echo',
  ]
  const nested = fc
    .tuple(fc.constantFrom('row', 'must', 'rows', 'other: rows', '... on Row', '... Again'), tie('selection'))
    .map(([name, inner]) => (name === '... Again' ? name : `${name} ${inner}`))
  const part = fc.oneof({ depthSize: 'medium', withCrossShrink: true }, fc.constantFrom(...leaves), nested)
  return {
    selection: fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => `{ ${parts.join(' ')} }`),
  }
})
const document = fc
  .tuple(
    fc.constantFrom('row', 'must', 'rows', 'holes'),
    selection,
    fc.constantFrom('row', 'must'),
    selection,
  )
  .map(
    ([one, asked, two, also]) =>
      `query ($n: Int = 3) { first: ${one} ${asked} second: ${two} ${also} } fragment Again on Row { text rows { surely } }`,
  )

const plainly = ({ data, errors }: ExecutionResult) => JSON.parse(JSON.stringify({ data, errors })) as unknown

test('answers and fails as graphql-js does', async () => {
  await fc.assert(
    fc.asyncProperty(
      document,
      row,
      fc.constantFrom({}, { n: 7 }, { n: null }, { n: 'x' }),
      async (text, root, n) => {
        const parsed = parse(text)
        expect(planOf(schema, parsed, null)).not.toBeNull()
        const asked = () => ({ schema, document: parsed, rootValue: alive(root) ?? {}, variableValues: n })
        expect(plainly(await execute(asked()))).toEqual(plainly(await executeByGraphql(asked())))
      },
    ),
    { numRuns: 300 },
  )
})

test('a list that fails at once hears out what fails later', async () => {
  const rootValue = {
    rows: () => [{ surely: () => Promise.reject(new Error('later')) }, { surely: ways.thrown() }],
  }
  const answer = await execute({ schema, document: parse('{ rows { surely } }'), rootValue })
  await new Promise((resolve) => setImmediate(resolve))
  expect(plainly(answer)).toMatchObject({ data: { rows: null }, errors: [{ message: 'thrown' }] })
})

test('what depends on more than the document is left to graphql-js', async () => {
  const planned = (text: string) => planOf(schema, parse(text), null) !== null
  expect(planned('{ row { text @skip(if: true) } }')).toBe(false)
  expect(planned('{ __schema { queryType { name } } }')).toBe(false)
  expect(planned('mutation { row { text } must { text } }')).toBe(false)
  expect(planned('query A { row { text } } query B { row { text } }')).toBe(false)
  expect(planned('mutation { row { text } }')).toBe(true)
  const rootValue = { row: () => ({ text: () => 'x' }) }
  const document = parse('query A { row { text @skip(if: true) } } query B { row { text } }')
  const asked = (operationName: string) => execute({ schema, document, rootValue, operationName })
  expect(plainly(await asked('A'))).toEqual({ data: { row: {} } })
  expect(plainly(await asked('B'))).toEqual({ data: { row: { text: 'x' } } })
})
