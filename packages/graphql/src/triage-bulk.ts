import { triageVerbs } from '@closecall/core/reports/triage'
import { type TriageResult, triageReports } from '@closecall/core/reports/triage-reports'
import { builder } from './builder'
import { memberOf } from './context'
import { Route } from './enums'
import { PotentialAnswersInput } from './potential'

const TriageVerb = builder.enumType('TriageVerb', {
  description: 'What triage decides about many reports at once.',
  values: triageVerbs,
})

const TriageItem = builder.inputType('TriageItem', {
  description: 'One report of a bulk decision.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true }),
    version: t.int({ required: true, description: 'The version of the report that was looked at.' }),
  }),
})

const TriageReportsInput = builder.inputType('TriageReportsInput', {
  description: 'One verb for at most 100 reports, and what that verb needs, the same for all of them.',
  fields: (t) => ({
    items: t.field({ type: [TriageItem], required: true }),
    verb: t.field({ type: TriageVerb, required: true }),
    answers: t.field({ type: PotentialAnswersInput, description: 'ACCEPT.' }),
    actualSeverity: t.int({ description: 'ACCEPT.' }),
    potentialSeverity: t.int({ description: 'ACCEPT.' }),
    route: t.field({ type: Route, description: 'ACCEPT.' }),
    note: t.string({ description: 'ACCEPT.' }),
    intoId: t.field({ type: 'UUID', description: 'MERGE.' }),
    question: t.string({ description: 'RETURN.' }),
    reason: t.string({ description: 'REJECT.' }),
  }),
})

const TriageResultType = builder.objectRef<TriageResult>('TriageResult').implement({
  description: 'What became of one report of a bulk decision.',
  fields: (t) => ({
    id: t.exposeID('id'),
    ok: t.exposeBoolean('ok'),
    code: t.exposeString('code', { nullable: true, description: 'The error’s code; null when done.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'The error’s reason; null when done.' }),
    details: t.field({
      type: 'JSONObject',
      nullable: true,
      description: 'What the error’s details would be: of CONFLICT report.changed, what changed.',
      resolve: ({ details }) => details ?? null,
    }),
  }),
})

builder.mutationField('triageReports', (t) =>
  t.field({
    type: [TriageResultType],
    description:
      'Decides about many reports. Each is done or refused on its own; the results stand in the order of the items. Errors: INVALID.',
    args: { input: t.arg({ type: TriageReportsInput, required: true }) },
    resolve: (_root, { input }, context) => triageReports(memberOf(context), input),
  }),
)
