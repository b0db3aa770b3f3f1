import { z } from 'zod'
import { REPORT_TYPES, TARGETS } from './import'

const id = z.uuid()
const value = z.string().max(200)
const severity = z.number().int().min(1).max(5)
const place = z.union([z.object({ id }).strict(), z.object({ create: z.literal(true) }).strict(), z.null()])

/** Names in the file → what is meant. Keys are compared without case and spaces; null leaves the rows out. */
const named = <T extends z.ZodType>(meaning: T) =>
  z.record(value, meaning).refine((map) => Object.keys(map).length <= 500, 'at most 500 values')

export const ImportMappingInput = z
  .object({
    columns: z
      .array(z.object({ column: z.number().int().min(0).max(199), target: z.enum(TARGETS) }).strict())
      .max(200),
    dates: z.object({ order: z.enum(['DMY', 'MDY']), serial: z.boolean() }).strict(),
    types: named(z.enum(REPORT_TYPES).nullable()).default({}),
    actualSeverities: named(severity.nullable()).default({}),
    potentialSeverities: named(severity.nullable()).default({}),
    sites: named(place).default({}),
    /** Locations that the chosen site does not have yet are made. False: such rows keep only their site. */
    createLocations: z.boolean().default(true),
    defaultType: z.enum(REPORT_TYPES).nullable().default(null),
    defaultSiteId: id.nullable().default(null),
    /** CLOSED: history, kept for the charts. INBOX: each row is triaged like a new report. */
    landing: z.enum(['CLOSED', 'INBOX']).default('CLOSED'),
  })
  .strict()
export type ImportMapping = z.output<typeof ImportMappingInput>

export const CreateImportInput = z
  .object({
    /** Chosen by the client: a resend is the same import. */
    id,
    uploadId: id,
    fileName: z.string().trim().min(1).max(200),
  })
  .strict()
export type CreateImportInput = z.input<typeof CreateImportInput>

const versioned = z.object({ id, version: z.number().int().min(1) }).strict()

export const SaveImportMappingInput = versioned.extend({
  mapping: ImportMappingInput,
  /** Keeps it for later files with the same headings. */
  saveAs: z.string().trim().min(1).max(80).nullish(),
})
export type SaveImportMappingInput = z.input<typeof SaveImportMappingInput>

export const ApplyImportInput = versioned
export type ApplyImportInput = z.input<typeof ApplyImportInput>

export const CancelImportInput = z.object({ id }).strict()
export type CancelImportInput = z.input<typeof CancelImportInput>

export const UndoImportInput = z.object({ id }).strict()
export type UndoImportInput = z.input<typeof UndoImportInput>
