'use client'

import { lazy, Suspense } from 'react'
import type { TrayProps } from './tray'
import { listed } from './waiting'

const Tray = lazy(() => import('./tray').then(({ Tray: loaded }) => ({ default: loaded })))

/** A tray where there is something to list; most pages never load it. */
export function TraySlot({
  view,
  ...rest
}: Omit<TrayProps, 'view'> & { view: TrayProps['view'] | undefined }) {
  if (!view) return null
  const { mine, foreign } = listed(view, rest.onScreen)
  if (mine.length + foreign.length === 0) return null
  return (
    <Suspense>
      <Tray view={view} {...rest} />
    </Suspense>
  )
}
