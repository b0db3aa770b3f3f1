import type { Tx } from '@closecall/db/database'
import { Prisma } from '@closecall/db/generated/client'
import type { Ctx } from '../access/ctx'
import type { KeptPlace, PlaceUse } from './place-use'

type In = Pick<Ctx, 'org' | 'now'>
type Uses = (now: Date) => Partial<Record<PlaceUse, Prisma.Sql>>

const sql = Prisma.sql
const changed = sql`(c.status <> 'ACTIVE' OR c.version > 1 OR EXISTS (SELECT FROM location_scan n
  WHERE n.organisation_id = c.organisation_id AND n.code_id = c.id))`

/**
 * The one list of what uses a place, `p`. Cards that wait for the hand-over are left out on purpose: a place that stayed for
 * one would date it (docs/decisions/023-anonymous-intake.md).
 */
const usesOfSite: Uses = (now) => ({
  LAST_SITE: sql`(p.archived_at IS NULL AND NOT EXISTS (SELECT FROM site u WHERE u.organisation_id = p.organisation_id
    AND u.archived_at IS NULL AND u.id <> ALL (asked.ids)))`,
  LOCATION: sql`EXISTS (SELECT FROM location u WHERE u.organisation_id = p.organisation_id AND u.site_id = p.id)`,
  REPORT: sql`EXISTS (SELECT FROM report u WHERE u.organisation_id = p.organisation_id AND u.site_id = p.id
    AND u.privacy <> 'ANONYMOUS')`,
  MEMBER: sql`EXISTS (SELECT FROM member_site u WHERE u.organisation_id = p.organisation_id AND u.site_id = p.id)`,
  INVITATION: sql`EXISTS (SELECT FROM invitation u WHERE u.organisation_id = p.organisation_id AND p.id = ANY (u.site_ids)
    AND u.accepted_at IS NULL AND u.revoked_at IS NULL AND u.expires_at > ${now}::timestamptz)`,
  BOX: sql`EXISTS (SELECT FROM box u WHERE u.organisation_id = p.organisation_id AND u.site_id = p.id)`,
  KIOSK: sql`EXISTS (SELECT FROM kiosk u WHERE u.organisation_id = p.organisation_id AND u.site_id = p.id)`,
  OTHER: sql`(EXISTS (SELECT FROM report u WHERE u.organisation_id = p.organisation_id AND u.site_id = p.id
      AND u.privacy = 'ANONYMOUS')
    OR EXISTS (SELECT FROM action u WHERE u.organisation_id = p.organisation_id AND u.site_id = p.id)
    OR EXISTS (SELECT FROM saved_view u WHERE u.organisation_id = p.organisation_id
      AND jsonb_exists(u.filter -> 'siteId', p.id::text))
    OR EXISTS (SELECT FROM location_code c WHERE c.organisation_id = p.organisation_id AND c.site_id = p.id
      AND c.location_id IS NULL AND ${changed}))`,
})

const usesOfLocation: Uses = () => ({
  REPORT: sql`EXISTS (SELECT FROM report u WHERE u.organisation_id = p.organisation_id AND u.location_id = p.id
    AND u.privacy <> 'ANONYMOUS')`,
  BOX: sql`EXISTS (SELECT FROM box u WHERE u.organisation_id = p.organisation_id AND u.location_id = p.id)`,
  KIOSK: sql`EXISTS (SELECT FROM kiosk u WHERE u.organisation_id = p.organisation_id AND u.location_id = p.id)`,
  OTHER: sql`(EXISTS (SELECT FROM report u WHERE u.organisation_id = p.organisation_id AND u.location_id = p.id
      AND u.privacy = 'ANONYMOUS')
    OR EXISTS (SELECT FROM saved_view u WHERE u.organisation_id = p.organisation_id
      AND jsonb_exists(u.filter -> 'locationId', p.id::text))
    OR EXISTS (SELECT FROM location_code c WHERE c.organisation_id = p.organisation_id AND c.location_id = p.id
      AND ${changed}))`,
})

const listed = (uses: Partial<Record<PlaceUse, Prisma.Sql>>) =>
  Prisma.join(Object.entries(uses).map(([use, found]) => sql`CASE WHEN ${found} THEN ${use}::text END`))

export type UsedPlace = KeptPlace & { id: string }

/** Locks the places, then looks: what uses one from now on waits for us, and what came before is seen. */
export async function lockPlaces(
  tx: Tx,
  ctx: In,
  { sites, locations }: { sites: string[]; locations: string[] },
): Promise<void> {
  // Every open site, where sites may go: somebody may archive the others meanwhile.
  if (sites.length > 0) {
    await tx.$queryRaw`SELECT id FROM site WHERE organisation_id = ${ctx.org}::uuid
      AND (id = ANY (${sites}::uuid[]) OR archived_at IS NULL) ORDER BY id FOR UPDATE`
  }
  await tx.$queryRaw`SELECT id FROM location WHERE organisation_id = ${ctx.org}::uuid
    AND id = ANY (${locations}::uuid[]) ORDER BY id FOR UPDATE`
}

export const usedSites = (tx: Tx, ctx: In, ids: string[]) => tx.$queryRaw<UsedPlace[]>`
  SELECT p.id, p.name AS site, NULL AS location, array_remove(ARRAY[${listed(usesOfSite(ctx.now()))}], NULL) AS uses
  FROM (SELECT ${ids}::uuid[] AS ids) asked JOIN site p ON p.organisation_id = ${ctx.org}::uuid AND p.id = ANY (asked.ids)
  ORDER BY p.name, p.id`

export const usedLocations = (tx: Tx, ctx: In, ids: string[]) => tx.$queryRaw<UsedPlace[]>`
  SELECT p.id, s.name AS site, p.name AS location, array_remove(ARRAY[${listed(usesOfLocation(ctx.now()))}], NULL) AS uses
  FROM location p JOIN site s ON s.organisation_id = p.organisation_id AND s.id = p.site_id
  WHERE p.organisation_id = ${ctx.org}::uuid AND p.id = ANY (${ids}::uuid[])
  ORDER BY s.name, p.name, p.id`
