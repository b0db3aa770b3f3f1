import type { Tx } from '@closecall/db/database'
import type { Action, Prisma } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { actionChanged, actionOrThrow } from './action.rows'

/** Writes exactly the version that was looked at, and raises it. */
export async function changeAction(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'actor'>,
  before: Action,
  data: Prisma.ActionUncheckedUpdateManyInput,
): Promise<Action> {
  const [after] = await tx.action.updateManyAndReturn({
    where: { organisationId: ctx.org, id: before.id, version: before.version },
    data: { ...data, version: before.version + 1 },
  })
  if (!after) throw await actionChanged(tx, ctx, await actionOrThrow(tx, ctx, before.id))
  return after
}
