/**
 * UPLOADED: the bytes lie in storage and are being read into staged rows. STAGED: rows are in, columns are guessed, a
 * mapping is awaited. VALIDATED: every row was judged by the mapping. APPLYING → APPLIED: ready rows become reports.
 */
export const IMPORT_STATUSES = [
  'UPLOADED',
  'STAGED',
  'VALIDATED',
  'APPLYING',
  'APPLIED',
  'CANCELLED',
  'FAILED',
  'UNDONE',
] as const
export type ImportStatus = (typeof IMPORT_STATUSES)[number]

/** KNOWN: an earlier import already made a report of it. */
export const IMPORT_ROW_STATUSES = ['STAGED', 'READY', 'REFUSED', 'KNOWN', 'APPLIED', 'UNDONE'] as const
export type ImportRowStatus = (typeof IMPORT_ROW_STATUSES)[number]

const NEXT: Record<ImportStatus, readonly ImportStatus[]> = {
  UPLOADED: ['STAGED', 'FAILED', 'CANCELLED'],
  STAGED: ['VALIDATED', 'FAILED', 'CANCELLED'],
  VALIDATED: ['STAGED', 'APPLYING', 'FAILED', 'CANCELLED'],
  APPLYING: ['APPLIED', 'FAILED', 'CANCELLED'],
  APPLIED: ['UNDONE'],
  // Batches applied before the cancel or the failure stay, and can be taken back.
  CANCELLED: ['UNDONE'],
  FAILED: ['UNDONE'],
  UNDONE: [],
}

export function canBecome(from: ImportStatus, to: ImportStatus): boolean {
  return NEXT[from].includes(to)
}

export const TARGETS = [
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
export type Target = (typeof TARGETS)[number]

/** Several columns may feed one of these; their texts are joined under their headings. */
export const TEXT_TARGETS: readonly Target[] = [
  'whatHappened',
  'whatCouldHappen',
  'immediateAction',
  'proposal',
]

export const REPORT_TYPES = [
  'NEAR_MISS',
  'UNSAFE_CONDITION',
  'UNSAFE_ACT',
  'STOP_WORK',
  'INJURY',
  'FIRE',
  'POSITIVE',
  'NOT_SURE',
] as const
export type ImportedType = (typeof REPORT_TYPES)[number]

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
  type: ImportedType
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
export const OWN_COLUMN = 'CloseCall: '
export const isOwnColumn = (header: string) => header.startsWith(OWN_COLUMN.trim())
