import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { limit } from '../access/errors'
import { key } from '../access/key'
import { parse } from '../access/parse'
import { authorise } from '../access/policy'
import { record } from '../access/record'
import { viewsPerMember } from './saved-view'
import { SaveViewInput } from './saved-view.input'
import { can } from './saved-view.policy'
import { lockViews } from './saved-view.rows'

/** Keeps a filter under a name; the same name again replaces it. */
export async function saveView(ctx: Ctx, raw: SaveViewInput) {
  const { name, filter } = parse(SaveViewInput, raw)
  const stored = JSON.parse(JSON.stringify(filter)) as object
  return ctx.write(async (tx) => {
    authorise(can.keep(ctx.actor))
    const memberId = memberIdOf(ctx.actor) ?? ''
    const views = await lockViews(tx, ctx, memberId)
    const known = views.find((view) => view.name === name)
    if (!known && views.length >= viewsPerMember) throw limit('saved_view.too_many', { most: viewsPerMember })
    const id = known?.id ?? ctx.id()
    const view = await tx.savedView.upsert({
      where: key(ctx, id),
      create: { organisationId: ctx.org, id, memberId, name, filter: stored, createdAt: ctx.now() },
      update: { filter: stored },
    })
    await record(tx, ctx, 'view.saved', { subject: view.id, after: { name } })
    return view
  })
}
