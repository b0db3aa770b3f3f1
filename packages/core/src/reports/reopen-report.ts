import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changeReport } from './change-report'
import { mustLeaveOpen } from './report'
import { can } from './report.policy'
import { mustBeLatest, reportOrThrow } from './report.rows'
import { reopened } from './triage'
import { ReopenReportInput } from './triage.input'
import { lockReports } from './triage.rows'

/** Takes a decision back, with a reason: a closed report is worked on again, a rejected or merged one is triaged again. */
export async function reopenReport(ctx: Ctx, raw: ReopenReportInput) {
  const input = parse(ReopenReportInput, raw)
  return ctx.write(async (tx) => {
    await lockReports(tx, ctx, [input.id])
    const report = await reportOrThrow(tx, ctx, input.id)
    authorise(can.reopen(ctx.actor, report))
    const sent = { version: input.version, event: 'report.reopened', decisionNote: input.reason }
    if (await doneAlready(tx, ctx, report, sent)) return report
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'reopen')
    const after = await changeReport(tx, ctx, report, reopened(report, input.reason, ctx.now()))
    await record(tx, ctx, 'report.reopened', {
      subject: report.id,
      report: report.id,
      before: report,
      after,
      payload: { reportId: report.id },
    })
    return after
  })
}
