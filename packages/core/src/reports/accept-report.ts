import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { addedBefore, assignment } from '../actions/assignment.rows'
import { createAction } from '../actions/create-action'
import { recordEmptied } from '../inbox/record-emptied'
import { changeReport } from './change-report'
import { mustLeaveOpen } from './report'
import { can } from './report.policy'
import { mustBeLatest, reportOrThrow } from './report.rows'
import { accepted, said } from './triage'
import { AcceptReportInput } from './triage.input'
import { lockReports } from './triage.rows'

/**
 * Takes a report into work: potential by the four questions, the route that follows and, if wanted, the first action; both or
 * neither. Whoever never got the answer and sends the same again gets the same report.
 */
export async function acceptReport(ctx: Ctx, raw: AcceptReportInput) {
  const input = parse(AcceptReportInput, raw)
  const { action } = input
  return ctx.write(async (tx) => {
    await lockReports(tx, ctx, [input.id])
    const report = await reportOrThrow(tx, ctx, input.id)
    authorise(can.triage(ctx.actor, report))
    if (action) authorise(can.addAction(ctx.actor, report))
    const sent = {
      version: input.version,
      event: 'report.accepted',
      firstActionId: action?.id,
      ...said(input),
    }
    if (await doneAlready(tx, ctx, report, sent)) {
      if (action) await addedBefore(tx, ctx, report, action)
      return report
    }
    await mustBeLatest(tx, ctx, report, input.version)
    mustLeaveOpen(report, 'triage')
    const after = await changeReport(tx, ctx, report, accepted(report, input, ctx.now()))
    await record(tx, ctx, 'report.accepted', {
      subject: report.id,
      report: report.id,
      before: report,
      after: { ...after, ...(action ? { firstActionId: action.id } : {}) },
      payload: { reportId: report.id },
    })
    if (action && !(await addedBefore(tx, ctx, after, action))) {
      const first = await createAction(tx, ctx, after, action, 'action.')
      await record(tx, ctx, 'action.assigned', assignment(first))
    }
    await recordEmptied(tx, ctx)
    return after
  })
}
