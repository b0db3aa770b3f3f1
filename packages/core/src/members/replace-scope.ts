import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'

/** From now on these sites are the member's, and no others. */
export async function replaceScope(
  tx: Tx,
  ctx: Pick<Ctx, 'org'>,
  memberId: string,
  siteIds: readonly string[],
): Promise<void> {
  await tx.memberSite.deleteMany({ where: { organisationId: ctx.org, memberId } })
  await tx.memberSite.createMany({
    data: siteIds.map((siteId) => ({ organisationId: ctx.org, memberId, siteId })),
  })
}
