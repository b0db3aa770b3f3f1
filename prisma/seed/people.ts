import { randomBytes } from 'node:crypto'
import type { Actor, MemberActor } from '@closecall/core/access/actor'
import type { AuthCtx, Limiter } from '@closecall/core/access/auth-ctx'
import { type OpenCtx, openCtx } from '@closecall/core/access/ctx'
import { acceptInvitation } from '@closecall/core/invitations/accept-invitation'
import { inviteMember } from '@closecall/core/invitations/invite-member'
import { addMember } from '@closecall/core/members/add-member'
import { signUp } from '@closecall/core/organisations/sign-up'
import { resolveSession } from '@closecall/core/people/resolve-session'
import { signIn } from '@closecall/core/people/sign-in'
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
  auth: AuthCtx
  places: Place[]
  /** A context at a moment of the story. */
  as(actor: Actor, at: Date): OpenCtx
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
  remember: async () => {},
  check: async () => {},
  seen: async () => true,
}

/**
 * Founds the organisation and fills it with sites and people, as an owner would: by use cases. What an earlier, killed run
 * has made of `begun` is found again.
 */
export async function makeCast(
  database: Database,
  pepper: string,
  story: Story,
  founded: Date,
  begun: OrgId | null,
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
  const { email } = founder
  if (!begun) {
    const place = { organisationName, ...organisation, siteName: first.name }
    // The first id asked for is the organisation's.
    const ids = [story.id]
    const founding = { ...auth, id: () => ids.pop() ?? v7() }
    const { session } = await signUp(founding, { ...place, name: founder.name, email, password })
    begun = mintOrgId(session.organisationId)
    if (begun !== story.id) throw new Error('The demo has got an id that is not its own')
  }
  const org = begun
  const owner = await signedIn(database, auth, org, email)
  const as = (actor: Actor, at: Date) => openCtx(database, { org, actor, now: () => at })
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
    auth,
    places,
    as,
    officers: having('SAFETY_OFFICER'),
    supervisors: having('SUPERVISOR'),
    director,
    workers,
  }
}

async function signedIn(database: Database, auth: AuthCtx, organisationId: OrgId, email: string) {
  const { session } = await signIn(auth, { email, password, organisationId })
  const actor = (await resolveSession(database, session))?.actor
  if (!actor) throw new Error(`${email} is not signed in`)
  return actor
}

async function makePlaces(ctx: OpenCtx, story: Story): Promise<Place[]> {
  const sites = await ctx.db.site.findMany({ include: { locations: true } })
  await ctx.end()
  const places: Place[] = []
  for (const { locations, ...about } of story.sites) {
    const facts = { ...about, timeZone: story.organisation.timeZone }
    const there = sites.find(({ name }) => name === about.name)
    const site = there ? await updateSite(ctx, { id: there.id, ...facts }) : await createSite(ctx, facts)
    const locationIds: string[] = []
    for (const location of locations) {
      const known = there?.locations.find((each) => each.name === location)
      locationIds.push((known ?? (await createLocation(ctx, { siteId: site.id, name: location }))).id)
    }
    places.push({ siteId: site.id, locationIds })
  }
  return places
}

async function join(ctx: OpenCtx, auth: AuthCtx, database: Database, person: Person, places: Place[]) {
  const email = person.email ?? ''
  const siteIds = person.site === undefined ? [] : [places[person.site]?.siteId ?? '']
  const place = { role: person.role, allSites: person.site === undefined, siteIds }
  const { locale } = ctx.actor as MemberActor
  const there = await ctx.db.member.findFirst({ where: { email } })
  await ctx.end()
  if (!there) {
    await addMember(ctx, auth, { name: person.name, email, position: person.position, locale, ...place })
  }
  if (!there?.personId) {
    const { token } = await inviteMember(ctx, auth, { ...place, email, name: person.name, send: false })
    await acceptInvitation(auth, { token, name: person.name, email, password })
  }
  return signedIn(database, auth, ctx.org, email)
}

type Worker = { name: string; position: string | null; at: number }

async function employ(
  ctx: OpenCtx,
  auth: AuthCtx,
  story: Story,
  { name, position, at }: Worker,
): Promise<MemberActor> {
  const { locale } = story.organisation
  const personnelNumber = String(1001 + at)
  const there = await ctx.db.member.findFirst({ where: { personnelNumber } })
  await ctx.end()
  const who = { kind: 'member', personId: null, role: 'WORKER', sites: 'ALL', locale, name } as const
  if (there) return { ...who, memberId: there.id }
  const member = await addMember(ctx, auth, {
    name,
    position,
    personnelNumber,
    pin: at < pins.withPin ? pins.pin : null,
    role: 'WORKER',
    allSites: true,
    siteIds: [],
    locale,
  })
  return { ...who, memberId: member.id }
}
