import { alias, bound, boundList, type Draft, fieldOf, negated, quoted } from './draft'
import {
  type Args,
  argsOf,
  type Column,
  given,
  listOf,
  type Model,
  type Relation,
  related,
  Unknown,
} from './model'

/** The condition of a Prisma `where` on the table that goes by this name. */
export function whereOf(draft: Draft, model: Model, table: string, where: Args): string {
  const parts = given(where).map(([name, value]) => condition(draft, model, table, name, value))
  return parts.length === 0 ? 'true' : parts.join(' AND ')
}

function condition(draft: Draft, model: Model, table: string, name: string, value: unknown): string {
  const one = (part: unknown) => {
    // Prisma has rules of its own for an empty alternative and an empty negation.
    if (name !== 'AND' && given(argsOf(part)).length === 0) throw new Unknown()
    return `(${whereOf(draft, model, table, argsOf(part))})`
  }
  const parts = listOf(value)
  if (name === 'AND') return parts.map(one).join(' AND ') || 'true'
  if (name === 'OR') return `(${parts.map(one).join(' OR ') || 'false'})`
  if (name === 'NOT') return parts.map((part) => negated(draft, () => one(part))).join(' AND ') || 'true'
  const column = model.columns[name]
  if (column) return compared(draft, column, `${table}.${quoted(column.column)}`, value)
  const relation = model.relations[name]
  if (relation) return relatedBy(draft, model, table, relation, argsOf(value))
  const fields = model.uniques[name]
  // A key with a part missing finds nothing in particular.
  if (!fields || fields.some((field) => argsOf(value)[field] === undefined)) throw new Unknown()
  return whereOf(draft, model, table, argsOf(value))
}

const operators: Record<string, string> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }

function compared(draft: Draft, column: Column, field: string, value: unknown): string {
  if (column.list || column.type === 'json') throw new Unknown()
  if (value === null) return `${field} IS NULL`
  if (typeof value !== 'object' || value instanceof Date) return `${field} = ${bound(draft, column, value)}`
  const parts = given(argsOf(value)).map(([operator, operand]) => {
    if (operator === 'equals') return compared(draft, column, field, operand)
    if (operator === 'not') return unlike(draft, column, field, operand)
    if (operator === 'in') return `${field} = ANY (${boundList(draft, column, operand)})`
    if (operator === 'notIn') return `${field} <> ALL (${boundList(draft, column, operand)})`
    if (operators[operator]) return `${field} ${operators[operator]} ${bound(draft, column, operand)}`
    throw new Unknown()
  })
  return parts.length === 0 ? 'true' : parts.join(' AND ')
}

/** What the code itself says, never what somebody typed: such words may stand in a statement's text. */
const word = /^[A-Z_]{1,40}$/

function unlike(draft: Draft, column: Column, field: string, value: unknown): string {
  if (value === null) return `${field} IS NOT NULL`
  // A plan made for every value may not use an index that leaves one value out.
  if (typeof value === 'string' && word.test(value)) return `${field} <> '${value}'`
  if (typeof value !== 'object' || value instanceof Date) return `${field} <> ${bound(draft, column, value)}`
  throw new Unknown()
}

/** The columns by which a row of this table finds those of the other. */
export function joined(model: Model, table: string, relation: Relation, other: string): string {
  return relation.from
    .map((field, i) => {
      const to = relation.to[i]
      if (to === undefined) throw new Unknown()
      return `${fieldOf(related(relation), other, to)} = ${fieldOf(model, table, field)}`
    })
    .join(' AND ')
}

function relatedBy(draft: Draft, model: Model, table: string, relation: Relation, value: Args): string {
  const exists = (filter: unknown, say: (holds: () => string) => string) => {
    const [target, other] = [related(relation), alias(draft)]
    const holds = say(() => whereOf(draft, target, other, argsOf(filter)))
    return `EXISTS (SELECT FROM ${quoted(target.table)} ${other} WHERE ${joined(model, table, relation, other)} AND ${holds})`
  }
  const holding = (filter: unknown) => exists(filter, (holds) => `(${holds()})`)
  if (!relation.list) {
    if (value.is !== undefined && given(value).length > 1) throw new Unknown()
    const filter = value.is ?? value
    // Of one row Prisma asks by a join: it finds no row where nothing is asked, and unknown where it is negated.
    if (given(argsOf(filter)).length === 0 || draft.negations > 0) throw new Unknown()
    return holding(filter)
  }
  const parts = given(value).map(([quantifier, filter]) => {
    if (quantifier === 'some') return holding(filter)
    if (quantifier === 'none') return `NOT ${holding(filter)}`
    if (quantifier === 'every') return `NOT ${exists(filter, (holds) => negated(draft, holds))}`
    throw new Unknown()
  })
  return parts.length === 0 ? 'true' : parts.join(' AND ')
}
