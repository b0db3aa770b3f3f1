import type { Tx } from '@closecall/db/database'
import type { Ctx } from '../access/ctx'
import { countActions } from './action.rows'

/**
 * Keeps the report's two clocks true after a change of its actions: acted on when the first was done, verified when all
 * are. The report's lock orders two people who verify its last two actions at once.
 */
export async function settleReport(tx: Tx, ctx: Pick<Ctx, 'org' | 'now'>, reportId: string): Promise<void> {
  const actions = await countActions(tx, ctx, reportId)
  const done = await tx.action.aggregate({
    where: { organisationId: ctx.org, reportId },
    _min: { doneAt: true },
  })
  const where = { organisationId: ctx.org, id: reportId }
  await tx.report.updateMany({ where: { ...where, actedAt: null }, data: { actedAt: done._min.doneAt } })
  if (actions.unverified > 0) await tx.report.updateMany({ where, data: { verifiedAt: null } })
  else await tx.report.updateMany({ where: { ...where, verifiedAt: null }, data: { verifiedAt: ctx.now() } })
}
