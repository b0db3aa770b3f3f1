import type { Server } from 'node:http'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import type { OpenCtx } from '@closecall/core/access/ctx'
import type { GraphQLContext } from '@closecall/graphql/context'
import { isDatabaseGone, mapError } from '@closecall/graphql/errors'
import { schema } from '@closecall/graphql/schema'
import type { Request } from 'express'
import { GraphQLError } from 'graphql'
import { clientNetwork } from './client-network'
import type { Deps } from './deps'
import { aliasLimit, type Door, depthLimit, openAt, secretsAlone } from './query-limits'
import { memberFrom } from './session'
import { trustedDocumentsPlugin } from './trusted-documents'

type ServedContext = GraphQLContext & { member: OpenCtx | null }

export function makeApollo(deps: Deps, http: Server, door: Door = 'members'): ApolloServer<ServedContext> {
  return new ApolloServer<ServedContext>({
    schema,
    csrfPrevention: true,
    introspection: deps.trusted === null,
    hideSchemaDetailsFromClientErrors: deps.trusted !== null,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: 1_000 },
    validationRules: [aliasLimit, depthLimit, secretsAlone, openAt(door)],
    stopOnTerminationSignals: false,
    formatError: (formatted, error) =>
      mapError(
        formatted,
        error,
        (incident, cause) => {
          if (door === 'members') deps.log.error({ incident, err: cause }, 'failed')
        },
        deps.id,
      ),
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 10_000 }),
      endOfOperation,
      ApolloServerPluginCacheControlDisabled(),
      ...(deps.trusted ? [trustedDocumentsPlugin(deps.trusted)] : []),
    ],
  })
}

/** Closes the operation's read transaction, and says 503 where the database was away. */
const endOfOperation: ApolloServerPlugin<ServedContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response }) {
        await contextValue.member?.end().catch(() => {})
        const { body } = response
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
        if (errors.some((error) => error.extensions?.code === 'UNAVAILABLE')) response.http.status = 503
      },
    }
  },
}

export const contextFor =
  (deps: Deps) =>
  async ({ req }: { req: Request }): Promise<ServedContext> => {
    const { database: db, limits, pepper, now, id, secret } = deps
    const auth = { db, address: clientNetwork(req.ip ?? ''), limits, pepper, now, id, secret }
    try {
      const { member = null, session = null } = (await memberFrom(req, deps)) ?? {}
      return { member, auth: { ...auth, session } }
    } catch (error) {
      if (!isDatabaseGone(error)) throw error
      throw new GraphQLError('The service is briefly unavailable; please try again', {
        extensions: { code: 'UNAVAILABLE', reason: 'unavailable', http: { status: 503 } },
      })
    }
  }
