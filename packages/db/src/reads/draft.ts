import { type Column, type Model, Unknown } from './model'

/** A statement in the making: its values, and a name for every table in it. */
export type Draft = { values: string[]; tables: number; negations: number }

export const newDraft = (): Draft => ({ values: [], tables: 0, negations: 0 })

/** What is said inside will be turned round. */
export function negated(draft: Draft, say: () => string): string {
  draft.negations++
  const said = say()
  draft.negations--
  return `NOT (${said})`
}
export const alias = (draft: Draft): string => `t${draft.tables++}`
export const quoted = (name: string): string => `"${name}"`

export function fieldOf(model: Model, table: string, field: string): string {
  const column = model.columns[field]
  if (!column) throw new Unknown()
  return `${table}.${quoted(column.column)}`
}

/** The value as a parameter; PostgreSQL learns its type from the column it stands beside. */
export function bound(draft: Draft, column: Column, value: unknown): string {
  draft.values.push(encoded(column, value))
  return `$${draft.values.length}`
}

/** One parameter for a whole list, so that lists of every length share a statement. */
export function boundList(draft: Draft, column: Column, values: unknown): string {
  if (!Array.isArray(values)) throw new Unknown()
  draft.values.push(`{${values.map((value) => element(encoded(column, value))).join(',')}}`)
  return `$${draft.values.length}`
}

const earliest = Date.UTC(1000, 0)
const latest = Date.UTC(9999, 0)

const element = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

/** As PostgreSQL reads it. */
function encoded(column: Column, value: unknown): string {
  if (column.list) throw new Unknown()
  switch (column.type) {
    case 'uuid':
    case 'string':
      if (typeof value === 'string') return value
      break
    case 'int':
    case 'smallint':
      if (Number.isInteger(value)) return String(value)
      break
    case 'boolean':
      if (typeof value === 'boolean') return String(value)
      break
    case 'timestamptz':
    case 'date':
      if (value instanceof Date && value.getTime() > earliest && value.getTime() < latest)
        return value.toISOString().slice(0, column.type === 'date' ? 10 : undefined)
  }
  throw new Unknown()
}
