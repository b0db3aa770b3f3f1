import type { Ctx } from '../access/ctx'
import { precondition } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { SiteIdInput } from './site.input'
import { can } from './site.policy'
import { lockOpenSites, siteOrThrow } from './site.rows'

/** Takes no new reports; what happened there stays. The last open site stays open. */
export async function archiveSite(ctx: Ctx, raw: SiteIdInput) {
  const { id } = parse(SiteIdInput, raw)
  return ctx.write(async (tx) => {
    const open = await lockOpenSites(tx, ctx)
    const before = await siteOrThrow(tx, ctx, id)
    authorise(can.edit(ctx.actor))
    if (before.archivedAt) return before
    if (open.length === 1) throw precondition('site.last_active')
    const after = await tx.site.update({ where: key(ctx, id), data: { archivedAt: ctx.now() } })
    await record(tx, ctx, 'site.archived', { subject: id, before, after })
    return after
  })
}
