import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'
import { key } from '../access/key'

type In = Pick<Ctx, 'org'>

/** Which reason belongs to which unique key. */
export const siteTaken = { name: 'site.name_taken' } as const
export const locationTaken = { name: 'location.name_taken' } as const

export async function siteOrThrow(tx: Tx, ctx: In, id: string) {
  const site = await tx.site.findUnique({ where: key(ctx, id) })
  if (!site) throw notFound()
  return site
}

export async function locationOrThrow(tx: Tx, ctx: In, id: string) {
  const location = await tx.location.findUnique({ where: key(ctx, id) })
  if (!location) throw notFound()
  return location
}

type Listed = { includeArchived?: boolean | null }
const byName = [{ name: 'asc' as const }, { id: 'asc' as const }]

/** Everybody may report about every site, so everybody sees them all. */
export const sitesFor = ({ includeArchived }: Listed = {}) => ({
  where: (includeArchived ? {} : { archivedAt: null }) satisfies Prisma.SiteWhereInput,
  orderBy: byName,
  take: 1_000,
})

export const locationsFor = ({ includeArchived }: Listed = {}) => ({
  where: (includeArchived ? {} : { archivedAt: null }) satisfies Prisma.LocationWhereInput,
  orderBy: byName,
  take: 1_000,
})

/** Locks the open sites: two people archiving the last two wait for one another. */
export async function lockOpenSites(tx: Tx, ctx: In): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM site WHERE organisation_id = ${ctx.org}::uuid AND archived_at IS NULL ORDER BY id FOR UPDATE`
  return rows.map(({ id }) => id)
}
