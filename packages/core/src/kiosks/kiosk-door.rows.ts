import type { Database } from '@closecall/db/database'
import { mintOrgId, type OrgId } from '@closecall/db/org-id'
import { v7 } from 'uuid'
import type { AnonymousCtx } from '../access/anonymous-ctx'
import { type OpenCtx, openCtx } from '../access/ctx'
import { notFound } from '../access/errors'
import { parseCode } from '../codes/code'
import { kioskCodeHash, kioskTokenHash } from './kiosk'

export type KnownKiosk = {
  org: OrgId
  id: string
  name: string
  siteId: string
  locationId: string | null
}

const kioskSql = (condition: string) => `
  SELECT json_build_object('org', k.organisation_id, 'id', k.id, 'name', k.name, 'siteId', k.site_id, 'locationId', l.id)
  FROM kiosk k
  JOIN site s ON s.organisation_id = k.organisation_id AND s.id = k.site_id AND s.archived_at IS NULL
  LEFT JOIN location l ON l.organisation_id = k.organisation_id AND l.id = k.location_id AND l.archived_at IS NULL
  WHERE ${condition}`
const byToken = kioskSql('k.token_hash = $1')
const byCode = kioskSql('k.code_hash = $1 AND k.code_expires_at > $2::timestamptz')

type Door = { database: Pick<Database, 'lookUp'>; pepper: string }

async function known({ database }: Door, text: string, values: string[]): Promise<KnownKiosk | null> {
  const found = await database.lookUp<KnownKiosk>({ text, values })
  return found && { ...found, org: mintOrgId(found.org) }
}

/** Whose token this is. Null: revoked, replaced, left, made up, or the site takes no reports. It leaves no trace. */
export const kioskOfToken = (door: Door, token: string): Promise<KnownKiosk | null> =>
  known(door, byToken, [kioskTokenHash(door.pepper, token)])

/** Which kiosk waits for this code now. */
export async function kioskOfCode(door: Door, typed: string, now: Date): Promise<KnownKiosk | null> {
  const code = parseCode(typed)
  return code ? known(door, byCode, [kioskCodeHash(door.pepper, code), now.toISOString()]) : null
}

/** One reason for all that a tablet need not tell apart: it has to be enrolled again. */
export const unknownKiosk = () => notFound('kiosk.unknown')

/** The same, where nothing else slows down whoever makes tokens up. */
export async function servedKiosk(anonymous: AnonymousCtx, token: string): Promise<KnownKiosk> {
  const kiosk = await kioskOfToken(anonymous, token)
  if (kiosk) return kiosk
  anonymous.limits.consume('token', anonymous.address)
  throw unknownKiosk()
}

/** Inside the kiosk's organisation, as the tablet: nobody's account. */
export const asTablet = ({ database, now }: Pick<AnonymousCtx, 'database' | 'now'>, org: OrgId): OpenCtx =>
  openCtx(database, { org, actor: { kind: 'system' }, now, id: v7 })
