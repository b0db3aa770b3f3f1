import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import { memberIdOf } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { viewsPerMember } from './saved-view'

/** The actor's own views by name. */
export const viewsFor = (ctx: Pick<Ctx, 'org' | 'actor'>) => ({
  where: { organisationId: ctx.org, ...own(ctx) },
  orderBy: [{ name: 'asc' }, { id: 'asc' }] satisfies Prisma.SavedViewOrderByWithRelationInput[],
  take: viewsPerMember,
})

const own = (ctx: Pick<Ctx, 'actor'>) => ({ memberId: memberIdOf(ctx.actor) ?? { in: [] } })

export async function viewOrThrow(tx: Tx, ctx: Pick<Ctx, 'org' | 'actor'>, id: string) {
  const view = await tx.savedView.findFirst({ where: { organisationId: ctx.org, id, ...own(ctx) } })
  if (!view) throw notFound()
  return view
}

/** The member's views, while nobody else can add one: the member's row stays locked until this transaction ends. */
export async function lockViews(tx: Tx, ctx: Pick<Ctx, 'org'>, memberId: string) {
  await tx.$queryRaw`SELECT id FROM member WHERE organisation_id = ${ctx.org}::uuid AND id = ${memberId}::uuid FOR UPDATE`
  return tx.savedView.findMany({ where: { organisationId: ctx.org, memberId } })
}
