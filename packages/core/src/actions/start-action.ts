import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { mustLeaveOpen, started } from './action'
import { StartActionInput } from './action.input'
import { can } from './action.policy'
import { actionWithReport, mustBeLatest } from './action.rows'
import { changeAction } from './change-action'

/** Takes the work up. */
export async function startAction(ctx: Ctx, raw: StartActionInput) {
  const input = parse(StartActionInput, raw)
  return ctx.write(async (tx) => {
    const { action, report } = await actionWithReport(tx, ctx, input.id)
    authorise(can.start(ctx.actor, action))
    const sent = { version: input.version, event: 'action.started' }
    if (await doneAlready(tx, ctx, action, sent)) return action
    await mustBeLatest(tx, ctx, action, input.version)
    mustLeaveOpen(action, 'start')
    const after = await changeAction(tx, ctx, action, started())
    await record(tx, ctx, 'action.started', {
      subject: action.id,
      report: report.id,
      before: action,
      after,
      payload: { reportId: report.id, actionId: action.id, ownerId: action.ownerId },
    })
    return after
  })
}
