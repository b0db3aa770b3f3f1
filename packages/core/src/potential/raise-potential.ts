import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changeReport } from '../reports/change-report'
import { mustLeaveOpen } from '../reports/report'
import { can } from '../reports/report.policy'
import { mustBeLatest, reportOrThrow } from '../reports/report.rows'
import { lockReports } from '../reports/triage.rows'
import { discardProposal } from './discard-proposal'
import { RaisePotentialInput } from './potential.input'
import { requireHigher } from './review'

/** Raises a potential at once. A proposal to lower it, made for the old value, falls with it. */
export async function raisePotential(ctx: Ctx, raw: RaisePotentialInput) {
  const input = parse(RaisePotentialInput, raw)
  return ctx.write(async (tx) => {
    await lockReports(tx, ctx, [input.id])
    const report = await reportOrThrow(tx, ctx, input.id)
    authorise(can.reviewPotential(ctx.actor, report))
    const { version, reason } = input
    const sent = { version, event: 'potential.raised', potentialSeverity: input.to, reason }
    if (await doneAlready(tx, ctx, report, sent)) return report
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'reviewPotential')
    requireHigher(report, input.to)
    const { potentialSeverity } = report
    const after = await changeReport(tx, ctx, report, { potentialSeverity: input.to })
    await discardProposal(tx, ctx, report.id)
    await record(tx, ctx, 'potential.raised', {
      subject: report.id,
      report: report.id,
      before: { potentialSeverity },
      after: { potentialSeverity: input.to, reason: input.reason },
      payload: { reportId: report.id, severity: input.to },
    })
    return after
  })
}
