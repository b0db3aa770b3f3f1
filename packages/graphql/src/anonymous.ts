import { anonymousPlace } from '@closecall/core/intake/intake.rows'
import { submitAnonymousReport } from '@closecall/core/intake/submit-anonymous-report'
import { openReceipt } from '@closecall/core/receipts/open-receipt'
import { sendReply } from '@closecall/core/receipts/send-reply'
import { AnonymousFiled, AnonymousPlace, AnonymousThread, WorkChallenge } from './anonymous-types'
import { builder } from './builder'
import { anonymousOf, challengeFor } from './context'
import { ReportType } from './enums'

export const door = 'Only on POST /anonymous/graphql; elsewhere FORBIDDEN anonymous.other_door.'

const WorkInput = builder.inputType('WorkInput', {
  description: 'A solved challenge.',
  fields: (t) => ({ token: t.string({ required: true }), nonce: t.string({ required: true }) }),
})

const AnonymousPlaceInput = builder.inputType('AnonymousPlaceInput', {
  description: 'Exactly one: the code of a poster, the word in /o/{slug}, or a kiosk’s token.',
  fields: (t) => ({ code: t.string(), slug: t.string(), kiosk: t.string() }),
})

const SubmitAnonymousReportInput = builder.inputType('SubmitAnonymousReportInput', {
  description: 'A card of nobody’s. Only type, place and a sentence are required.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description: 'The draft’s own random number, a UUIDv4 or 32 hexadecimal digits; never stored.',
    }),
    place: t.field({ type: AnonymousPlaceInput, required: true }),
    siteId: t.field({ type: 'UUID', required: true }),
    locationId: t.field({ type: 'UUID', description: 'A spot of that site.' }),
    type: t.field({ type: ReportType, required: true }),
    occurredOn: t.field({
      type: 'Date',
      description: 'Absent: today there. Tomorrow counts as today; later is INVALID in_future.',
    }),
    whatHappened: t.string({
      required: true,
      description: 'Up to 20 000 characters, as are the texts below.',
    }),
    whatCouldHappen: t.string(),
    immediateAction: t.string({ description: 'What was done at once.' }),
    proposal: t.string({ description: 'What should be done.' }),
    urgent: t.boolean({
      required: true,
      description: 'Handed over at once and told to the officers: then the moment of filing can be seen.',
    }),
    work: t.field({ type: WorkInput, required: true }),
  }),
})

builder.queryFields((t) => ({
  anonymousPlace: t.field({
    type: AnonymousPlace,
    skipTypeScopes: true,
    args: {
      code: t.arg.string(),
      slug: t.arg.string(),
      kiosk: t.arg.string({ description: 'A tablet’s token.' }),
    },
    description: `Exactly one of code, slug and kiosk; a kiosk has its own site only. ${door} Errors: NOT_FOUND (unknown or disabled; kiosk.unknown), RATE_LIMITED.`,
    resolve: (_root, args, context) => anonymousPlace(anonymousOf(context), args),
  }),
  workChallenge: t.field({
    type: WorkChallenge,
    skipTypeScopes: true,
    description: `A fresh challenge. ${door}`,
    resolve: (_root, _args, context) => challengeFor(context),
  }),
}))

builder.mutationFields((t) => ({
  submitAnonymousReport: t.field({
    type: AnonymousFiled,
    skipTypeScopes: true,
    args: { input: t.arg({ type: SubmitAnonymousReportInput, required: true }) },
    description: `Files a card without an author; the same key again is the same report and the same receipt, also after it was handed over. ${door} Errors: INVALID, NOT_FOUND (site or location; kiosk.unknown: send it by slug, with the same key), CONFLICT (report.already_filed with the fields changed since), PRECONDITION anonymous.work (ask for a new challenge), RATE_LIMITED (anonymous.too_many, anonymous.organisation_full, anonymous.busy).`,
    resolve: (_root, { input }, context) => submitAnonymousReport(anonymousOf(context), input),
  }),
  openReceipt: t.field({
    type: AnonymousThread,
    skipTypeScopes: true,
    args: {
      receipt: t.arg.string({ required: true }),
      work: t.arg({ type: WorkInput, required: true }),
    },
    description: `What became of a report. A mutation, so that no cache keeps it. ${door} Errors: NOT_FOUND (unknown and wrong alike), INVALID, PRECONDITION anonymous.work, RATE_LIMITED.`,
    resolve: (_root, args, context) => openReceipt(anonymousOf(context), args),
  }),
  replyAnonymously: t.field({
    type: AnonymousThread,
    skipTypeScopes: true,
    args: {
      receipt: t.arg.string({ required: true }),
      id: t.arg({
        type: 'UUID',
        required: true,
        description: 'The message’s, a UUIDv4; sent again it is the same message.',
      }),
      text: t.arg.string({ required: true, description: 'Up to 20 000 characters.' }),
      work: t.arg({ type: WorkInput, required: true }),
    },
    description: `Writes to the officer; it waits for the next hand-over. ${door} Errors: as openReceipt, CONFLICT comment.already_sent, LIMIT anonymous.too_many_messages.`,
    resolve: (_root, args, context) => sendReply(anonymousOf(context), args),
  }),
}))
