import type { ReportType } from '../reports/report'

/**
 * UPLOADED: the bytes lie in storage and are being read into staged rows. STAGED: rows are in, columns are guessed, a
 * mapping is awaited. VALIDATING → VALIDATED: every row is judged by the mapping. APPLYING → APPLIED: ready rows become
 * reports. UNDOING → UNDONE: those reports are taken back.
 */
export const importStatuses = [
  'UPLOADED',
  'STAGED',
  'VALIDATING',
  'VALIDATED',
  'APPLYING',
  'APPLIED',
  'UNDOING',
  'UNDONE',
  'CANCELLED',
  'FAILED',
] as const
export type ImportStatus = (typeof importStatuses)[number]

/** KNOWN: an earlier import already made a report of it. */
export const importRowStatuses = ['STAGED', 'READY', 'REFUSED', 'KNOWN', 'APPLIED', 'UNDONE'] as const
export type ImportRowStatus = (typeof importRowStatuses)[number]

const next: Record<ImportStatus, readonly ImportStatus[]> = {
  UPLOADED: ['STAGED', 'FAILED', 'CANCELLED'],
  STAGED: ['VALIDATING', 'CANCELLED'],
  VALIDATING: ['VALIDATED', 'FAILED', 'CANCELLED'],
  VALIDATED: ['VALIDATING', 'APPLYING', 'CANCELLED'],
  APPLYING: ['APPLIED', 'FAILED', 'CANCELLED'],
  APPLIED: ['UNDOING'],
  // Batches applied before the cancel or the failure stay, and can be taken back.
  CANCELLED: ['UNDOING'],
  FAILED: ['UNDOING'],
  UNDOING: ['UNDONE', 'FAILED'],
  UNDONE: [],
}

export function canBecome(from: string, to: ImportStatus): boolean {
  return next[from as ImportStatus]?.includes(to) ?? false
}

/** The worker has something to do. */
export const busyStatuses = [
  'UPLOADED',
  'VALIDATING',
  'APPLYING',
  'UNDOING',
] as const satisfies ImportStatus[]

/** Of one file; more than a hundred thousand ordinary rows. */
export const mostBytes = 50 * 1024 * 1024

/** Bytes of an upload, by an id its sender was given: the organisation is part of the key, so a foreign id finds nothing. */
export const storageKey = (org: string, uploadId: string) => `imports/${org}/${uploadId}`

export const targets = [
  'occurredAt',
  'site',
  'location',
  'type',
  'actualSeverity',
  'potentialSeverity',
  'whatHappened',
  'whatCouldHappen',
  'immediateAction',
  'proposal',
  'reporter',
  'externalId',
] as const
export type Target = (typeof targets)[number]

/** Several columns may feed one of these; their texts are joined under their headings. */
export const textTargets: readonly Target[] = [
  'whatHappened',
  'whatCouldHappen',
  'immediateAction',
  'proposal',
]

/** Why a row, or a part of it, is not as hoped. `params` fill the translated text `imports.reasons.<reason>`. */
export type RowReason = {
  field: Target | 'row'
  reason:
    | 'missing'
    | 'unreadable_date'
    | 'date_in_future'
    | 'date_too_old'
    | 'unknown_value'
    | 'unknown_place'
    | 'unknown_person'
    | 'person_ambiguous'
    | 'too_long'
    | 'potential_below_actual'
    | 'scale_exceeded'
    | 'same_id_twice'
    | 'missing_cells'
    | 'extra_cells'
    | 'nul_removed'
    | 'cell_too_long'
  /** A note is shown in the preview; a refusal keeps the row out. */
  level: 'note' | 'refusal'
  params?: Record<string, string | number>
}

/** What a READY row becomes. Places to be made are named here and get their ids when the import is applied. */
export type ImportedReport = {
  occurredAt: string
  site: { id: string } | { name: string }
  location: { id: string } | { name: string } | null
  type: ReportType
  actualSeverity: number | null
  potentialSeverity: number | null
  whatHappened: string
  whatCouldHappen: string | null
  immediateAction: string | null
  proposal: string | null
  reporterId: string | null
  externalId: string | null
}

/** Columns we add to a file of refused rows; a corrected file brings them back and they are not content. */
export const ownColumn = 'CloseCall: '
export const isOwnColumn = (header: string) => header.startsWith(ownColumn.trim())

/** What the sniffer and the header of the file gave; kept on the import. */
export type Reading = {
  format: string
  encoding: string | null
  delimiter: string | null
  headerRow: number
  header: string[]
  headerHash: string
}

/** What applying would do, counted over every row. */
export type Preview = {
  newSites: string[]
  newLocations: { site: string; name: string }[]
  newLocationsCount: number
  remarks: {
    field: RowReason['field']
    reason: RowReason['reason']
    level: RowReason['level']
    count: number
  }[]
  years: { year: number; count: number }[]
  /** Ready rows with both severities; those whose potential is above what happened, as the file has it and on our scale. */
  foresight?: { compared: number; exceeded: number; onScale: number }
}

/** Of what the preview lists. */
export const mostListed = 500

/** The sites that applying makes, as the preview told whoever decides; none before there is a preview. */
export const newSitesOf = ({ preview }: { preview: unknown }): string[] =>
  (preview as Partial<Preview>).newSites ?? []

export type Failure = { reason: string; params: Record<string, string | number> }

export type CreatedPlaces = { sites?: string[]; locations?: string[] }

export const isBusy = (status: string) => (busyStatuses as readonly string[]).includes(status)

/** Name of the lock under which imports of one organisation make or take back reports. */
export const importsLock = (org: string) => `imports ${org}`

/** What the reader noticed about a row, as a reason. Cells that were lost or cut keep the row out. */
export function noteReason({ reason, column }: { reason: RowNoteReason; column?: number }): RowReason {
  const level = reason === 'extra_cells' || reason === 'cell_too_long' ? 'refusal' : 'note'
  return { field: 'row', reason, level, ...(column === undefined ? {} : { params: { column: column + 1 } }) }
}

type RowNoteReason = 'missing_cells' | 'extra_cells' | 'nul_removed' | 'cell_too_long'

/** A draft with its places and its reporter by name, to be looked at. */
export type SampleDraft = Omit<ImportedReport, 'site' | 'location' | 'reporterId' | 'externalId'> & {
  rowNumber: number
  siteName: string
  newSite: boolean
  locationName: string | null
  reporterName: string | null
}

type Counts = Record<'rowsTotal' | 'rowsReady' | 'rowsRefused' | 'rowsKnown' | 'rowsApplied', number>

/** Rows done of rows to do, in the step under way. */
export function progressOf(found: Counts & { status: string }): { done: number; total: number } | null {
  switch (found.status) {
    case 'VALIDATING':
      return { done: found.rowsReady + found.rowsRefused + found.rowsKnown, total: found.rowsTotal }
    case 'APPLYING':
      return { done: found.rowsApplied, total: found.rowsApplied + found.rowsReady }
    default:
      return null
  }
}
