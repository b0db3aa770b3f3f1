import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { mustLeaveOpen, returned } from './action'
import { ReturnActionInput } from './action.input'
import { can } from './action.policy'
import { actionWithReport, mustBeLatest, todayOf } from './action.rows'
import { changeAction } from './change-action'
import { settleReport } from './settle-report'

/** Sends unfinished work back, saying what is missing. */
export async function returnAction(ctx: Ctx, raw: ReturnActionInput) {
  const input = parse(ReturnActionInput, raw)
  return ctx.write(async (tx) => {
    const { action, report } = await actionWithReport(tx, ctx, input.id)
    authorise(can.return(ctx.actor, action))
    const sent = {
      version: input.version,
      event: 'action.returned',
      returnComment: input.comment,
      dueOn: input.dueOn,
    }
    if (await doneAlready(tx, ctx, action, sent)) return action
    await mustBeLatest(tx, ctx, action, input.version)
    mustLeaveOpen(action, 'return')
    const today = await todayOf(tx, ctx)
    const after = await changeAction(tx, ctx, action, returned(input.comment, input.dueOn, today))
    await settleReport(tx, ctx, report.id)
    await record(tx, ctx, 'action.returned', {
      subject: action.id,
      report: report.id,
      before: action,
      after,
      payload: {
        reportId: report.id,
        actionId: action.id,
        ownerId: action.ownerId,
        doneById: action.doneById,
        note: input.comment,
      },
    })
    return after
  })
}
