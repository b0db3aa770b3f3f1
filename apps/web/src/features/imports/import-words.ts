import type { ImportMapping } from '@closecall/core/imports/import.input'
import type { graphql, ResultOf } from '../../api/graphql'
import type { Tone } from '../../components/ui/status-chip'
import type { Import } from './imports.documents'

export type { ImportMapping }
export type Found = ResultOf<typeof Import>['import']
export type Site = ResultOf<typeof Import>['sites'][number]
export type Column = Found['columns'][number]
export type Status = ReturnType<typeof graphql.scalar<'ImportStatus'>>
export type Target = ImportMapping['columns'][number]['target']

/** In the order a person looks for them: what must be there comes first. */
export const targets: Target[] = [
  'occurredAt',
  'whatHappened',
  'site',
  'type',
  'location',
  'actualSeverity',
  'potentialSeverity',
  'whatCouldHappen',
  'immediateAction',
  'proposal',
  'reporter',
  'externalId',
]
/** Several columns may feed one of these. */
export const textTargets: Target[] = ['whatHappened', 'whatCouldHappen', 'immediateAction', 'proposal']

export const busy: Status[] = ['UPLOADED', 'VALIDATING', 'APPLYING', 'UNDOING']

export const tones: Record<Status, Tone> = {
  UPLOADED: 'progress',
  STAGED: 'waiting',
  VALIDATING: 'progress',
  VALIDATED: 'waiting',
  APPLYING: 'progress',
  APPLIED: 'good',
  UNDOING: 'progress',
  UNDONE: 'neutral',
  CANCELLED: 'neutral',
  FAILED: 'danger',
}

/** What each column and value means; typed at this one border, for the API keeps it as JSON. */
export const mappingOf = (found: { mapping: Record<string, unknown> | null }) =>
  found.mapping as unknown as ImportMapping | null

export const columnOf = (mapping: ImportMapping, target: Target) =>
  mapping.columns.find((each) => each.target === target)?.column

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI']

/** A number or a Roman numeral of a severity scale; 6 and VI are beyond ours. */
export function levelOf(value: string): number | null {
  const text = value.trim().toUpperCase()
  if (/^[1-6]$/.test(text)) return Number(text)
  return roman.includes(text) ? roman.indexOf(text) + 1 : null
}
