import { datamodel } from '../generated/datamodel'

export type Column = { column: string; type: string; list: boolean; nullable: boolean }
export type Relation = { model: string; list: boolean; from: string[]; to: string[] }
export type Model = {
  table: string
  key: string[]
  /** Fields of each compound key, under the name by which Prisma asks for it. */
  uniques: Record<string, string[]>
  columns: Record<string, Column>
  relations: Record<string, Relation>
}

const models: Record<string, Model> = datamodel
const delegates = new Map(
  Object.entries(models).map(([name, model]) => [name.charAt(0).toLowerCase() + name.slice(1), model]),
)

/** A question this compiler does not know: Prisma answers it. */
export class Unknown extends Error {}

const known = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Unknown()
  return found
}

/** By the name of its delegate: `report`, `memberSite`. */
export const modelOf = (delegate: string): Model => known(delegates.get(delegate))
export const related = (relation: Relation): Model => known(models[relation.model])
export const columnOf = (model: Model, field: string): Column => known(model.columns[field])

export type Args = Record<string, unknown>

export function argsOf(value: unknown): Args {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date)
    throw new Unknown()
  return value as Args
}

/** Prisma takes an undefined argument for one that is not there. */
export const given = (args: Args): [string, unknown][] =>
  Object.entries(args).filter(([, value]) => value !== undefined)

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
