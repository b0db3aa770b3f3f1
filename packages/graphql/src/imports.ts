import { notFound } from '@closecall/core/access/errors'
import { byId } from '@closecall/core/access/key'
import { applyImport } from '@closecall/core/imports/apply-import'
import { cancelImport } from '@closecall/core/imports/cancel-import'
import { createImport } from '@closecall/core/imports/create-import'
import { progressOf, type Reading } from '@closecall/core/imports/import'
import type { ImportMapping } from '@closecall/core/imports/import.input'
import { abilities } from '@closecall/core/imports/import.policy'
import {
  importFor,
  importRowsFor,
  importsFor,
  mappingsFor,
  sampleOf,
} from '@closecall/core/imports/import.rows'
import { saveImportMapping } from '@closecall/core/imports/save-import-mapping'
import { undoImport } from '@closecall/core/imports/undo-import'
import { builder } from './builder'
import { memberOf } from './context'
import {
  ImportAbilities,
  ImportColumn,
  ImportDraft,
  ImportFailure,
  ImportKeptPlace,
  ImportPreview,
  ImportProgress,
  ImportReading,
  ImportRowStatus,
  ImportStatus,
  SavedImportMapping,
} from './import-types'

builder.prismaObject('ImportRow', {
  description: 'One row of the file, as it was written there.',
  fields: (t) => ({
    rowNumber: t.exposeInt('rowNumber', {
      description: 'As a spreadsheet shows it; the header is usually 1.',
    }),
    cells: t.field({
      type: ['String'],
      select: { cells: true },
      resolve: (row) => row.cells as string[],
    }),
    status: t.field({
      type: ImportRowStatus,
      select: { status: true },
      resolve: (row) => row.status as typeof ImportRowStatus.$inferType,
    }),
    remarks: t.field({
      type: ['JSONObject'],
      select: { reasons: true },
      description:
        'Why it is refused, and what to look at: { field, reason, level: note | refusal, params }.',
      resolve: (row) => row.reasons as Record<string, unknown>[],
    }),
    reportId: t.exposeID('reportId', { nullable: true, description: 'The report it became.' }),
  }),
})

export const Import = builder.prismaObject('Import', {
  description: 'One file of history on its way into reports.',
  select: { organisationId: true, id: true, status: true, reading: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    fileName: t.exposeString('fileName'),
    status: t.field({
      type: ImportStatus,
      resolve: (found) => found.status as typeof ImportStatus.$inferType,
    }),
    version: t.exposeInt('version', { description: 'Given back with a decision; a stale one is CONFLICT.' }),
    reading: t.field({
      type: ImportReading,
      nullable: true,
      description: 'Null until the file is read.',
      resolve: ({ reading }) => ('header' in (reading as object) ? (reading as unknown as Reading) : null),
    }),
    columns: t.field({
      type: [ImportColumn],
      select: { columns: true },
      description: 'What each column of the file holds.',
      resolve: ({ columns }) => columns as unknown as (typeof ImportColumn.$inferType)[],
    }),
    mapping: t.field({
      type: 'JSONObject',
      nullable: true,
      select: { mapping: true },
      description: 'Guessed when the file was read, then as saved: see saveImportMapping.',
      resolve: ({ mapping }) => (Object.keys(mapping as object).length > 0 ? mapping : null),
    }),
    preview: t.field({
      type: ImportPreview,
      nullable: true,
      select: { preview: true },
      description: 'What applying does; null until every row was judged.',
      resolve: ({ preview }) =>
        'remarks' in (preview as object) ? (preview as unknown as typeof ImportPreview.$inferType) : null,
    }),
    sample: t.field({
      type: [ImportDraft],
      description: 'The first ten ready rows as the reports they will become.',
      complexity: 20,
      resolve: ({ id }, _args, context) => sampleOf(memberOf(context), id),
    }),
    savedMappings: t.field({
      type: [SavedImportMapping],
      description: 'Mappings kept from files with the same headings, latest first.',
      resolve: async ({ reading }, _args, context) => {
        const found = await memberOf(context).db.importMapping.findMany(
          mappingsFor((reading as unknown as Reading).headerHash ?? ''),
        )
        return found.map((kept) => ({ ...kept, mapping: kept.mapping as Record<string, unknown> }))
      },
    }),
    rowsTotal: t.exposeInt('rowsTotal'),
    rowsReady: t.exposeInt('rowsReady', { description: 'Will become reports.' }),
    rowsRefused: t.exposeInt('rowsRefused', {
      description: 'Stay out; see /downloads/imports/{id}/refused.',
    }),
    rowsKnown: t.exposeInt('rowsKnown', { description: 'Imported before: nothing happens to them.' }),
    rowsApplied: t.exposeInt('rowsApplied', { description: 'Are reports now.' }),
    progress: t.field({
      type: ImportProgress,
      nullable: true,
      select: { rowsTotal: true, rowsReady: true, rowsRefused: true, rowsKnown: true, rowsApplied: true },
      description: 'Of the step under way; null while it waits for a person or has ended.',
      resolve: (found) => progressOf(found),
    }),
    failure: t.field({
      type: ImportFailure,
      nullable: true,
      select: { failure: true },
      resolve: ({ failure }) => (failure ? JSON.parse(failure) : null),
    }),
    keptPlaces: t.field({
      type: [ImportKeptPlace],
      select: { keptPlaces: true },
      description: 'Once it was taken back: places it had made that are used by something else.',
      resolve: ({ keptPlaces }) => keptPlaces as unknown as (typeof ImportKeptPlace.$inferType)[],
    }),
    createdBy: t.relation('createdBy'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true }),
    viewerCan: t.field({
      type: ImportAbilities,
      select: { rowsReady: true, rowsApplied: true, preview: true },
      resolve: (found, _args, context) => abilities(memberOf(context).actor, found),
    }),
    rows: t.relatedConnection('rows', {
      cursor: 'organisationId_importId_rowNumber',
      description: 'Rows in the order of the file.',
      args: {
        statuses: t.arg({ type: [ImportRowStatus] }),
        remarked: t.arg.boolean({ description: 'Only rows with something to look at.' }),
      },
      query: (args) => importRowsFor(args),
    }),
  }),
})

builder.queryField('imports', (t) =>
  t.prismaConnection({
    type: 'Import',
    cursor: 'organisationId_id',
    description: 'Imports, newest first. Errors: FORBIDDEN import.run, import.every_site.',
    resolve: (query, _root, _args, context) => {
      const { db, actor } = memberOf(context)
      return db.import.findMany({ ...query, ...importsFor(actor) })
    },
  }),
)

builder.queryField('import', (t) =>
  t.prismaField({
    type: 'Import',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description: 'Errors: NOT_FOUND.',
    resolve: async (query, _root, { id }, context) => {
      const ctx = memberOf(context)
      const found = await ctx.db.import.findFirst({ ...query, ...importFor(ctx, id) })
      if (!found) throw notFound()
      return found
    },
  }),
)

const CreateImportInput = builder.inputType('CreateImportInput', {
  description: 'An uploaded file.',
  fields: (t) => ({
    id: t.field({
      type: 'UUID',
      required: true,
      description: 'Chosen by the client; a resend is the same import.',
    }),
    uploadId: t.field({ type: 'UUID', required: true, description: 'The answer of POST /uploads/imports.' }),
    fileName: t.string({ required: true }),
  }),
})

const SaveImportMappingInput = builder.inputType('SaveImportMappingInput', {
  description: 'What columns and values mean.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true }),
    version: t.int({ required: true }),
    mapping: t.field({
      type: 'JSONObject',
      required: true,
      description:
        'The shape of ImportMappingInput in core/imports/import.input.ts: columns, dates, types, actualSeverities, potentialSeverities, sites, createLocations, defaultType, defaultSiteId, landing.',
    }),
    saveAs: t.string({ description: 'Keeps the mapping under this name for files with the same headings.' }),
  }),
})

const VersionedImportInput = builder.inputType('VersionedImportInput', {
  description: 'An import as the decider saw it.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true }),
    version: t.int({ required: true }),
  }),
})

builder.mutationField('createImport', (t) =>
  t.prismaField({
    type: 'Import',
    args: { input: t.arg({ type: CreateImportInput, required: true }) },
    description:
      'Begins with an uploaded file, which the worker reads. Errors: FORBIDDEN, CONFLICT import.id_taken.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await createImport(ctx, input)
      return ctx.db.import.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
)

builder.mutationField('saveImportMapping', (t) =>
  t.prismaField({
    type: 'Import',
    args: { input: t.arg({ type: SaveImportMappingInput, required: true }) },
    description:
      'Says what columns and values mean; the worker then judges every row. Errors: INVALID, NOT_FOUND, CONFLICT import.changed, PRECONDITION import.not_staged.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await saveImportMapping(ctx, { ...input, mapping: input.mapping as ImportMapping })
      return ctx.db.import.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
)

builder.mutationField('applyImport', (t) =>
  t.prismaField({
    type: 'Import',
    args: { input: t.arg({ type: VersionedImportInput, required: true }) },
    description:
      'Lets ready rows become reports. Errors: NOT_FOUND, CONFLICT import.changed, PRECONDITION import.not_validated, import.nothing_ready.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await applyImport(ctx, input)
      return ctx.db.import.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
)

builder.mutationField('cancelImport', (t) =>
  t.prismaField({
    type: 'Import',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description:
      'Stops at once, or after the batch under way; whole batches stay. Errors: NOT_FOUND, PRECONDITION import.finished.',
    resolve: async (query, _root, input, context) => {
      const ctx = memberOf(context)
      const { id } = await cancelImport(ctx, input)
      return ctx.db.import.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
)

builder.mutationField('undoImport', (t) =>
  t.prismaField({
    type: 'Import',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description:
      'Takes back its reports, except those somebody has worked on. Errors: NOT_FOUND, PRECONDITION import.not_applied, import.nothing_applied.',
    resolve: async (query, _root, input, context) => {
      const ctx = memberOf(context)
      const { id } = await undoImport(ctx, input)
      return ctx.db.import.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
)
