import { type Model, type Relation } from './model'

/** Fields whose value the question itself tells. It need not be sent and read again for every row: a key has two ids. */
export type Told = ReadonlyMap<string, string>

/** As PostgreSQL writes it. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What every row that meets the condition has. */
export function toldBy({ columns }: Model, where: unknown): Told {
  const parts = Object.entries((where ?? {}) as Record<string, unknown>)
  return new Map(
    parts.filter(
      (part): part is [string, string] =>
        columns[part[0]]?.type === 'uuid' && typeof part[1] === 'string' && uuid.test(part[1]),
    ),
  )
}

/** What the rows of a relation have from the row they belong to. */
export function handedOn({ from, to }: Relation, told: Told): Told {
  const handed = new Map<string, string>()
  for (const [i, field] of from.entries()) {
    const [value, name] = [told.get(field), to[i]]
    if (value !== undefined && name !== undefined) handed.set(name, value)
  }
  return handed
}
