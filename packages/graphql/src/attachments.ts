import { byId } from '@closecall/core/access/key'
import {
  attachmentKinds,
  hasThumbnail,
  type AttachmentKind as Kind,
  type Variant,
} from '@closecall/core/attachments/attachment'
import { can } from '@closecall/core/attachments/attachment.policy'
import { shown } from '@closecall/core/attachments/attachment.rows'
import { removeAttachment } from '@closecall/core/attachments/remove-attachment'
import { signedUrl } from '@closecall/core/attachments/signed-url'
import { followed } from '@closecall/core/reports/report.policy'
import { reportFacts } from '@closecall/core/reports/report.rows'
import { builder } from './builder'
import { type GraphQLContext, memberOf } from './context'

const AttachmentKind = builder.enumType('AttachmentKind', {
  description: 'IMAGE: drawn anew by the server, without any metadata. PDF: as it was sent.',
  values: attachmentKinds,
})

const place = { organisationId: true, id: true } as const

const urlOf = (
  { auth }: GraphQLContext,
  { organisationId, id }: { organisationId: string; id: string },
  variant: Variant,
) => signedUrl(auth.pepper, auth.now(), { org: organisationId, attachmentId: id, variant })

const Attachment = builder.prismaObject('Attachment', {
  description: 'A photo or a PDF of a report.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({
      type: AttachmentKind,
      select: { kind: true },
      resolve: ({ kind }) => kind as Kind,
    }),
    bytes: t.exposeInt('bytes', { description: 'Of what is kept.' }),
    width: t.exposeInt('width', { nullable: true, description: 'Pixels; null for a PDF.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Pixels; null for a PDF.' }),
    url: t.string({
      description:
        'A path of this origin, good for at least five minutes: whoever has it may read it until then.',
      select: place,
      resolve: (attachment, _args, context) => urlOf(context, attachment, 'image'),
    }),
    thumbnailUrl: t.string({
      nullable: true,
      description: 'The same in at most 320 × 320 pixels; null for a PDF.',
      select: { ...place, kind: true },
      resolve: (attachment, _args, context) =>
        hasThumbnail(attachment) ? urlOf(context, attachment, 'thumbnail') : null,
    }),
    viewerCanRemove: t.boolean({
      select: { addedById: true, report: { select: reportFacts } },
      resolve: (attachment, _args, { member }) =>
        member !== null && can.remove(member.actor, attachment).allowed,
    }),
  }),
})

builder.prismaObjectField('Report', 'attachments', (t) =>
  t.field({
    type: [Attachment],
    description: 'At most five, in the order they came.',
    select: (_args, _context, nested) => ({ privacy: true, photos: nested(shown) }),
    resolve: (report, _args, context) => (followed(memberOf(context).actor, report) ? report.photos : []),
  }),
)

const RemoveAttachmentInput = builder.inputType('RemoveAttachmentInput', {
  description: 'A photo that should not have been sent.',
  fields: (t) => ({ id: t.field({ type: 'UUID', required: true }) }),
})

builder.mutationField('removeAttachment', (t) =>
  t.prismaField({
    type: 'Report',
    description:
      'Removes a photo for good: whoever triages, and whoever added it until triage has looked. Errors: NOT_FOUND, FORBIDDEN photo.remove.',
    args: { input: t.arg({ type: RemoveAttachmentInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const report = await removeAttachment(ctx, input)
      return ctx.db.report.findUniqueOrThrow({ ...query, ...byId(ctx, report.id) })
    },
  }),
)
