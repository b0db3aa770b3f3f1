import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { can } from '../reports/report.policy'
import { reportOrThrow } from '../reports/report.rows'
import { lockReports } from '../reports/triage.rows'
import { AddActionInput } from './action.input'
import { addedBefore, assignment } from './assignment.rows'
import { createAction } from './create-action'

/** Gives somebody work that removes a cause. Sending the same id again gives the same action. */
export async function addAction(ctx: Ctx, raw: AddActionInput) {
  const { reportId, ...asked } = parse(AddActionInput, raw)
  return ctx.write(async (tx) => {
    // Closing takes the same lock, so no action slips into a report that is being closed.
    await lockReports(tx, ctx, [reportId])
    const report = await reportOrThrow(tx, ctx, reportId)
    authorise(can.addAction(ctx.actor, report))
    const before = await addedBefore(tx, ctx, report, asked)
    if (before) return before

    const action = await createAction(tx, ctx, report, asked)
    await record(tx, ctx, 'action.assigned', assignment(action))
    return action
  })
}
