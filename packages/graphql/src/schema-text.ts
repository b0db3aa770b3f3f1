import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './schema'

/** The schema as it is committed: sorted, so that two branches rarely touch the same line. */
export function printSchemaText(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
