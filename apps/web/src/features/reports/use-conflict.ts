'use client'

import { useCallback, useState } from 'react'
import { ApiError } from '../../api/error'

/** Keeps a CONFLICT apart from other refusals, so that a form can show what changed and keep what was typed. */
export function useConflict() {
  const [conflict, setConflict] = useState<ApiError>()
  const guard = useCallback(async (work: () => Promise<void>) => {
    setConflict(undefined)
    try {
      await work()
    } catch (thrown) {
      const error = ApiError.from(thrown)
      if (error.code !== 'CONFLICT') throw error
      setConflict(error)
    }
  }, [])
  return { conflict, guard }
}
