import { type Args, type Column, type Model, modelOf, related } from '@closecall/db/reads/model'
import fc from 'fast-check'

/** What lies in the tables, by delegate and field: questions are asked about values that occur. */
export type Values = Map<string, Record<string, unknown>[]>

const delegateOf = (model: string) => model.charAt(0).toLowerCase() + model.slice(1)
const names = (record: Record<string, unknown>) => Object.keys(record)

/** Those whose other side may be asked too: of people the app role knows nothing. */
const relationsOf = (model: Model, values: Values) =>
  names(model.relations).filter((name) => values.has(delegateOf(model.relations[name]?.model ?? '')))

const comparable = ({ list, type }: Column) => !list && type !== 'json'
const ordered = new Set(['int', 'smallint', 'timestamptz', 'date', 'string', 'uuid'])

/** Prisma questions about a model, as its own types would allow them. */
export function questions(delegate: string, values: Values): fc.Arbitrary<Args> {
  const model = modelOf(delegate)
  const order = orders(model)
  const page = fc.record(
    { take: fc.integer({ min: 0, max: 5 }), skip: fc.integer({ min: 0, max: 3 }) },
    { requiredKeys: [] },
  )
  return fc
    .tuple(
      wheres(delegate, values, 2),
      shapes(delegate, values, 2),
      order,
      page,
      cursors(model, delegate, values),
    )
    .map(([where, shape, orderBy, cut, cursor]) => ({
      ...shape,
      ...cut,
      where,
      orderBy,
      // What follows a row whose place is not known is Prisma's own affair.
      ...(cursor && orderBy.every((each) => names(each).every((field) => !model.columns[field]?.nullable))
        ? { cursor }
        : {}),
    }))
}

function cursors(model: Model, delegate: string, values: Values): fc.Arbitrary<Args | null> {
  const rows = values.get(delegate) ?? []
  const key = Object.keys(model.uniques)[0]
  if (!key || rows.length === 0) return fc.constant(null)
  return fc.option(
    fc
      .constantFrom(...rows)
      .map((row) => ({ [key]: Object.fromEntries(model.key.map((field) => [field, row[field]])) })),
    { freq: 1 },
  )
}

/** Ends with the key, else equal rows would come in any order. */
function orders(model: Model): fc.Arbitrary<Args[]> {
  const fields = names(model.columns).filter(
    (field) => ordered.has(model.columns[field]?.type ?? '') && !model.columns[field]?.list,
  )
  const direction = fc.constantFrom('asc', 'desc')
  const one = fc.constantFrom(...fields).chain((field) =>
    direction.chain((sort) =>
      model.columns[field]?.nullable
        ? fc.constantFrom<unknown>(sort, { sort, nulls: 'first' }, { sort, nulls: 'last' }).map((how) => ({
            [field]: how,
          }))
        : fc.constant({ [field]: sort }),
    ),
  )
  return fc
    .tuple(fc.array(one, { maxLength: 2 }), direction)
    .map(([some, last]) => [...some, ...model.key.map((field) => ({ [field]: last }))])
}

function wheres(delegate: string, values: Values, depth: number): fc.Arbitrary<Args> {
  const model = modelOf(delegate)
  const fields = names(model.columns).filter((field) => comparable(model.columns[field] as Column))
  const column = fc
    .constantFrom(...fields)
    .chain((field) => tests(model.columns[field] as Column, field, values.get(delegate) ?? []))
  if (depth === 0) return column
  const deeper = wheres(delegate, values, depth - 1)
  const joined = fc
    .tuple(fc.constantFrom('AND', 'OR', 'NOT'), fc.array(deeper, { minLength: 1, maxLength: 2 }))
    .map(([word, parts]) => ({ [word]: parts }))
  const relations = relationsOf(model, values)
  if (relations.length === 0) return fc.oneof(column, joined)
  const relation = fc.constantFrom(...relations).chain((name) => {
    const { list, model: other } = model.relations[name] as { list: boolean; model: string }
    const inner = wheres(delegateOf(other), values, depth - 1)
    return list
      ? fc
          .tuple(fc.constantFrom('some', 'none', 'every'), inner)
          .map(([how, where]) => ({ [name]: { [how]: where } }))
      : inner.map((where) => ({ [name]: where }))
  })
  return fc.oneof({ weight: 2, arbitrary: column }, joined, relation)
}

function tests(column: Column, field: string, rows: Record<string, unknown>[]): fc.Arbitrary<Args> {
  const met = rows.map((row) => row[field]).filter((value) => value !== null && value !== undefined)
  const nothing = column.nullable
    ? [{ [field]: null }, { [field]: { not: null } }]
    : [{ [field]: { not: met[0] } }]
  if (met.length === 0) return fc.constantFrom(...nothing)
  const value = fc.constantFrom(...met)
  const list = fc.array(value, { maxLength: 3 })
  return fc.oneof(
    fc.constantFrom(...nothing),
    value.map((one) => ({ [field]: one })),
    value.map((one) => ({ [field]: { not: one } })),
    ...(column.type === 'boolean'
      ? []
      : [
          list.map((some) => ({ [field]: { in: some } })),
          list.map((some) => ({ [field]: { notIn: some } })),
        ]),
    ...(ordered.has(column.type) && column.type !== 'uuid'
      ? [
          fc
            .tuple(fc.constantFrom('lt', 'lte', 'gt', 'gte'), value)
            .map(([operator, one]) => ({ [field]: { [operator]: one } })),
        ]
      : []),
  )
}

function shapes(delegate: string, values: Values, depth: number): fc.Arbitrary<Args> {
  const model = modelOf(delegate)
  const columns = fc.subarray(names(model.columns), { minLength: 1 })
  const picked = (fields: string[]) => Object.fromEntries(fields.map((field) => [field, true]))
  if (depth === 0)
    return fc.oneof(
      fc.constant({}),
      columns.map((fields) => ({ select: picked(fields) })),
    )
  const some = relationsOf(model, values)
  const relations = fc
    .subarray(some, { maxLength: Math.min(3, some.length) })
    .chain((few) => fc.tuple(...few.map((name) => nested(model, name, values, depth - 1))))
    .map((parts) => Object.assign({}, ...parts) as Args)
  return fc.oneof(
    fc.constant({}),
    relations.map((include) => (names(include).length > 0 ? { include } : {})),
    fc.tuple(columns, relations).map(([fields, some]) => ({ select: { ...picked(fields), ...some } })),
  )
}

function nested(model: Model, name: string, values: Values, depth: number): fc.Arbitrary<Args> {
  const relation = model.relations[name]
  if (!relation) throw new Error(name)
  const delegate = delegateOf(relation.model)
  const shape = shapes(delegate, values, depth)
  if (!relation.list) return shape.map((inner) => ({ [name]: names(inner).length > 0 ? inner : true }))
  return fc
    .tuple(
      shape,
      wheres(delegate, values, 1),
      orders(related(relation)),
      fc.option(fc.integer({ min: 0, max: 3 })),
    )
    .map(([inner, where, orderBy, take]) => ({
      [name]: { ...inner, where, orderBy, ...(take === null ? {} : { take }) },
    }))
}
