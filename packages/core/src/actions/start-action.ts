import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { mustLeaveOpen, started } from './action'
import { StartActionInput } from './action.input'
import { can } from './action.policy'
import { actionOrThrow, changeAction, mustBeLatest } from './action.rows'

/** Takes the work up. */
export async function startAction(ctx: Ctx, raw: StartActionInput) {
  const input = parse(StartActionInput, raw)
  return ctx.write(async (tx) => {
    const action = await actionOrThrow(tx, ctx, input.id)
    authorise(can.start(ctx.actor, action))
    await mustBeLatest(tx, ctx, action, input.version)
    mustLeaveOpen(action, 'start')
    const after = await changeAction(tx, ctx, action, started())
    await record(tx, ctx, 'action.started', {
      subject: action.id,
      report: action.reportId,
      before: action,
      after,
      payload: { reportId: action.reportId, actionId: action.id, ownerId: action.ownerId },
    })
    return after
  })
}
