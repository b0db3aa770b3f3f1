import type { VariablesOf } from '../../api/graphql'
import type { TriageReports } from './inbox.documents'

export const triageVerbs = ['accept', 'merge', 'return', 'reject'] as const
export type TriageVerb = (typeof triageVerbs)[number]
export type Decidable = { viewerCan?: { triage: boolean; return: boolean } | undefined }

/** What the server lets this reader decide about one of these reports at least; the others it refuses one by one. */
export const openVerbs = (reports: Decidable[]): TriageVerb[] =>
  triageVerbs.filter((verb) =>
    reports.some(({ viewerCan }) => viewerCan?.[verb === 'return' ? 'return' : 'triage']),
  )
/** What is decided alike about many reports. */
export type BulkDecision = Omit<VariablesOf<typeof TriageReports>['input'], 'items'>
/** What a verb must know of the report it decides. */
export type Triaged = {
  id: string
  number: string
  version: number
  title: string
  potentialSeverity: number | null
  privacy: string
}
