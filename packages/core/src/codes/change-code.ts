import type { Tx } from '@closecall/db/database'
import type { LocationCode } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { codeChanged, codeOrThrow } from './code.rows'

/** Writes exactly the version that was looked at, and raises it. */
export async function changeCode(
  tx: Tx,
  ctx: Pick<Ctx, 'org'>,
  { id, version }: { id: string; version: number },
  status: string,
): Promise<LocationCode> {
  const [after] = await tx.locationCode.updateManyAndReturn({
    where: { organisationId: ctx.org, id, version },
    data: { status, version: version + 1 },
  })
  if (!after) throw codeChanged(await codeOrThrow(tx, ctx, id))
  return after
}
