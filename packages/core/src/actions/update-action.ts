import type { Ctx } from '../access/ctx'
import { dayOf } from '../access/local-day'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { mustLeaveOpen, requireDueDay } from './action'
import { UpdateActionInput } from './action.input'
import { can } from './action.policy'
import { actionOrThrow, changeAction, mustBeActiveMember, mustBeLatest, todayOf } from './action.rows'

/** Changes what is to be done, by whom or until when; a new owner is told. */
export async function updateAction(ctx: Ctx, raw: UpdateActionInput) {
  const { id, version, ...input } = parse(UpdateActionInput, raw)
  return ctx.write(async (tx) => {
    const action = await actionOrThrow(tx, ctx, id)
    authorise(can.edit(ctx.actor, action))
    await mustBeLatest(tx, ctx, action, version)
    mustLeaveOpen(action, 'edit')
    if (input.ownerId && input.ownerId !== action.ownerId) {
      mustLeaveOpen(action, 'reassign')
      await mustBeActiveMember(tx, ctx, input.ownerId)
    }
    if (input.dueOn && dayOf(input.dueOn) !== dayOf(action.dueOn)) {
      requireDueDay(input.dueOn, await todayOf(tx, ctx))
    }
    const after = await changeAction(tx, ctx, action, input)
    const handedOver = after.ownerId !== action.ownerId
    await record(tx, ctx, handedOver ? 'action.assigned' : 'action.updated', {
      subject: action.id,
      report: action.reportId,
      before: action,
      after,
      payload: {
        reportId: action.reportId,
        actionId: action.id,
        ownerId: after.ownerId,
        ...(handedOver ? { previousOwnerId: action.ownerId } : {}),
      },
    })
    return after
  })
}
