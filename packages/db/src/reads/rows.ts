import { alias, type Draft, fieldOf, quoted } from './draft'
import { type Args, argsOf, type Column, given, type Model, related, Unknown } from './model'
import { fromCursor, orderSql, ordersOf } from './order'
import { handedOn, type Told, toldBy } from './told'
import { joined, whereOf } from './where'

/** What JSON cannot carry as it is. */
export type Reader = (cell: never) => unknown
type Asked = { name: string; sql: string; read: Reader | null }
type Part = Asked | { name: string; told: string }
export type Rows = { sql: string; read(cells: unknown[][]): unknown[] }

const askable = new Set(['select', 'include', 'where', 'orderBy', 'take', 'skip', 'cursor'])
/** PostgreSQL passes at most so many arguments to a function. */
const mostParts = 100

/** The rows of a Prisma question as one JSON list of lists, and how to make objects of them. */
export function rowsOf(
  draft: Draft,
  model: Model,
  args: Args,
  handed: Told = new Map(),
  join?: (table: string) => string,
): Rows {
  if (given(args).some(([name]) => !askable.has(name))) throw new Unknown()
  const [inner, outer] = [alias(draft), alias(draft)]
  const told = new Map([...handed, ...toldBy(model, args.where)])
  const parts = partsOf(draft, model, args, told, outer)
  const cut = ['take', 'skip', 'cursor'].some((name) => args[name] !== undefined)
  const orders = ordersOf(model, args.orderBy, cut)
  const conditions = [
    ...(join ? [join(inner)] : []),
    ...(args.where === undefined ? [] : [whereOf(draft, model, inner, argsOf(args.where))]),
    ...(args.cursor === undefined ? [] : [fromCursor(draft, model, inner, orders, argsOf(args.cursor))]),
  ]
  const columns = [...neededBy(model, args)].map((field) => fieldOf(model, inner, field)).join(', ')
  const found =
    `SELECT ${columns} FROM ${quoted(model.table)} ${inner}` +
    (conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '') +
    orderSql(model, inner, orders) +
    limitSql(args.take) +
    offsetSql(args.skip)
  const sql = `SELECT coalesce(json_agg(${arrayOf(parts)}), '[]') FROM (${found}) ${outer}`
  const row = rowReader(parts)
  const take = args.take as number | undefined
  return { sql, read: (cells) => cells.slice(0, take).map(row) }
}

/** Sizes of pages, each with the one row more that tells whether there is a next page. */
const sizes = [1, 2, 6, 11, 21, 51, 101, 201, 501, 1_001, 5_001, 20_001]

/**
 * In the text, not as a parameter: PostgreSQL can then plan once for so few rows. Of a few sizes only, the rest is cut away
 * when read: who asks for pages of every length must not use up the statements a connection remembers.
 */
function limitSql(take: unknown): string {
  if (take === undefined) return ''
  if (typeof take !== 'number' || !Number.isInteger(take) || take < 0) throw new Unknown()
  const size = sizes.find((each) => each >= take)
  if (size === undefined) throw new Unknown()
  return ` LIMIT ${size}`
}

/** The cursor's own row is skipped; nothing else is. */
function offsetSql(skip: unknown): string {
  if (skip === undefined || skip === 0) return ''
  if (skip !== 1) throw new Unknown()
  return ' OFFSET 1'
}

function chosen(model: Model, { select, include }: Args): [string, unknown][] {
  if (select !== undefined && include !== undefined) throw new Unknown()
  const asked = given(argsOf(select ?? include ?? {})).filter(([, how]) => how !== false)
  if (select === undefined)
    return [...Object.keys(model.columns).map((name): [string, unknown] => [name, true]), ...asked]
  if (asked.length === 0) throw new Unknown()
  return asked
}

function neededBy(model: Model, args: Args): Set<string> {
  return new Set(chosen(model, args).flatMap(([name]) => model.relations[name]?.from ?? [name]))
}

function partsOf(draft: Draft, model: Model, args: Args, told: Told, table: string): Part[] {
  const parts = chosen(model, args).map(([name, how]): Part => {
    const column = model.columns[name]
    const known = told.get(name)
    if (column && how === true && known !== undefined) return { name, told: known }
    if (column && how === true)
      return { name, sql: cellSql(column, fieldOf(model, table, name)), read: readerOf(column) }
    const relation = model.relations[name]
    if (!relation) throw new Unknown()
    const target = related(relation)
    const nested = how === true ? {} : argsOf(how)
    if (relation.list) {
      const join = (other: string) => joined(model, table, relation, other)
      const rows = rowsOf(draft, target, nested, handedOn(relation, told), join)
      return { name, sql: `(${rows.sql})`, read: rows.read }
    }
    if (given(nested).some(([each]) => each !== 'select' && each !== 'include')) throw new Unknown()
    const other = alias(draft)
    const inner = partsOf(draft, target, nested, handedOn(relation, told), other)
    const from = `FROM ${quoted(target.table)} ${other} WHERE ${joined(model, table, relation, other)}`
    return { name, sql: `(SELECT ${arrayOf(inner)} ${from})`, read: rowReader(inner) }
  })
  if (parts.length > mostParts) throw new Unknown()
  return parts
}

const arrayOf = (parts: Part[]): string =>
  `json_build_array(${parts.flatMap((part) => ('sql' in part ? [part.sql] : [])).join(', ')})`

/** A big number as text: JSON's would lose its end. */
const cellSql = ({ type }: Column, field: string) => (type === 'bigint' ? `${field}::text` : field)

const date = (cell: string) => new Date(cell)
const plain = new Set(['uuid', 'string', 'int', 'smallint', 'boolean', 'json'])

function readerOf({ type, list }: Column): Reader | null {
  if (plain.has(type)) return null
  if (list) throw new Unknown()
  if (type === 'timestamptz' || type === 'date') return date
  if (type === 'bigint') return BigInt
  throw new Unknown()
}

function rowReader(parts: Part[]): (cells: unknown[]) => unknown {
  return (cells) => {
    const row: Record<string, unknown> = {}
    let next = 0
    for (const part of parts) {
      if ('told' in part) {
        row[part.name] = part.told
        continue
      }
      const cell = cells[next++]
      row[part.name] = part.read && cell !== null ? part.read(cell as never) : cell
    }
    return row
  }
}
