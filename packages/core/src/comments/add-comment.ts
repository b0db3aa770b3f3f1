import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { forbidden } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { twice } from '../access/taken'
import { mustLeaveOpen } from '../reports/report'
import { can } from '../reports/report.policy'
import { reportOrThrow } from '../reports/report.rows'
import { mustBeResent } from './comment'
import { AddCommentInput } from './comment.input'
import { commentById, mustBeMentionable } from './comment.rows'

/** Says something about a report. Sending the same id again gives the same comment. */
export async function addComment(ctx: Ctx, raw: AddCommentInput) {
  const input = parse(AddCommentInput, raw)
  return twice(() => say(ctx, input))
}

async function say(ctx: Ctx, { mentions, ...input }: ReturnType<typeof AddCommentInput.parse>) {
  return ctx.write(async (tx) => {
    const report = await reportOrThrow(tx, ctx, input.reportId)
    authorise(can.comment(ctx.actor, report))
    const authorId = memberIdOf(ctx.actor)
    if (!authorId) throw forbidden('report.comment')
    const sent = await commentById(tx, ctx, input.id)
    if (sent) {
      mustBeResent(sent, { ...input, kind: 'COMMENT', mentions, authorId })
      return input
    }
    mustLeaveOpen(report, 'comment')
    await mustBeMentionable(tx, ctx, report, mentions)

    await tx.comment.create({ data: { ...input, organisationId: ctx.org, authorId, createdAt: ctx.now() } })
    await tx.mention.createMany({
      data: mentions.map((memberId) => ({ organisationId: ctx.org, commentId: input.id, memberId })),
    })
    // A word from the people who triage is the human acknowledgement the reporter was promised.
    const acknowledges =
      !report.acknowledgedAt && can.triage(ctx.actor, report).allowed && report.reporterId !== authorId
    if (acknowledges)
      await tx.report.update({ where: key(ctx, report.id), data: { acknowledgedAt: ctx.now() } })
    await record(tx, ctx, 'comment.added', { subject: input.id, report: report.id, payload: { mentions } })
    return input
  })
}
