import type { AuthTx, Tx } from '@closecall/db/database'
import type { Locale } from '../access/actor'
import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { notFound } from '../access/errors'

export async function takenSlugs(db: AuthTx, wanted: string): Promise<Set<string>> {
  const rows = await db.organisation.findMany({
    where: { OR: [{ slug: wanted }, { slug: { startsWith: `${wanted}-` } }] },
    select: { slug: true },
    take: 10_000,
  })
  return new Set(rows.map(({ slug }) => slug))
}

export const ownOrganisation = (ctx: Pick<Ctx, 'org'>) => ({ where: { id: ctx.org } as const })

export async function organisationOrThrow(tx: Tx, ctx: Pick<Ctx, 'org'>) {
  const organisation = await tx.organisation.findUnique(ownOrganisation(ctx))
  if (!organisation) throw notFound()
  return organisation
}

/** The same, which nobody else changes until the transaction ends; filing goes on. */
export async function organisationToChange(tx: Tx, ctx: Pick<Ctx, 'org'>) {
  await tx.$queryRaw`SELECT FROM organisation WHERE id = ${ctx.org}::uuid FOR NO KEY UPDATE`
  return organisationOrThrow(tx, ctx)
}

export type PublicOrganisation = { name: string; slug: string; locale: Locale }

/** What /o/{slug} shows to somebody who has not signed in yet. */
export async function organisationBySlug(auth: AuthCtx, slug: string): Promise<PublicOrganisation | null> {
  await auth.limits.consume('slug.address', auth.address)
  if (!/^[a-z0-9-]{3,48}$/i.test(slug)) return null
  const found = await auth.db.auth.organisation.findUnique({
    where: { slug: slug.toLowerCase() },
    select: { name: true, slug: true, locale: true },
  })
  if (!found) return null
  // A whole shift opens this page through one address: only guesses add up there.
  await auth.limits.refund('slug.address', auth.address)
  return { ...found, locale: found.locale as Locale }
}
