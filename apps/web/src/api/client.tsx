'use client'

import type { TadaDocumentNode } from 'gql.tada'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import {
  type AnyVariables,
  type CombinedError,
  cacheExchange,
  createClient,
  fetchExchange,
  Provider,
  useMutation,
  useQuery,
} from 'urql'
import { ApiError } from './error'
import { goToSignIn } from './go-to-sign-in'

export function ApiProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() =>
    createClient({
      url: '/graphql',
      exchanges: [cacheExchange, fetchExchange],
      preferGetMethod: false,
      requestPolicy: 'cache-and-network',
      fetchOptions: { credentials: 'same-origin' },
    }),
  )
  return <Provider value={client}>{children}</Provider>
}

// An empty list names no type, so it could not be found stale by type: every write refreshes every reading.
const everything = { additionalTypenames: ['Everything'] }

type Options = {
  /** Do not ask yet. */
  pause?: boolean
  requestPolicy?: 'cache-first' | 'cache-and-network' | 'network-only'
}

/** Reads. `data` stays on screen while a newer answer is fetched. */
export function useApiQuery<Data, Variables extends AnyVariables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  { pause, requestPolicy }: Options = {},
) {
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: document,
    variables,
    pause,
    requestPolicy,
    context: everything,
  })
  const apiError = useMemo(() => (error ? mapped(error) : undefined), [error])
  const retry = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  return { data, error: apiError, loading: fetching && !data, refreshing: fetching || stale, retry }
}

/** Writes. Resolves with the data or throws an `ApiError`; whatever is on screen is read again. */
export function useApiMutation<Data, Variables extends AnyVariables>(
  document: TadaDocumentNode<Data, Variables>,
) {
  const [{ fetching }, execute] = useMutation(document)
  const run = useCallback(
    async (variables: Variables, _also?: { additionalTypenames?: string[] }): Promise<Data> => {
      const { data, error } = await execute(variables, everything)
      if (error) throw mapped(error)
      if (!data) throw new ApiError('UNAVAILABLE', 'unavailable')
      return data
    },
    [execute],
  )
  return [run, fetching] as const
}

function mapped(error: CombinedError): ApiError {
  const apiError = error.graphQLErrors.length
    ? ApiError.fromGraphQL(error.graphQLErrors)
    : new ApiError('UNAVAILABLE', 'unavailable')
  if (apiError.code === 'UNAUTHENTICATED') goToSignIn()
  return apiError
}
