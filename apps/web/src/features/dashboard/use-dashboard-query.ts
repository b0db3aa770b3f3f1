'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useNow, useTimeZone } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { type DashboardQuery, monthOf, readQuery, writeQuery } from './period'

/** Site and period, kept in the address. */
export function useDashboardQuery() {
  const params = useSearchParams()
  const path = usePathname()
  const today = monthOf(useNow(), useTimeZone() ?? 'UTC')
  const query = useMemo(() => readQuery(new URLSearchParams(params.toString()), today), [params, today])
  const set = useCallback(
    (next: DashboardQuery) => history.replaceState(null, '', path + writeQuery(next)),
    [path],
  )
  return { query, set, today }
}
