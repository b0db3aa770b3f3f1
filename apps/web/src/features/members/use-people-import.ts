'use client'

import { useState } from 'react'
import { useApiMutation } from '../../api/client'
import type { ResultOf } from '../../api/graphql'
import { ImportPeople } from './members.documents'
import { inBatches, type PersonCells } from './people-columns'

type Answer = ResultOf<typeof ImportPeople>['importPeople']
export type Outcome = Answer & { applied: boolean }

/** Sends the rows in pieces the API takes, first to look, then to write; rows keep their numbers. */
export function usePeopleImport() {
  const [send] = useApiMutation(ImportPeople)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (people: PersonCells[], apply: boolean) => {
    setBusy(true)
    const sum: Outcome = { created: 0, updated: 0, refused: 0, rows: [], applied: apply }
    try {
      for (const rows of inBatches(people)) {
        const before = sum.rows.length
        const { importPeople: part } = await send({ input: { rows, apply } })
        sum.created += part.created
        sum.updated += part.updated
        sum.refused += part.refused
        sum.rows.push(...part.rows.map((row) => ({ ...row, rowNumber: row.rowNumber + before })))
      }
      setOutcome(sum)
    } finally {
      setBusy(false)
    }
  }
  return { outcome, busy, run, forget: () => setOutcome(null) }
}
