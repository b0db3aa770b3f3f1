import { type Draft, fieldOf, quoted } from './draft'
import { type Args, argsOf, columnOf, given, listOf, type Model, Unknown } from './model'
import { whereOf } from './where'

export type Order = { field: string; descending: boolean; nulls: '' | ' NULLS FIRST' | ' NULLS LAST' }

const direction = (value: unknown): boolean => {
  if (value !== 'asc' && value !== 'desc') throw new Unknown()
  return value === 'desc'
}

/** The order asked for; where a part of the rows is cut out, the key decides what else would be chance. */
export function ordersOf(model: Model, orderBy: unknown, cut: boolean): Order[] {
  const asked = (orderBy === undefined ? [] : listOf(orderBy))
    .flatMap((each) => given(argsOf(each)))
    .map(([field, how]): Order => {
      columnOf(model, field)
      if (typeof how === 'string') return { field, descending: direction(how), nulls: '' }
      const { sort, nulls, ...others } = argsOf(how)
      if (Object.keys(others).length > 0) throw new Unknown()
      const where = { first: ' NULLS FIRST', last: ' NULLS LAST' } as const
      if (nulls !== undefined && nulls !== 'first' && nulls !== 'last') throw new Unknown()
      return { field, descending: direction(sort), nulls: nulls ? where[nulls] : '' }
    })
  const missing = model.key.filter((field) => !asked.some((order) => order.field === field))
  return cut
    ? [...asked, ...missing.map((field) => ({ field, descending: false, nulls: '' as const }))]
    : asked
}

export const orderSql = (model: Model, table: string, orders: Order[]): string =>
  orders.length === 0
    ? ''
    : ` ORDER BY ${orders
        .map(
          ({ field, descending, nulls }) =>
            `${fieldOf(model, table, field)}${descending ? ' DESC' : ' ASC'}${nulls}`,
        )
        .join(', ')}`

/** Rows from the cursor's own on, in this order; none where it points to nothing. */
export function fromCursor(draft: Draft, model: Model, table: string, orders: Order[], cursor: Args): string {
  const at = (field: string) =>
    `(SELECT ${fieldOf(model, 'c', field)} FROM ${quoted(model.table)} c WHERE ${whereOf(draft, model, 'c', cursor)})`
  const steps = orders.map(({ field, descending }) => {
    if (columnOf(model, field).nullable) throw new Unknown()
    const mine = fieldOf(model, table, field)
    return { mine, theirs: at(field), beyond: descending ? '<' : '>' }
  })
  const [first] = steps
  if (!first) throw new Unknown()
  const rest = steps.reduceRight(
    (later, { mine, theirs, beyond }) =>
      later
        ? `(${mine} ${beyond} ${theirs} OR (${mine} = ${theirs} AND ${later}))`
        : `${mine} ${beyond}= ${theirs}`,
    '',
  )
  // Said twice, so that the index can begin at the cursor.
  return `${first.mine} ${first.beyond}= ${first.theirs} AND ${rest}`
}
