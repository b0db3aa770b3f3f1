'use client'

import { useState } from 'react'
import type { ListedAction } from './action-item'

/** What somebody else finishes leaves a list, but not from under what is being typed about it: the rows with that one kept. */
export function useAskedAction(listed: ListedAction[]) {
  const [asked, setAsked] = useState<ListedAction>()
  return {
    rows: asked && !listed.some(({ id }) => id === asked.id) ? [...listed, asked] : listed,
    asking: (action: ListedAction) => (open: boolean) => setAsked(open ? action : undefined),
  }
}
