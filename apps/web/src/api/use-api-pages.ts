'use client'

import type { TadaDocumentNode } from 'gql.tada'
import { useCallback, useEffect, useRef, useState } from 'react'
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
  const [tail, setTail] = useState<Page<Node>[]>([])
  const [loadingMore, setLoadingMore] = useState(false)
  const key = JSON.stringify(variables)
  const run = useRef(0)

  const read = async (from: Page<Node>, count: number) => {
    const mine = ++run.current
    const pages: Page<Node>[] = []
    let last = from
    while (pages.length < count && last.pageInfo.hasNextPage) {
      const answer = await client.query(document, at(last.pageInfo.endCursor), {
        requestPolicy: 'network-only',
      })
      if (mine !== run.current) return null
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
  const latest = useRef({ read, pick, tail })
  latest.current = { read, pick, tail }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter starts another list
  useEffect(() => {
    run.current++
    setTail([])
  }, [key])
  useEffect(() => {
    const { read, pick, tail } = latest.current
    if (!head.data || tail.length === 0) return
    void read(pick(head.data), tail.length).then(
      (pages) => pages && setTail(pages),
      () => setTail([]),
    )
  }, [head.data])

  const first = head.data && pick(head.data)
  const last = tail.at(-1) ?? first
  const more = useCallback(async () => {
    if (!last) return
    setLoadingMore(true)
    try {
      const pages = await latest.current.read(last, 1)
      if (pages) setTail((before) => [...before, ...pages])
    } finally {
      setLoadingMore(false)
    }
  }, [last])

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
