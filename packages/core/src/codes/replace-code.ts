import type { Tx } from '@closecall/db/database'
import type { LocationCode } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { changeCode } from './change-code'
import { ChangeCodeInput } from './code.input'
import { can } from './code.policy'
import { codeOrThrow, mustBeCurrent } from './code.rows'

/** A new code for the place. The old one is never answered again: whoever replaces it wants its posters to stop working. */
export async function replaceCode(ctx: Ctx, raw: ChangeCodeInput) {
  const input = parse(ChangeCodeInput, raw)
  return ctx.write(async (tx) => {
    const before = await codeOrThrow(tx, ctx, input.id)
    authorise(can.edit(ctx.actor, before))
    mustBeCurrent(before, input.version)
    await changeCode(tx, ctx, before, 'REPLACED')
    const after = await insertCode(tx, ctx, ctx.id(), before)
    await record(tx, ctx, 'code.replaced', { subject: after.id, before, after })
    return after
  })
}

/** Another code for the same place; the database rolls its dice until nobody has it. */
async function insertCode(
  tx: Tx,
  ctx: Pick<Ctx, 'org' | 'now'>,
  id: string,
  { siteId, locationId }: Pick<LocationCode, 'siteId' | 'locationId'>,
): Promise<LocationCode> {
  const at = ctx.now()
  const made = await tx.$executeRaw`
    INSERT INTO location_code (organisation_id, id, site_id, location_id, code, created_at)
    VALUES (${ctx.org}::uuid, ${id}::uuid, ${siteId}::uuid, ${locationId}::uuid, fresh_code(), ${at}::timestamptz)
    ON CONFLICT (code) DO NOTHING`
  return made === 0 ? insertCode(tx, ctx, id, { siteId, locationId }) : codeOrThrow(tx, ctx, id)
}
