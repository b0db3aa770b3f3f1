import {
  type Failure,
  importRowStatuses,
  importStatuses,
  type Preview,
  type Reading,
  type SampleDraft,
} from '@closecall/core/imports/import'
import type { ColumnProfile } from '@closecall/core/imports/import-profile'
import { type KeptPlace, placeUses } from '@closecall/core/sites/place-use'
import { builder } from './builder'
import { ReportType } from './enums'

export const ImportStatus = builder.enumType('ImportStatus', {
  description:
    'UPLOADED → STAGED (a mapping is awaited) → VALIDATING → VALIDATED (preview) → APPLYING → APPLIED → UNDOING → UNDONE; or CANCELLED, FAILED.',
  values: importStatuses,
})

export const ImportRowStatus = builder.enumType('ImportRowStatus', {
  description: 'KNOWN: an earlier import has already made a report of it.',
  values: importRowStatuses,
})

export const ImportReading = builder.objectRef<Reading>('ImportReading').implement({
  description: 'What kind of file it is, decided by its content.',
  fields: (t) => ({
    format: t.exposeString('format', { description: 'csv or xlsx' }),
    encoding: t.exposeString('encoding', { nullable: true }),
    delimiter: t.exposeString('delimiter', { nullable: true }),
    headerRow: t.exposeInt('headerRow'),
    header: t.exposeStringList('header'),
  }),
})

const ImportValue = builder.objectRef<{ value: string; count: number }>('ImportValue').implement({
  description: 'A value of a column and its number of cells.',
  fields: (t) => ({ value: t.exposeString('value'), count: t.exposeInt('count') }),
})

const ImportDates = builder.objectRef<ColumnProfile['dates']>('ImportDates').implement({
  description: 'How the dates of a column read.',
  fields: (t) => ({
    order: t.exposeString('order', { description: 'DMY or MDY' }),
    serial: t.exposeBoolean('serial', { description: 'Day numbers of a spreadsheet.' }),
    ambiguous: t.exposeBoolean('ambiguous', { description: 'Every date reads both ways: ask.' }),
    contradictory: t.exposeBoolean('contradictory', {
      description: 'Some read only one way, some only the other.',
    }),
    readable: t.exposeInt('readable'),
  }),
})

export const ImportColumn = builder.objectRef<ColumnProfile>('ImportColumn').implement({
  description: 'What a column of the file holds.',
  fields: (t) => ({
    header: t.exposeString('header'),
    filled: t.exposeInt('filled', { description: 'Cells that hold something.' }),
    longest: t.exposeInt('longest', { description: 'Characters.' }),
    distinct: t.exposeInt('distinct'),
    values: t.expose('values', {
      type: [ImportValue],
      nullable: true,
      description: 'Distinct values, most frequent first; null where there are more than 500 or long ones.',
    }),
    dates: t.expose('dates', { type: ImportDates }),
    examples: t.exposeStringList('examples'),
  }),
})

const ImportPlace = builder.objectRef<{ site: string; name: string }>('ImportPlace').implement({
  description: 'A location by its name and that of its site.',
  fields: (t) => ({ site: t.exposeString('site'), name: t.exposeString('name') }),
})

const PlaceUse = builder.enumType('PlaceUse', {
  description:
    'What keeps a place. LAST_SITE: one site must be open. OTHER: what not everybody may know, such as a view somebody keeps, a scanned code or a report without a name.',
  values: placeUses,
})

export const ImportKeptPlace = builder.objectRef<KeptPlace>('ImportKeptPlace').implement({
  description: 'A place this import had made that stayed when it was taken back.',
  fields: (t) => ({
    site: t.exposeString('site'),
    location: t.exposeString('location', { nullable: true, description: 'Null: the site itself.' }),
    uses: t.expose('uses', { type: [PlaceUse] }),
  }),
})

const ImportRemarkCount = builder.objectRef<Preview['remarks'][number]>('ImportRemarkCount').implement({
  description: 'Rows with the same remark.',
  fields: (t) => ({
    field: t.exposeString('field'),
    reason: t.exposeString('reason'),
    level: t.exposeString('level', { description: 'note or refusal' }),
    count: t.exposeInt('count', { description: 'Rows.' }),
  }),
})

const ImportYear = builder.objectRef<{ year: number; count: number }>('ImportYear').implement({
  description: 'Ready rows by the year of the event.',
  fields: (t) => ({ year: t.exposeInt('year'), count: t.exposeInt('count') }),
})

const ImportForesight = builder.objectRef<NonNullable<Preview['foresight']>>('ImportForesight').implement({
  description: 'How much worse it could have come, among ready rows that tell both severities.',
  fields: (t) => ({
    compared: t.exposeInt('compared', { description: 'Rows with both severities.' }),
    exceeded: t.exposeInt('exceeded', {
      description: 'Of them: the potential is above the actual one by the numbers of the file, VI above V.',
    }),
    onScale: t.exposeInt('onScale', {
      description:
        'Of them: it is so on the scale of 1 to 5 too, on which VI and V are both 5. Figures of reports count these.',
    }),
  }),
})

export const ImportPreview = builder.objectRef<Preview>('ImportPreview').implement({
  description: 'What applying does, counted over every row.',
  fields: (t) => ({
    newSites: t.exposeStringList('newSites', {
      description: 'Sites that will be made; at most 500 are listed.',
    }),
    newLocations: t.expose('newLocations', {
      type: [ImportPlace],
      description: 'Locations that will be made; at most 500 are listed.',
    }),
    newLocationsCount: t.exposeInt('newLocationsCount'),
    remarks: t.expose('remarks', { type: [ImportRemarkCount] }),
    years: t.expose('years', { type: [ImportYear] }),
    foresight: t.expose('foresight', {
      type: ImportForesight,
      nullable: true,
      description: 'Null for imports previewed before it was counted.',
    }),
  }),
})

export const ImportDraft = builder.objectRef<SampleDraft>('ImportDraft').implement({
  description: 'A row as the report it will become.',
  fields: (t) => ({
    rowNumber: t.exposeInt('rowNumber'),
    occurredAt: t.field({ type: 'DateTime', resolve: (draft) => new Date(draft.occurredAt) }),
    site: t.exposeString('siteName'),
    newSite: t.exposeBoolean('newSite'),
    location: t.exposeString('locationName', { nullable: true }),
    type: t.expose('type', { type: ReportType }),
    actualSeverity: t.exposeInt('actualSeverity', { nullable: true }),
    potentialSeverity: t.exposeInt('potentialSeverity', { nullable: true }),
    whatHappened: t.exposeString('whatHappened'),
    whatCouldHappen: t.exposeString('whatCouldHappen', { nullable: true }),
    immediateAction: t.exposeString('immediateAction', { nullable: true }),
    proposal: t.exposeString('proposal', { nullable: true }),
    reporter: t.exposeString('reporterName', { nullable: true }),
  }),
})

export const ImportProgress = builder.objectRef<{ done: number; total: number }>('ImportProgress').implement({
  description: 'Rows.',
  fields: (t) => ({ done: t.exposeInt('done'), total: t.exposeInt('total') }),
})

export const ImportFailure = builder.objectRef<Failure>('ImportFailure').implement({
  description: 'Why it failed: a word the web translates, and what fills its text.',
  fields: (t) => ({
    reason: t.exposeString('reason'),
    params: t.expose('params', { type: 'JSONObject' }),
  }),
})

type Abilities = { map: boolean; apply: boolean; cancel: boolean; undo: boolean }

export const ImportAbilities = builder.objectRef<Abilities>('ImportAbilities').implement({
  description: 'What the viewer may do next.',
  fields: (t) => ({
    map: t.exposeBoolean('map'),
    apply: t.exposeBoolean('apply'),
    cancel: t.exposeBoolean('cancel'),
    undo: t.exposeBoolean('undo'),
  }),
})

type Kept = { id: string; name: string; mapping: Record<string, unknown>; createdAt: Date }

export const SavedImportMapping = builder.objectRef<Kept>('SavedImportMapping').implement({
  description: 'How columns and values were mapped before.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    mapping: t.expose('mapping', { type: 'JSONObject' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
})
