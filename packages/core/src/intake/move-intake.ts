import type { OrgId } from '@closecall/db/org-id'
import type { Ctx } from '../access/ctx'
import { authorise } from '../access/policy'
import { can } from './intake.policy'

/** An organisation of which nothing could be handed over, and the class of the error: its words may quote a row. */
export type LeftBehind = { org: OrgId; error: string }

/**
 * Hands over what is due of these organisations in one transaction, shuffled; of one where that fails nothing, and the others
 * do not wait for it. Called inside any one of them; the function in the database goes from one to the next under
 * row-level security.
 */
export async function moveIntake(
  ctx: Ctx,
  organisations: readonly OrgId[],
  photos: readonly string[] = [],
): Promise<LeftBehind[]> {
  return ctx.write(async (tx) => {
    authorise(can.move(ctx.actor))
    return tx.$queryRaw<LeftBehind[]>`
      SELECT left_behind AS org, error
      FROM hand_over(${ctx.now()}::timestamptz, ${[...organisations]}::uuid[], ${[...photos]}::uuid[])`
  })
}
