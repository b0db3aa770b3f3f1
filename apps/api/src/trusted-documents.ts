import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ApolloServerPlugin } from '@apollo/server'
import { forbidden } from '@closecall/core/access/errors'
import type { GraphQLContext } from '@closecall/graphql/context'
import { type DocumentNode, GraphQLError, print, visit } from 'graphql'

export type TrustedDocuments = ReadonlySet<string>

/** The web's own documents, gathered at build time (scripts/gather-documents.ts). */
export function readTrustedDocuments(): TrustedDocuments {
  const file = new URL('../../web/trusted-documents.json', import.meta.url)
  return new Set(JSON.parse(readFileSync(file, 'utf8')) as string[])
}

/** One text for one meaning: clients add `__typename` to every selection for their caches. */
export function digestOf(document: DocumentNode): string {
  const bare = visit(document, {
    Field: (node) => (node.name.value === '__typename' && !node.alias ? null : undefined),
  })
  return createHash('sha256').update(print(bare)).digest('hex')
}

const untrusted = () =>
  new GraphQLError('This document is not known here', {
    originalError: forbidden('document_not_trusted'),
    extensions: { http: { status: 403 } },
  })

export function trustedDocumentsPlugin(trusted: TrustedDocuments): ApolloServerPlugin<GraphQLContext> {
  const known = new WeakMap<DocumentNode, boolean>()
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document }) {
          if (!known.has(document)) known.set(document, trusted.has(digestOf(document)))
          if (!known.get(document)) throw untrusted()
        },
      }
    },
  }
}
