import { type PeopleImport as Imported, importPeople } from '@closecall/core/members/import-people'
import type { PlannedRow } from '@closecall/core/members/people-table'
import { builder } from './builder'
import { memberOf } from './context'

const PersonRowStatus = builder.enumType('PersonRowStatus', {
  description: 'What a row of people does, or would do.',
  values: ['NEW', 'UPDATED', 'UNCHANGED', 'REFUSED'] as const,
})

const PersonRow = builder.objectRef<PlannedRow>('PersonRow').implement({
  description: 'One row of the table, in its order.',
  fields: (t) => ({
    rowNumber: t.exposeInt('rowNumber', { description: 'From 1.' }),
    status: t.field({ type: PersonRowStatus, resolve: (row) => row.status }),
    reasons: t.stringList({
      description: 'Why it was refused; translated by the web.',
      resolve: (row) => row.reasons,
    }),
  }),
})

const PeopleImport = builder.objectRef<Imported>('PeopleImport').implement({
  description: 'The outcome of a table of people, or its preview.',
  fields: (t) => ({
    rows: t.field({ type: [PersonRow], resolve: ({ rows }) => rows }),
    created: t.exposeInt('created'),
    updated: t.exposeInt('updated'),
    refused: t.exposeInt('refused'),
  }),
})

const PersonRowInput = builder.inputType('PersonRowInput', {
  description: 'Cells as they stand in the file. An empty cell leaves a known member’s value alone.',
  fields: (t) => ({
    name: t.string(),
    personnelNumber: t.string({ description: 'Finds a known member; else the e-mail does.' }),
    email: t.string(),
    position: t.string(),
    role: t.string({
      description: 'In English or Russian; empty: worker. Owners and administrators are made by hand.',
    }),
    site: t.string({ description: 'Names, several apart by a semicolon; empty: all sites.' }),
  }),
})

const ImportPeopleInput = builder.inputType('ImportPeopleInput', {
  description: 'At most 5 000 rows.',
  fields: (t) => ({
    rows: t.field({ type: [PersonRowInput], required: true }),
    apply: t.boolean({ required: true, description: 'False: a preview that writes nothing.' }),
  }),
})

builder.mutationField('importPeople', (t) =>
  t.field({
    type: PeopleImport,
    args: { input: t.arg({ type: ImportPeopleInput, required: true }) },
    description: 'The same table again changes nothing. Errors: INVALID, FORBIDDEN member.edit.',
    resolve: (_root, { input }, context) => importPeople(memberOf(context), input),
  }),
)
