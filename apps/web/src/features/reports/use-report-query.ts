'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { type ReportFilter, type ReportQuery, readQuery, writeQuery } from './report-filter'

/** The list's filter and order, kept in the address. */
export function useReportQuery() {
  const params = useSearchParams()
  const path = usePathname()
  const query = useMemo(() => readQuery(new URLSearchParams(params.toString())), [params])
  const set = useCallback(
    (next: ReportQuery) => history.replaceState(null, '', path + writeQuery(next)),
    [path],
  )
  const change = useCallback(
    (part: Partial<ReportFilter>) => set({ ...query, filter: { ...query.filter, ...part } }),
    [query, set],
  )
  return { ...query, query, set, change, clear: () => set({ ...query, filter: {} }) }
}
