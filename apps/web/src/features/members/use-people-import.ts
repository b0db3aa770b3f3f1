'use client'

import { useState } from 'react'
import { useApiMutation } from '../../api/client'
import type { ResultOf } from '../../api/graphql'
import { ImportPeople } from './members.documents'
import type { PersonCells } from './people-columns'
import { inPieces } from './people-pieces'

type Answer = ResultOf<typeof ImportPeople>['importPeople']
export type Outcome = Answer & { applied: boolean }

/** Sends the rows in pieces the API takes, first to look, then to write; rows keep their numbers. */
export function usePeopleImport() {
  const [send] = useApiMutation(ImportPeople)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (people: PersonCells[], apply: boolean) => {
    setBusy(true)
    const rows: Outcome['rows'] = []
    try {
      for (const piece of inPieces(people)) {
        const { importPeople: part } = await send({ input: { rows: piece.rows, apply } })
        const judged = part.rows.map((row, i) => ({ ...row, rowNumber: (piece.places[i] ?? 0) + 1 }))
        rows.push(...judged.slice(piece.known))
      }
      const count = (status: (typeof rows)[number]['status']) =>
        rows.filter((row) => row.status === status).length
      const counts = { created: count('NEW'), updated: count('UPDATED'), refused: count('REFUSED') }
      setOutcome({ ...counts, rows, applied: apply })
    } finally {
      setBusy(false)
    }
  }
  return { outcome, busy, run, forget: () => setOutcome(null) }
}
