import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { recordEmptied } from '../inbox/record-emptied'
import { changeReport } from './change-report'
import { mustLeaveOpen } from './report'
import { can } from './report.policy'
import { mustBeLatest, reportOrThrow } from './report.rows'
import { acknowledged, reopened } from './triage'
import { RejectReportInput } from './triage.input'
import { lockMerged, lockReports } from './triage.rows'

/**
 * Declines a report, with a reason which the reporter reads. It says nothing of those merged into it: they come back to the
 * inbox, each to be judged by itself.
 */
export async function rejectReport(ctx: Ctx, raw: RejectReportInput) {
  const input = parse(RejectReportInput, raw)
  return ctx.write(async (tx) => {
    await lockReports(tx, ctx, [input.id])
    const report = await reportOrThrow(tx, ctx, input.id)
    authorise(can.triage(ctx.actor, report))
    const sent = { version: input.version, event: 'report.rejected', decisionNote: input.reason }
    if (await doneAlready(tx, ctx, report, sent)) return report
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'triage')
    const after = await changeReport(tx, ctx, report, {
      ...acknowledged(report, ctx.now()),
      status: 'REJECTED',
      decisionNote: input.reason,
      triagedAt: ctx.now(),
    })
    await record(tx, ctx, 'report.rejected', {
      subject: report.id,
      report: report.id,
      before: report,
      after,
      payload: { reportId: report.id, note: input.reason },
    })
    for (const merged of await lockMerged(tx, ctx, report.id)) {
      const back = await changeReport(tx, ctx, merged, reopened(merged, null, ctx.now()))
      await record(tx, ctx, 'report.reopened', {
        subject: merged.id,
        report: merged.id,
        before: merged,
        after: back,
        payload: { reportId: merged.id },
      })
    }
    await recordEmptied(tx, ctx)
    return after
  })
}
