import type { Database, Tx } from '@closecall/db/database'
import type { LocationCode, Prisma } from '@closecall/db/generated/client'
import { mintOrgId, type OrgId } from '@closecall/db/org-id'
import type { Ctx } from '../access/ctx'
import { conflict, type DomainError, limit, notFound, precondition } from '../access/errors'
import { key } from '../access/key'
import { dateOf } from '../access/local-day'
import { authorise } from '../access/policy'
import { parseCode } from './code'
import { can } from './code.policy'
import { inWalkingOrder, mostPosters, type PrintedPlace } from './poster'
import { scanWeeks } from './scan'

type In = Pick<Ctx, 'org'>
export type PlaceOfCode = { org: OrgId; codeId: string; siteId: string; locationId: string | null }

const placeSql = `
  SELECT json_build_object('org', c.organisation_id, 'codeId', c.id, 'siteId', c.site_id, 'locationId', c.location_id)
  FROM location_code c
  JOIN site s ON s.organisation_id = c.organisation_id AND s.id = c.site_id
  LEFT JOIN location l ON l.organisation_id = c.organisation_id AND l.id = c.location_id
  WHERE c.code = $1 AND c.status = 'ACTIVE' AND s.archived_at IS NULL AND l.archived_at IS NULL`

/**
 * Where a code leads, asked before anybody knows whose it is, and typed by whoever stands at the wall. Null for what is
 * unknown, disabled, replaced, or leads to a place that takes no reports: nobody outside can tell these apart.
 */
export async function placeOfCode(lookUp: Database['lookUp'], typed: string): Promise<PlaceOfCode | null> {
  const code = parseCode(typed)
  if (!code) return null
  const place = await lookUp<PlaceOfCode>({ text: placeSql, values: [code] })
  return place && { ...place, org: mintOrgId(place.org) }
}

type Owner = { code: string; org: OrgId }
const ownersSql = `
  SELECT coalesce(json_agg(json_build_object('code', code, 'org', organisation_id)), '[]') FROM location_code
  WHERE code = ANY (string_to_array($1, ' '))`

/** Whose codes these are, replaced ones too. */
export async function ownersOf(lookUp: Database['lookUp'], codes: readonly string[]): Promise<Owner[]> {
  const owners = (await lookUp<Owner[]>({ text: ownersSql, values: [codes.join(' ')] })) ?? []
  return owners.map(({ code, org }) => ({ code, org: mintOrgId(org) }))
}

export async function codeOrThrow(tx: Tx, ctx: In, id: string): Promise<LocationCode> {
  const code = await tx.locationCode.findUnique({ where: key(ctx, id) })
  if (!code) throw notFound()
  return code
}

/** A code of the asker's own organisation that is answered; what cannot be a code is none. */
export const activeCode = (typed: string) => ({
  where: {
    code: parseCode(typed) ?? '',
    status: 'ACTIVE',
    site: { archivedAt: null },
    OR: [{ locationId: null }, { location: { archivedAt: null } }],
  } satisfies Prisma.LocationCodeWhereInput,
})

/** The one code a site or a location has now; it may be disabled. */
export const currentCode = { status: { not: 'REPLACED' } } satisfies Prisma.LocationCodeWhereInput
export const codeOfSite = { where: { ...currentCode, locationId: null } }
export const codeOfLocation = { where: currentCode }

/** What was counted in the weeks shown, a row a week. */
export const scansOf = (ctx: Pick<Ctx, 'now'>) => ({
  where: { day: { gte: dateOf(scanWeeks(ctx.now())[0] ?? '') } },
  select: { day: true, scans: true },
})

export const codeChanged = ({ version, status }: LocationCode): DomainError =>
  conflict('code.changed', { version, status })

/** CONFLICT `code.changed` when somebody changed or replaced it since the actor looked. */
export function mustBeCurrent(code: LocationCode, version: number): void {
  if (code.version !== version || code.status === 'REPLACED') throw codeChanged(code)
}

const printed = {
  code: true,
  site: { select: { name: true, emergencyName: true, emergencyPhone: true } },
  location: { select: { name: true } },
} satisfies Prisma.LocationCodeSelect

/** The active codes of a site, or one of them, for whoever may print them. */
export async function printedPlaces(
  ctx: Pick<Ctx, 'org' | 'actor' | 'db'>,
  asked: { siteId: string } | { codeId: string },
): Promise<PrintedPlace[]> {
  const one =
    'codeId' in asked ? await ctx.db.locationCode.findUnique({ where: key(ctx, asked.codeId) }) : null
  const siteId = 'codeId' in asked ? one?.siteId : asked.siteId
  const site = siteId ? await ctx.db.site.findUnique({ where: key(ctx, siteId) }) : null
  if (!site) throw notFound()
  authorise(can.print(ctx.actor, { siteId: site.id }))
  const places = await ctx.db.locationCode.findMany({
    where: {
      siteId: site.id,
      status: 'ACTIVE',
      ...(one ? { id: one.id } : {}),
      OR: [{ locationId: null }, { location: { archivedAt: null } }],
    },
    select: printed,
    take: mostPosters + 1,
  })
  if (site.archivedAt || places.length === 0) throw precondition('code.none_active')
  if (places.length > mostPosters) throw limit('code.too_many_posters', { most: mostPosters })
  return inWalkingOrder(places)
}
