import type { TadaDocumentNode } from 'gql.tada'
import { print } from 'graphql'
import { apiUrl } from '../env'
import { ApiError } from './error'

/** One request to the API from this server. Pages use `askApi`, which adds the reader's cookie. */
export async function callApi<Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  headers: Record<string, string>,
  door: '/graphql' | '/anonymous/graphql' = '/graphql',
): Promise<Data> {
  const response = await fetch(apiUrl(door), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: print(document), variables }),
    cache: 'no-store',
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null)
  const body = (await response?.json().catch(() => null)) as
    | { data?: Data; errors?: object[] }
    | null
    | undefined
  if (body?.errors?.length) throw ApiError.fromGraphQL(body.errors)
  if (!body?.data) throw new ApiError('UNAVAILABLE', 'unavailable')
  return body.data
}

/** Asks for somebody who stays unknown: of the request only the address goes on, to be counted. */
export const callAnonymously = <Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  { headers }: Request,
) =>
  callApi(
    document,
    variables,
    { 'x-forwarded-for': headers.get('x-forwarded-for') ?? '' },
    '/anonymous/graphql',
  )
