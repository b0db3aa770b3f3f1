import type { Ctx } from '../access/ctx'
import { doneAlready } from '../access/last-deed'
import { dayOf } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { mustLeaveOpen, requireDueDay } from './action'
import { UpdateActionInput } from './action.input'
import { can } from './action.policy'
import { actionWithReport, mustBeActiveMember, mustBeLatest, todayOf } from './action.rows'
import { changeAction } from './change-action'

/** Changes what is to be done, by whom or until when; a new owner is told. */
export async function updateAction(ctx: Ctx, raw: UpdateActionInput) {
  const { id, version, title, description, kind, controlLevel, ownerId, dueOn } = parse(
    UpdateActionInput,
    raw,
  )
  const edit = { title, description, kind, controlLevel, ownerId, dueOn }
  return ctx.write(async (tx) => {
    const { action, report } = await actionWithReport(tx, ctx, id)
    authorise(can.edit(ctx.actor, action))
    const sent = { version, event: ['action.updated', 'action.assigned'], ...edit }
    if (await doneAlready(tx, ctx, action, sent)) return action
    await mustBeLatest(tx, ctx, action, version)
    mustLeaveOpen(action, 'edit')
    if (ownerId && ownerId !== action.ownerId) {
      mustLeaveOpen(action, 'reassign')
      await mustBeActiveMember(tx, ctx, ownerId)
    }
    if (dueOn && dayOf(dueOn) !== dayOf(action.dueOn)) {
      requireDueDay(dueOn, await todayOf(tx, ctx))
    }
    const after = await changeAction(tx, ctx, action, edit)
    const handedOver = after.ownerId !== action.ownerId
    await record(tx, ctx, handedOver ? 'action.assigned' : 'action.updated', {
      subject: action.id,
      report: report.id,
      before: action,
      after,
      payload: {
        reportId: report.id,
        actionId: action.id,
        ownerId: after.ownerId,
        ...(handedOver ? { previousOwnerId: action.ownerId } : {}),
      },
    })
    return after
  })
}
