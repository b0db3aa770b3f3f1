import { z } from 'zod'
import { line, uuid, version } from '../access/text'
import { reportTypes } from '../reports/report'
import { targets } from './import'

const mostValues = 500
const severity = z.int().min(1).max(5)
const place = z.union([
  z.object({ id: uuid }).strict(),
  z.object({ create: z.literal(true) }).strict(),
  z.null(),
])

/** Values of the file → what is meant. Compared without case and spaces; null leaves the rows out. */
const named = <T extends z.ZodType>(meaning: T) =>
  z.record(z.string().max(200), meaning).refine((map) => Object.keys(map).length <= mostValues, 'too_many')

export const ImportMappingInput = z
  .object({
    columns: z
      .array(z.object({ column: z.int().min(0).max(199), target: z.enum(targets) }).strict())
      .max(200),
    dates: z.object({ order: z.enum(['DMY', 'MDY']), serial: z.boolean() }).strict(),
    types: named(z.enum(reportTypes).nullable()).default({}),
    actualSeverities: named(severity.nullable()).default({}),
    potentialSeverities: named(severity.nullable()).default({}),
    sites: named(place).default({}),
    /** Locations that the chosen site does not have yet are made. False: such rows keep only their site. */
    createLocations: z.boolean().default(true),
    defaultType: z.enum(reportTypes).nullable().default(null),
    defaultSiteId: uuid.nullable().default(null),
    /** CLOSED: history, kept for the charts. INBOX: each row is triaged like a new report. */
    landing: z.enum(['CLOSED', 'INBOX']).default('CLOSED'),
  })
  .strict()
export type ImportMapping = z.output<typeof ImportMappingInput>

export const CreateImportInput = z.object({
  /** Chosen by the client: a resend is the same import. */
  id: uuid,
  /** What the upload endpoint answered with. */
  uploadId: uuid,
  fileName: line,
})
export type CreateImportInput = z.input<typeof CreateImportInput>

export const SaveImportMappingInput = z.object({
  id: uuid,
  version,
  mapping: ImportMappingInput,
  /** Keeps it under this name for later files with the same headings. */
  saveAs: line.nullish(),
})
export type SaveImportMappingInput = z.input<typeof SaveImportMappingInput>

export const ApplyImportInput = z.object({ id: uuid, version })
export type ApplyImportInput = z.input<typeof ApplyImportInput>

export const CancelImportInput = z.object({ id: uuid })
export type CancelImportInput = z.input<typeof CancelImportInput>

export const UndoImportInput = z.object({ id: uuid })
export type UndoImportInput = z.input<typeof UndoImportInput>
