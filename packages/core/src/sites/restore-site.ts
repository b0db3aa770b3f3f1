import type { Ctx } from '../access/ctx'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { SiteIdInput } from './site.input'
import { can } from './site.policy'
import { siteOrThrow } from './site.rows'

/** Opens an archived site for reports again. */
export async function restoreSite(ctx: Ctx, raw: SiteIdInput) {
  const { id } = parse(SiteIdInput, raw)
  return ctx.write(async (tx) => {
    const before = await siteOrThrow(tx, ctx, id)
    authorise(can.edit(ctx.actor))
    if (!before.archivedAt) return before
    const after = await tx.site.update({ where: key(ctx, id), data: { archivedAt: null } })
    await record(tx, ctx, 'site.restored', { subject: id, before, after })
    return after
  })
}
