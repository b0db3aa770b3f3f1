import type { Ctx } from './ctx'

/** The composite key of a tenant row, as Prisma's unique argument. */
export const key = (ctx: Pick<Ctx, 'org'>, id: string) => ({
  organisationId_id: { organisationId: ctx.org, id },
})

/** `{ where }` by composite key: what a mutation re-reads its result with. */
export const byId = (ctx: Pick<Ctx, 'org'>, id: string) => ({ where: key(ctx, id) })
