export type TriageVerb = 'accept' | 'merge' | 'return' | 'reject'
/** What a verb must know of the report it decides. */
export type Triaged = {
  id: string
  number: string
  version: number
  title: string
  potentialSeverity: number | null
}
