import type { VariablesOf } from '../../api/graphql'
import type { TriageReports } from './inbox.documents'

export type TriageVerb = 'accept' | 'merge' | 'return' | 'reject'
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
