import type { OrgId } from '@closecall/db/org-id'
import type { Ctx } from '../access/ctx'
import { authorise } from '../access/policy'
import { can } from './intake.policy'

/**
 * Hands over what waits of these organisations: all of it in one transaction, shuffled, or nothing. Called inside any one
 * of them; the function in the database goes from one to the next under row-level security.
 */
export async function moveIntake(
  ctx: Ctx,
  organisations: readonly OrgId[],
  photos: readonly string[] = [],
): Promise<void> {
  await ctx.write(async (tx) => {
    authorise(can.move(ctx.actor))
    await tx.$executeRaw`
      SELECT hand_over(${ctx.now()}::timestamptz, ${[...organisations]}::uuid[], ${[...photos]}::uuid[])`
  })
}
