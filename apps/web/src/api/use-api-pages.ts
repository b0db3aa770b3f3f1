'use client'

import type { TadaDocumentNode } from 'gql.tada'
import { useEffect, useEffectEvent, useState } from 'react'
import { type AnyVariables, useClient } from 'urql'
import { useApiQuery } from './client'
import { ApiError } from './error'

type Page<Node> = {
  totalCount?: number
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  edges: { node: Node }[]
}
type Paged = { first?: number | null; after?: string | null }

/** A list that grows page by page. When something in it changes, every page on screen is read again. */
export function useApiPages<Data, Variables extends AnyVariables & Paged, Node>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Omit<Variables, keyof Paged>,
  pick: (data: Data) => Page<Node>,
  { size = 50, pause = false } = {},
) {
  const client = useClient()
  const at = (after: string | null) => ({ ...variables, first: size, after }) as unknown as Variables
  const head = useApiQuery(document, at(null), { pause })
  const key = JSON.stringify(variables)
  const [kept, setKept] = useState<{ key: string; pages: Page<Node>[] }>({ key, pages: [] })
  const [loadingMore, setLoadingMore] = useState(false)
  // Another filter starts another list: the pages of the former one are not shown.
  const tail = kept.key === key ? kept.pages : []

  const read = async (from: Page<Node>, count: number) => {
    const pages: Page<Node>[] = []
    let last = from
    while (pages.length < count && last.pageInfo.hasNextPage) {
      const answer = await client.query(document, at(last.pageInfo.endCursor), {
        requestPolicy: 'network-only',
      })
      if (answer.error || !answer.data) {
        throw answer.error?.graphQLErrors.length
          ? ApiError.fromGraphQL(answer.error.graphQLErrors)
          : new ApiError('UNAVAILABLE', 'unavailable')
      }
      last = pick(answer.data)
      pages.push(last)
    }
    return pages
  }
  const refresh = useEffectEvent((data: Data) => {
    if (tail.length === 0) return
    void read(pick(data), tail.length).then(
      (pages) => setKept({ key, pages }),
      () => setKept({ key, pages: [] }),
    )
  })
  useEffect(() => {
    if (head.data) refresh(head.data)
  }, [head.data])

  const first = head.data && pick(head.data)
  const last = tail.at(-1) ?? first
  const more = async () => {
    if (!last) return
    setLoadingMore(true)
    try {
      const pages = await read(last, 1)
      setKept({ key, pages: [...tail, ...pages] })
    } finally {
      setLoadingMore(false)
    }
  }

  const nodes = first ? [first, ...tail].flatMap((page) => page.edges.map(({ node }) => node)) : []
  return {
    nodes,
    total: first?.totalCount ?? null,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    more,
    loadingMore,
    loading: head.loading,
    error: head.error,
    retry: head.retry,
    refreshing: head.refreshing,
  }
}
