import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { recordEmptied } from '../inbox/record-emptied'
import { mustLeaveOpen } from './report'
import { can } from './report.policy'
import { changeReport, mustBeLatest, reportOrThrow } from './report.rows'
import { accepted } from './triage'
import { AcceptReportInput } from './triage.input'

/** Takes a report into work: potential by the four questions, and the route that follows. */
export async function acceptReport(ctx: Ctx, raw: AcceptReportInput) {
  const input = parse(AcceptReportInput, raw)
  return ctx.write(async (tx) => {
    const report = await reportOrThrow(tx, ctx, input.id)
    authorise(can.triage(ctx.actor, report))
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'triage')
    const after = await changeReport(tx, ctx, report, accepted(report, input, ctx.now()))
    await record(tx, ctx, 'report.accepted', {
      subject: report.id,
      report: report.id,
      before: report,
      after,
      payload: { reportId: report.id },
    })
    await recordEmptied(tx, ctx)
    return after
  })
}
