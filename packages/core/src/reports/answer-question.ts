import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { mustBeResent } from '../comments/comment'
import { commentById } from '../comments/comment.rows'
import { changeReport } from './change-report'
import { mustLeaveOpen } from './report'
import { AnswerQuestionInput } from './report.input'
import { can } from './report.policy'
import { mustBeLatest, reportOrThrow } from './report.rows'
import { lockReports } from './triage.rows'

/** The reporter answers what triage asked; the report is in the inbox again. Sending it again changes nothing. */
export async function answerQuestion(ctx: Ctx, raw: AnswerQuestionInput) {
  const input = parse(AnswerQuestionInput, raw)
  return ctx.write(async (tx) => {
    // A second sending waits here and then finds the answer of the first.
    await lockReports(tx, ctx, [input.reportId])
    const report = await reportOrThrow(tx, ctx, input.reportId)
    authorise(can.answer(ctx.actor, report))
    const authorId = memberIdOf(ctx.actor) ?? ''
    const sent = await commentById(tx, ctx, input.id)
    if (sent) {
      mustBeResent(sent, { ...input, kind: 'ANSWER', mentions: [], authorId })
      return report
    }
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'answer')
    const changed = await changeReport(tx, ctx, report, { status: 'SUBMITTED', waitingSince: ctx.now() })
    await tx.comment.create({
      data: {
        organisationId: ctx.org,
        id: input.id,
        reportId: report.id,
        authorId,
        kind: 'ANSWER',
        text: input.text,
        createdAt: ctx.now(),
      },
    })
    await record(tx, ctx, 'report.answered', {
      subject: report.id,
      report: report.id,
      before: report,
      after: changed,
    })
    return changed
  })
}
