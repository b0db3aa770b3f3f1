import type { TadaDocumentNode } from 'gql.tada'
import { headers } from 'next/headers'
import { callApi } from './call'

/** For server components and actions: asks as the reader of this page. */
export async function askApi<Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  ...[variables]: Record<string, never> extends Variables ? [variables?: Variables] : [variables: Variables]
): Promise<Data> {
  const incoming = await headers()
  return callApi(document, (variables ?? {}) as Variables, {
    cookie: incoming.get('cookie') ?? '',
    'x-forwarded-for': incoming.get('x-forwarded-for') ?? '',
  })
}
