import { randomBytes } from 'node:crypto'
import type { MemberActor } from '@closecall/core/access/actor'
import type { AuthCtx, Limiter } from '@closecall/core/access/auth-ctx'
import { type OpenCtx, openCtx } from '@closecall/core/access/ctx'
import { acceptInvitation } from '@closecall/core/invitations/accept-invitation'
import { inviteMember } from '@closecall/core/invitations/invite-member'
import { addMember } from '@closecall/core/members/add-member'
import { signUp } from '@closecall/core/organisations/sign-up'
import { resolveSession } from '@closecall/core/people/resolve-session'
import { createLocation } from '@closecall/core/sites/create-location'
import { createSite } from '@closecall/core/sites/create-site'
import { updateSite } from '@closecall/core/sites/update-site'
import type { Database } from '@closecall/db/database'
import { mintOrgId, type OrgId } from '@closecall/db/org-id'
import { v7 } from 'uuid'
import type { Person, Story } from './story'

export const password = 'Near-miss-2026'
export const pins = { withPin: 3, pin: '472916' }

export type Place = { siteId: string; locationIds: string[] }
export type Cast = {
  org: OrgId
  slug: string
  places: Place[]
  /** A context at a moment of the story. */
  as(actor: MemberActor, at: Date): OpenCtx
  officers: MemberActor[]
  supervisors: MemberActor[]
  director: MemberActor
  workers: MemberActor[]
}

const unlimited: Limiter = {
  consume: async () => {},
  refund: async () => {},
  reset: async () => {},
  note: async () => {},
  check: async () => {},
  seen: async () => true,
}

/** Founds the organisation and fills it with sites and people, as an owner would: by use cases. */
export async function makeCast(
  database: Database,
  pepper: string,
  story: Story,
  founded: Date,
): Promise<Cast> {
  const auth: AuthCtx = {
    db: database,
    address: 'seed',
    session: null,
    limits: unlimited,
    pepper,
    now: () => founded,
    id: () => v7(),
    secret: () => randomBytes(32).toString('base64url'),
  }
  const [founder, ...others] = story.people
  const first = story.sites[0]
  if (!founder?.email || !first) throw new Error('A story begins with a founder and a site')
  const { name: organisationName, ...organisation } = story.organisation
  const { session } = await signUp(auth, {
    organisationName,
    ...organisation,
    siteName: first.name,
    name: founder.name,
    email: founder.email,
    password,
  })
  const owner = (await resolveSession(database, session))?.actor
  if (!owner) throw new Error('The founder is not signed in')
  const org = mintOrgId(session.organisationId)
  const as = (actor: MemberActor, at: Date) => openCtx(database, { org, actor, now: () => at })
  const ctx = as(owner, founded)

  const places = await makePlaces(ctx, story)
  const joined: MemberActor[] = [owner]
  for (const person of others) joined.push(await join(ctx, auth, database, person, places))
  const workers: MemberActor[] = []
  for (const [at, name] of story.workers.names.entries()) {
    const position = story.workers.positions[at % story.workers.positions.length] ?? null
    workers.push(await employ(ctx, auth, story, { name, position, at }))
  }
  const { slug } = await database.write(org, (tx) =>
    tx.organisation.findUniqueOrThrow({ where: { id: org } }),
  )
  const having = (role: string) => joined.filter((actor) => actor.role === role)
  const director = having('EXECUTIVE')[0] ?? owner
  return {
    org,
    slug,
    places,
    as,
    officers: having('SAFETY_OFFICER'),
    supervisors: having('SUPERVISOR'),
    director,
    workers,
  }
}

async function makePlaces(ctx: OpenCtx, story: Story): Promise<Place[]> {
  const there = await ctx.db.site.findFirstOrThrow({ where: { organisationId: ctx.org } })
  await ctx.end()
  const places: Place[] = []
  for (const [at, { locations, ...about }] of story.sites.entries()) {
    const facts = { ...about, timeZone: story.organisation.timeZone }
    const site = at === 0 ? await updateSite(ctx, { id: there.id, ...facts }) : await createSite(ctx, facts)
    const locationIds: string[] = []
    for (const location of locations)
      locationIds.push((await createLocation(ctx, { siteId: site.id, name: location })).id)
    places.push({ siteId: site.id, locationIds })
  }
  return places
}

async function join(ctx: OpenCtx, auth: AuthCtx, database: Database, person: Person, places: Place[]) {
  const email = person.email ?? ''
  const siteIds = person.site === undefined ? [] : [places[person.site]?.siteId ?? '']
  const place = { role: person.role, allSites: person.site === undefined, siteIds }
  const { locale } = ctx.actor as MemberActor
  await addMember(ctx, auth, { name: person.name, email, position: person.position, locale, ...place })
  const { token } = await inviteMember(ctx, auth, { ...place, email, name: person.name, send: false })
  const { session } = await acceptInvitation(auth, { token, name: person.name, email, password })
  const actor = (await resolveSession(database, session))?.actor
  if (!actor) throw new Error(`${person.name} is not signed in`)
  return actor
}

type Worker = { name: string; position: string | null; at: number }

async function employ(
  ctx: OpenCtx,
  auth: AuthCtx,
  story: Story,
  { name, position, at }: Worker,
): Promise<MemberActor> {
  const { locale } = story.organisation
  const member = await addMember(ctx, auth, {
    name,
    position,
    personnelNumber: String(1001 + at),
    pin: at < pins.withPin ? pins.pin : null,
    role: 'WORKER',
    allSites: true,
    siteIds: [],
    locale,
  })
  return { kind: 'member', memberId: member.id, personId: null, role: 'WORKER', sites: 'ALL', locale, name }
}
