import { initGraphQLTada } from 'gql.tada'
import type { introspection } from '../generated/graphql-env'

/** Types of every document come from the committed schema. Scalars travel as text. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { ID: string; DateTime: string; Date: string; UUID: string; JSONObject: Record<string, unknown> }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
