import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { forbidden, precondition } from '../access/errors'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { recordEmptied } from '../inbox/record-emptied'
import { addLine } from '../threads/add-line'
import { mustHaveReceipt } from '../threads/thread.rows'
import { changeReport } from './change-report'
import { mustLeaveOpen } from './report'
import { can } from './report.policy'
import { mustBeLatest, reportOrThrow } from './report.rows'
import { acknowledged } from './triage'
import { ReturnReportInput } from './triage.input'
import { lockReports } from './triage.rows'

/** Asks the reporter something before deciding; the answer brings the report back into the inbox. */
export async function returnReport(ctx: Ctx, raw: ReturnReportInput) {
  const input = parse(ReturnReportInput, raw)
  return ctx.write(async (tx) => {
    await lockReports(tx, ctx, [input.id])
    const report = await reportOrThrow(tx, ctx, input.id)
    authorise(can.triage(ctx.actor, report))
    const authorId = memberIdOf(ctx.actor)
    if (!authorId) throw forbidden('report.triage')
    const sent = { version: input.version, event: 'report.returned', decisionNote: input.question }
    if (await doneAlready(tx, ctx, report, sent)) return report
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'triage')
    const anonymous = report.privacy === 'ANONYMOUS'
    if (anonymous) await mustHaveReceipt(tx, ctx, report.id)
    else if (!report.reporterId) throw precondition('report.no_reporter')
    const after = await changeReport(tx, ctx, report, {
      ...acknowledged(report, ctx.now()),
      status: 'RETURNED',
      decisionNote: input.question,
    })
    const line = { id: ctx.id(), reportId: report.id, authorId, text: input.question }
    if (anonymous) await addLine(tx, ctx, line)
    else {
      const data = { organisationId: ctx.org, ...line, kind: 'QUESTION', createdAt: ctx.now() }
      await tx.comment.create({ data })
    }
    await record(tx, ctx, 'report.returned', {
      subject: report.id,
      report: report.id,
      before: report,
      after,
      payload: { reportId: report.id, commentId: line.id, note: input.question },
    })
    await recordEmptied(tx, ctx)
    return after
  })
}
