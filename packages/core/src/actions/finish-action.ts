import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { finished, mustLeaveOpen } from './action'
import { FinishActionInput } from './action.input'
import { can } from './action.policy'
import { actionWithReport, mustBeLatest } from './action.rows'
import { changeAction } from './change-action'
import { settleReport } from './settle-report'

/** Says what was done; from here on somebody else judges it. */
export async function finishAction(ctx: Ctx, raw: FinishActionInput) {
  const input = parse(FinishActionInput, raw)
  return ctx.write(async (tx) => {
    const { action, report } = await actionWithReport(tx, ctx, input.id)
    authorise(can.finish(ctx.actor, action))
    const sent = { version: input.version, event: 'action.finished', evidence: input.evidence }
    if (await doneAlready(tx, ctx, action, sent)) return action
    await mustBeLatest(tx, ctx, action, input.version)
    mustLeaveOpen(action, 'finish')
    const after = await changeAction(
      tx,
      ctx,
      action,
      finished(input.evidence, memberIdOf(ctx.actor), ctx.now()),
    )
    await settleReport(tx, ctx, report.id)
    await record(tx, ctx, 'action.finished', {
      subject: action.id,
      report: report.id,
      before: action,
      after,
      payload: { reportId: report.id, actionId: action.id, ownerId: action.ownerId },
    })
    return after
  })
}
