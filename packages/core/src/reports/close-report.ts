import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { countActions } from '../actions/action.rows'
import { discardProposal } from '../potential/discard-proposal'
import { changeReport } from './change-report'
import { mustLeaveOpen } from './report'
import { can } from './report.policy'
import { mustBeLatest, reportOrThrow } from './report.rows'
import { closed } from './triage'
import { CloseReportInput } from './triage.input'
import { lockReports } from './triage.rows'

/** Ends the work on a report, never over an unverified action; a proposal to lower its potential falls. */
export async function closeReport(ctx: Ctx, raw: CloseReportInput) {
  const input = parse(CloseReportInput, raw)
  return ctx.write(async (tx) => {
    // Adding an action takes the same lock, so none slips in between counting and closing.
    await lockReports(tx, ctx, [input.id])
    const report = await reportOrThrow(tx, ctx, input.id)
    authorise(can.close(ctx.actor, report))
    const sent = { version: input.version, event: 'report.closed', decisionNote: input.note }
    if (await doneAlready(tx, ctx, report, sent)) return report
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'close')
    const actions = await countActions(tx, ctx, report.id)
    const after = await changeReport(tx, ctx, report, closed(report, actions, input.note, ctx.now()))
    await discardProposal(tx, ctx, report.id)
    await record(tx, ctx, 'report.closed', {
      subject: report.id,
      report: report.id,
      before: report,
      after,
      payload: { reportId: report.id },
    })
    return after
  })
}
