import type { SessionSpan } from '@closecall/core/access/auth-ctx'
import type { OpenCtx } from '@closecall/core/access/ctx'
import type { ErrorCode } from '@closecall/core/access/errors'
import { mapError } from '@closecall/graphql/errors'
import { schema } from '@closecall/graphql/schema'
import { type GraphQLFormattedError, graphql } from 'graphql'
import { v7 } from 'uuid'
import { expect } from 'vitest'
import type { Product } from './product'

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it asked for; the schema has checked the shape
export type Answer = any
export type Outcome = { data: Answer; errors: GraphQLFormattedError[] }
type Variables = Record<string, unknown>

export type Asker = {
  /** The context the operations run in, for calling a use case directly. */
  ctx(): OpenCtx
  ask(document: string, variables?: Variables): Promise<Outcome>
  /** The data; fails the test on any error. */
  run(document: string, variables?: Variables): Promise<Answer>
  /** The one error; fails the test when there is none or its code differs. */
  expectError(code: ErrorCode, document: string, variables?: Variables): Promise<GraphQLFormattedError>
}

/** Asks through the real schema, with errors mapped as the API maps them. */
export function askerOf(product: Product, open: (() => OpenCtx) | null, claims?: SessionSpan): Asker {
  const session = open && (claims ?? { sessionId: v7(), endsAt: new Date('2030-01-01') })
  const ask: Asker['ask'] = async (source, variableValues) => {
    const member = open ? open() : null
    try {
      const contextValue = { member, auth: { ...product.auth(), session } }
      const result = await graphql({ schema, source, variableValues, contextValue })
      const incident = (_id: string, cause: unknown) => console.error(cause)
      const errors = result.errors?.map((error) => mapError(error.toJSON(), error, incident, () => 'test'))
      return { data: result.data ?? null, errors: errors ?? [] }
    } finally {
      await member?.end()
    }
  }
  return {
    ctx: () => {
      if (!open) throw new Error('nobody has no context')
      return open()
    },
    ask,
    run: async (document, variables) => {
      const { data, errors } = await ask(document, variables)
      expect(errors).toEqual([])
      return data
    },
    expectError: async (code, document, variables) => {
      const { errors } = await ask(document, variables)
      expect(errors.map((error) => error.extensions?.code)).toEqual([code])
      return errors[0] as GraphQLFormattedError
    },
  }
}

/** Somebody who is not signed in. */
export const nobody = (product: Product): Asker => askerOf(product, null)
