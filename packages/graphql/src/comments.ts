import { byId } from '@closecall/core/access/key'
import { addComment } from '@closecall/core/comments/add-comment'
import { type CommentKind as CommentKindName, commentKinds } from '@closecall/core/comments/comment'
import { authorHidden } from '@closecall/core/comments/comment.policy'
import { mentionableFor } from '@closecall/core/comments/comment.rows'
import { reportFacts } from '@closecall/core/reports/report.rows'
import { builder } from './builder'
import { memberOf } from './context'
import { Member } from './members'

const CommentKind = builder.enumType('CommentKind', {
  description: 'A remark, the question triage returned the report with, or the reporter’s answer to it.',
  values: commentKinds,
})

const authorship = { authorId: true, report: { select: reportFacts } } as const

export const Comment = builder.prismaObject('Comment', {
  description: 'A remark on a report.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({
      type: CommentKind,
      select: { kind: true },
      resolve: (comment) => comment.kind as CommentKindName,
    }),
    text: t.exposeString('text', { description: 'Plain text, up to 20 000 characters.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    author: t.field({
      type: Member,
      nullable: true,
      description: 'Null where authorHidden.',
      select: (_args, _context, nested) => ({ ...authorship, author: nested(true) }),
      resolve: (comment, _args, context) =>
        authorHidden(memberOf(context).actor, comment, comment.report) ? null : comment.author,
    }),
    authorHidden: t.boolean({
      description: 'Written by a confidential reporter whose name this viewer may not know.',
      select: authorship,
      resolve: (comment, _args, context) => authorHidden(memberOf(context).actor, comment, comment.report),
    }),
    mentions: t.field({
      type: [Member],
      description: 'Who was called into the conversation.',
      select: (_args, _context, nested) => ({ mentions: { select: { member: nested(true) } } }),
      resolve: (comment) => comment.mentions.map(({ member }) => member),
    }),
  }),
})

const AddCommentInput = builder.inputType('AddCommentInput', {
  description: 'A remark on a report the author may read.',
  fields: (t) => ({
    id: t.field({
      type: 'UUID',
      required: true,
      description: 'Chosen by the client; a resend is the same comment.',
    }),
    reportId: t.field({ type: 'UUID', required: true }),
    text: t.string({ required: true, description: '1–20 000 characters.' }),
    mentions: t.field({
      type: ['UUID'],
      description: 'At most 20 members, each of whom may read the report.',
    }),
  }),
})

builder.queryField('mentionable', (t) =>
  t.prismaField({
    type: ['Member'],
    description:
      'Whom a comment on this report may mention, by name, at most 20. Errors: NOT_FOUND, INVALID.',
    args: {
      reportId: t.arg({ type: 'UUID', required: true }),
      search: t.arg.string({ description: 'A part of the name.' }),
    },
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      return ctx.db.member.findMany({ ...query, ...(await mentionableFor(ctx, args)) })
    },
  }),
)

builder.mutationField('addComment', (t) =>
  t.prismaField({
    type: 'Comment',
    description:
      'Says something about a report. Errors: NOT_FOUND, INVALID (mentions.N cannot_read), CONFLICT (comment.id_taken, comment.already_sent).',
    args: { input: t.arg({ type: AddCommentInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await addComment(ctx, input)
      return ctx.db.comment.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
)
