import { byId } from '@closecall/core/access/key'
import { submitBoxCard } from '@closecall/core/boxes/submit-box-card'
import { withdrawBoxCard } from '@closecall/core/boxes/withdraw-box-card'
import { builder } from './builder'
import { memberOf } from './context'
import { ReportType } from './enums'

const SubmitBoxCardInput = builder.inputType('SubmitBoxCardInput', {
  description: 'A paper card as it was read.',
  fields: (t) => ({
    id: t.field({
      type: 'UUID',
      required: true,
      description: 'Chosen by the client; sending it again changes nothing.',
    }),
    emptyingId: t.field({ type: 'UUID', required: true, description: 'The emptying it was found at.' }),
    type: t.field({ type: ReportType, required: true }),
    siteId: t.field({ type: 'UUID', required: true, description: 'Where it happened: any open site.' }),
    locationId: t.field({ type: 'UUID', description: 'A spot of that site.' }),
    occurredOn: t.field({ type: 'Date', description: 'Absent: today. A paper card knows no hour.' }),
    whatHappened: t.string({
      required: true,
      description: 'Up to 20 000 characters, as are the texts below.',
    }),
    whatCouldHappen: t.string(),
    immediateAction: t.string({ description: 'What was done.' }),
    proposal: t.string({ description: 'What should be done, on either side of the card.' }),
    cause: t.string({ description: 'What made it possible, as the back of the card says.' }),
    personnelNumber: t.string({ description: 'Of its writer. Absent: the report is ANONYMOUS.' }),
    confidential: t.boolean({ description: 'The writer asked that only the safety officer knows the name.' }),
  }),
})
const WithdrawBoxCardInput = builder.inputType('WithdrawBoxCardInput', {
  description: 'It was typed in wrongly.',
  fields: (t) => ({
    reportId: t.field({ type: 'UUID', required: true }),
    reason: t.string({ required: true, description: 'Up to 200 characters.' }),
  }),
})

builder.mutationFields((t) => ({
  submitBoxCard: t.prismaField({
    type: 'Report',
    args: { input: t.arg({ type: SubmitBoxCardInput, required: true }) },
    description:
      'Files a card found in a box, at once and with days only. Errors: INVALID, NOT_FOUND, FORBIDDEN box.empty, CONFLICT (report.id_taken, report.already_filed), PRECONDITION box.emptying_undone.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await submitBoxCard(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  withdrawBoxCard: t.prismaField({
    type: 'Report',
    args: { input: t.arg({ type: WithdrawBoxCardInput, required: true }) },
    description:
      'REJECTED with that reason, and its paper waits to be typed in again. Errors: INVALID, NOT_FOUND, FORBIDDEN box.empty, PRECONDITION box.card_decided.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await withdrawBoxCard(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
}))
