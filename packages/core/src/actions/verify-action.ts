import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { mustLeaveOpen, verified } from './action'
import { VerifyActionInput } from './action.input'
import { can } from './action.policy'
import { actionWithReport, mustBeLatest } from './action.rows'
import { changeAction } from './change-action'
import { settleReport } from './settle-report'

/** Confirms that it was done. Whoever owns or did it never does this. */
export async function verifyAction(ctx: Ctx, raw: VerifyActionInput) {
  const input = parse(VerifyActionInput, raw)
  return ctx.write(async (tx) => {
    const { action, report } = await actionWithReport(tx, ctx, input.id)
    authorise(can.verify(ctx.actor, action))
    const sent = { version: input.version, event: 'action.verified' }
    if (await doneAlready(tx, ctx, action, sent)) return action
    await mustBeLatest(tx, ctx, action, input.version)
    mustLeaveOpen(action, 'verify')
    const after = await changeAction(tx, ctx, action, verified(memberIdOf(ctx.actor), ctx.now()))
    await settleReport(tx, ctx, report.id)
    await record(tx, ctx, 'action.verified', {
      subject: action.id,
      report: report.id,
      before: action,
      after,
      payload: {
        reportId: report.id,
        actionId: action.id,
        ownerId: action.ownerId,
        doneById: action.doneById,
      },
    })
    return after
  })
}
