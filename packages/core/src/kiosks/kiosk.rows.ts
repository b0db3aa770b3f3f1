import type { Tx } from '@closecall/db/database'
import type { Kiosk, Prisma } from '@closecall/db/generated/client'
import type { Actor } from '../access/actor'
import type { AuthCtx } from '../access/auth-ctx'
import type { Ctx } from '../access/ctx'
import { notFound, precondition } from '../access/errors'
import { authorise } from '../access/policy'
import { seesAnonymous } from '../access/small-groups'
import { openSpotOrThrow } from '../boxes/box.rows'
import { codeFrom, printedCode } from '../codes/code'
import { siteOrThrow } from '../sites/site.rows'
import { codeExpiry, kioskCodeHash, silentBefore } from './kiosk'
import { can, inReach } from './kiosk.policy'

type Who = Pick<Ctx, 'org' | 'actor'>

/** Which reason belongs to which unique key: only that of names holds the site. */
export const kioskTaken = { site_id: 'kiosk.name_taken' } as const

/** The kiosk, if it stands at a site in the actor's reach, or NOT_FOUND. */
export async function kioskOrThrow(tx: Tx, ctx: Who, id: string): Promise<Kiosk> {
  const kiosk = await tx.kiosk.findFirst({ where: { organisationId: ctx.org, id, AND: inReach(ctx.actor) } })
  if (!kiosk) throw notFound()
  return kiosk
}

/** The same, where two people at one kiosk wait for each other. */
export async function lockedKiosk(tx: Tx, ctx: Who, id: string): Promise<Kiosk> {
  await tx.$queryRaw`SELECT FROM kiosk WHERE organisation_id = ${ctx.org}::uuid AND id = ${id}::uuid FOR UPDATE`
  return kioskOrThrow(tx, ctx, id)
}

export function mustStand({ revokedAt }: Pick<Kiosk, 'revokedAt'>): void {
  if (revokedAt) throw precondition('kiosk.revoked')
}

type Place = { siteId: string; locationId: string | null }

/** Throws unless people may report there. */
export async function openPlaceOrThrow(
  tx: Tx,
  ctx: Pick<Ctx, 'org'>,
  { siteId, locationId }: Place,
): Promise<void> {
  const site = await siteOrThrow(tx, ctx, siteId)
  if (site.archivedAt) throw precondition('site.archived')
  if (locationId) await openSpotOrThrow(tx, ctx, siteId, locationId)
}

/** What of a kiosk stands in the audit: no digest of a secret, and not when its tablet was heard. */
export const audited = ({ name, siteId, locationId }: Place & { name: string }) => ({
  name,
  siteId,
  locationId,
})

export type KioskCode = { id: string; code: string; expiresAt: Date }

/** A code to be shown once, and what the row keeps of it. */
export function freshKioskCode({ pepper, secret }: Pick<AuthCtx, 'pepper' | 'secret'>, now: Date) {
  const code = codeFrom(Buffer.from(secret(), 'base64url'))
  const codeExpiresAt = codeExpiry(now)
  return {
    shown: { code: printedCode(code), expiresAt: codeExpiresAt },
    kept: { codeHash: kioskCodeHash(pepper, code), codeExpiresAt },
  }
}

const order = [
  { siteId: 'asc' },
  { name: 'asc' },
  { id: 'asc' },
] satisfies Prisma.KioskOrderByWithRelationInput[]

export function kiosksFor(ctx: Who, { includeRevoked }: { includeRevoked?: boolean | null } = {}) {
  authorise(can.see(ctx.actor))
  const where = { ...inReach(ctx.actor), ...(includeRevoked ? {} : { revokedAt: null }) }
  return { where, orderBy: order, take: 1_000 } satisfies Prisma.KioskFindManyArgs
}

/** How many kiosks in reach are silent; null for those who look after none. */
export async function silentKiosks(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>): Promise<number | null> {
  if (!can.see(ctx.actor).allowed) return null
  return ctx.db.kiosk.count({
    where: { AND: [inReach(ctx.actor), silent(silentBefore(ctx.now()))] },
  })
}

/** Kiosks with a tablet that was last heard before a moment, at sites where people may report. */
export const silent = (before: Date): Prisma.KioskWhereInput => ({
  lastSeenAt: { lt: before },
  site: { archivedAt: null },
})

/** To those who do not triage an anonymous report does not exist, also while it waits on a tablet. */
export const waitingFor = (actor: Actor, { waiting }: { waiting: number }): number | null =>
  seesAnonymous(actor) ? waiting : null
