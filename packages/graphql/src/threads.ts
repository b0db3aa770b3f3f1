import { byId } from '@closecall/core/access/key'
import type { Variant } from '@closecall/core/attachments/attachment'
import { signedUrl } from '@closecall/core/attachments/signed-url'
import { reportFacts, threadOrder } from '@closecall/core/reports/report.rows'
import { markThreadRead } from '@closecall/core/threads/mark-thread-read'
import { sendToReporter } from '@closecall/core/threads/send-to-reporter'
import { type Message, type ThreadPhoto as Photo, parties } from '@closecall/core/threads/thread'
import { receiptFact, type Thread, threadFor, threadPhotos } from '@closecall/core/threads/thread.rows'
import { builder } from './builder'
import { type GraphQLContext, memberOf } from './context'

const AnonymousParty = builder.enumType('AnonymousParty', {
  description: 'Who wrote: an officer, or the anonymous reporter.',
  values: parties,
})

export const ThreadPhoto = builder.objectRef<Photo>('AnonymousPhoto').implement({
  description: 'A picture of an anonymous report or of an answer to it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    url: t.string({
      nullable: true,
      description: 'A path of this origin, good for at least five minutes; null while the photo waits.',
      resolve: (photo, _args, context) => urlOf(context, photo, 'image'),
    }),
    thumbnailUrl: t.string({
      nullable: true,
      description: 'The same in at most 320 × 320 pixels.',
      resolve: (photo, _args, context) => urlOf(context, photo, 'thumbnail'),
    }),
  }),
})

/** Whoever holds a receipt looks behind the anonymous door: elsewhere it would be counted that somebody looked. */
function urlOf(context: GraphQLContext, { organisationId, id, waiting }: Photo, variant: Variant) {
  if (waiting) return null
  const { auth, anonymous } = context
  const url = signedUrl(auth.pepper, auth.now(), { org: organisationId, attachmentId: id, variant })
  return anonymous ? `/anonymous${url}` : url
}

export const ThreadMessage = builder.objectRef<Message>('AnonymousMessage').implement({
  description: 'A line between an officer and an anonymous reporter. Officers have no name here.',
  fields: (t) => ({
    id: t.expose('id', { type: 'UUID' }),
    from: t.expose('from', { type: AnonymousParty }),
    text: t.exposeString('text'),
    on: t.field({
      type: 'Date',
      description: 'The day; of the reporter’s lines the Monday of the week where fewer than 50 work.',
      resolve: ({ day }) => day,
    }),
    readByOfficer: t.exposeBoolean('readByOfficer', {
      description: 'Of the reporter’s lines. What the reporter has read is known to nobody.',
    }),
    waiting: t.exposeBoolean('waiting', { description: 'Written, and not handed over yet.' }),
    photos: t.expose('photos', { type: [ThreadPhoto], description: 'At most five.' }),
  }),
})

const ReportThread = builder.objectRef<Thread>('ReportThread').implement({
  description: 'The conversation with an anonymous reporter, for those who triage.',
  fields: (t) => ({
    messages: t.expose('messages', { type: [ThreadMessage], description: 'Oldest first.' }),
    viewerCanRemovePhotos: t.exposeBoolean('canRemovePhotos', {
      description: 'Whether `removeAttachment` takes photos of these messages from this viewer.',
    }),
  }),
})

builder.prismaObjectField('Report', 'thread', (t) =>
  t.field({
    type: ReportThread,
    nullable: true,
    description:
      'Null unless the report is anonymous, somebody has its receipt, and the viewer may triage it: then they may write, too.',
    select: { ...reportFacts, ...receiptFact, thread: threadOrder, photos: threadPhotos },
    resolve: (report, _args, context) => threadFor(memberOf(context).actor, report),
  }),
)

const WriteToReporterInput = builder.inputType('WriteToReporterInput', {
  description: 'A line for whoever holds the receipt.',
  fields: (t) => ({
    id: t.field({
      type: 'UUID',
      required: true,
      description: 'Chosen by the client; sending it again changes nothing.',
    }),
    reportId: t.field({ type: 'UUID', required: true }),
    text: t.string({ required: true, description: 'Up to 20 000 characters.' }),
  }),
})

builder.mutationFields((t) => ({
  writeToReporter: t.prismaField({
    type: 'Report',
    args: { input: t.arg({ type: WriteToReporterInput, required: true }) },
    description:
      'Writes into the thread of an anonymous report. Errors: NOT_FOUND, FORBIDDEN (report.triage, thread.not_anonymous), PRECONDITION report.no_reporter, CONFLICT comment.already_sent, INVALID.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const id = await sendToReporter(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  markThreadRead: t.prismaField({
    type: 'Report',
    args: { reportId: t.arg({ type: 'UUID', required: true }) },
    description:
      'The reporter will see that their lines were read. Errors: NOT_FOUND, FORBIDDEN (report.triage, thread.not_anonymous), PRECONDITION report.no_reporter.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const id = await markThreadRead(ctx, args)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
}))
