import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { reportChanged, type Seen } from './report.rows'

/** Writes the decision and raises the version; whoever was second gets CONFLICT and nothing is written. */
export async function changeReport(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'actor'>,
  report: Seen,
  data: Prisma.ReportUncheckedUpdateManyInput,
) {
  const [changed] = await tx.report.updateManyAndReturn({
    where: { organisationId: ctx.org, id: report.id, version: report.version },
    data: { ...data, version: { increment: 1 } },
  })
  return changed ?? Promise.reject(await reportChanged(tx, ctx, report.id))
}
