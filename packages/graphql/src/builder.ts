import { limit, unauthenticated } from '@closecall/core/access/errors'
import type { PrismaClient } from '@closecall/db/generated/client'
import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import { DateResolver, DateTimeISOResolver, JSONObjectResolver, UUIDResolver } from 'graphql-scalars'
import { type GraphQLContext, memberOf } from './context'
import CursorPlugin from './cursor-plugin'
import type PrismaTypes from './generated/pothos'
import { getDatamodel } from './generated/pothos'
import LoadedPlugin from './loaded-plugin'

/** About as many values as one answer may hold: the dearest list of the web with a hundred rows takes two thirds. */
export const mostComplexity = 10_000

export const builder = new SchemaBuilder<{
  Context: GraphQLContext
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  AuthScopes: { member: boolean; anyone: boolean }
  Scalars: {
    ID: { Input: string; Output: string }
    UUID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    Date: { Input: Date; Output: Date }
    JSONObject: { Input: Record<string, unknown>; Output: unknown }
  }
}>({
  plugins: [
    ScopeAuthPlugin,
    ComplexityPlugin,
    LoadedPlugin,
    PrismaPlugin,
    RelayPlugin,
    DataloaderPlugin,
    CursorPlugin,
  ],
  defaultFieldNullability: false,
  prisma: {
    // The plugin only reads, through the operation's own read transaction.
    client: (context) => memberOf(context).db as unknown as PrismaClient,
    dmmf: getDatamodel(),
    maxConnectionSize: 100,
    defaultConnectionSize: 20,
    onUnusedQuery: 'error',
  },
  relay: { nodeQueryOptions: false, nodesQueryOptions: false, cursorType: 'String' },
  scopeAuth: {
    authScopes: (context) => ({ member: context.member !== null, anyone: true }),
    unauthorizedError: () => unauthenticated(),
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 10,
    limit: { complexity: mostComplexity, depth: 10 },
    complexityError: (kind) => limit(`query.${kind.toLowerCase()}`),
  },
})

/** Root types are closed by default: a field open to strangers says `skipTypeScopes: true`. */
builder.queryType({ authScopes: { member: true } })
builder.mutationType({ authScopes: { member: true } })

builder.addScalarType('UUID', UUIDResolver)
builder.addScalarType('DateTime', DateTimeISOResolver)
builder.addScalarType('Date', DateResolver)
builder.addScalarType('JSONObject', JSONObjectResolver)
