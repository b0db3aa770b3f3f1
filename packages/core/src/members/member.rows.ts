import type { Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { Role } from '../access/actor'
import type { Ctx } from '../access/ctx'
import { conflict, notFound, precondition } from '../access/errors'
import { has } from '../access/roles'
import type { MemberStatus } from './member'
import { readable } from './member.policy'

type In = Pick<Ctx, 'org'>

/** The member with the sites of their scope, or NOT_FOUND. */
export async function memberOrThrow(tx: Tx, ctx: In, id: string) {
  const found = await tx.member.findFirst({
    where: { organisationId: ctx.org, id },
    include: { sites: { select: { siteId: true }, orderBy: { siteId: 'asc' } } },
  })
  if (!found) throw notFound()
  const { sites, ...member } = found
  return { ...member, siteIds: sites.map(({ siteId }) => siteId) }
}

export type MemberFilter = {
  search?: string | null
  role?: Role | null
  siteId?: string | null
  status?: MemberStatus | null
}

/** Prisma arguments of the list of members, by name. */
export function membersFor(ctx: Pick<Ctx, 'actor'>, filter: MemberFilter = {}) {
  const and: Prisma.MemberWhereInput[] = [readable(ctx.actor)]
  const search = filter.search?.replaceAll('\0', '').trim().slice(0, 200)
  if (search) {
    // Prisma hands % and _ on as LIKE reads them.
    const contains = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const }
    const fields = has(ctx.actor, 'member.edit')
      ? (['name', 'position', 'email', 'personnelNumber'] as const)
      : (['name', 'position'] as const)
    and.push({ OR: fields.map((field) => ({ [field]: contains })) })
  }
  if (filter.role) and.push({ role: filter.role })
  if (filter.status) and.push({ status: filter.status })
  if (filter.siteId) and.push({ OR: [{ allSites: true }, { sites: { some: { siteId: filter.siteId } } }] })
  return {
    where: { AND: and } satisfies Prisma.MemberWhereInput,
    orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }],
  }
}

export const memberCount = (ctx: Pick<Ctx, 'actor'>, filter: MemberFilter) => ({
  where: membersFor(ctx, filter).where,
})

/** Active people whose work reaches one of these sites. */
export const activeAt = (...siteIds: string[]) => ({
  where: {
    status: 'ACTIVE',
    OR: [{ allSites: true }, { sites: { some: { siteId: { in: siteIds } } } }],
  } satisfies Prisma.MemberWhereInput,
})

/** Who is told of an injury or a fire at one of these sites the moment it is reported; see `alertedOf`. */
export const alertedAt = (siteIds: string[]) => ({
  where: {
    AND: [activeAt(...siteIds).where, { role: { in: ['SAFETY_OFFICER', 'SUPERVISOR'] } }],
  } satisfies Prisma.MemberWhereInput,
  orderBy: [{ role: 'asc' as const }, { name: 'asc' as const }, { id: 'asc' as const }],
})

/** What tells where somebody's work reaches. */
export const reach = { id: true, allSites: true, sites: { select: { siteId: true } } } as const

type Reach = { allSites: boolean; sites: readonly { siteId: string }[] }

/** The first ten of `alertedAt` for each site, in its order. */
export function alertedOf<Person extends Reach>(siteIds: readonly string[], people: readonly Person[]) {
  const bySite = new Map(siteIds.map((id) => [id, [] as Person[]]))
  for (const person of people)
    for (const id of person.allSites ? siteIds : person.sites.map(({ siteId }) => siteId)) {
      const there = bySite.get(id)
      if (there && there.length < 10) there.push(person)
    }
  return siteIds.map((id) => bySite.get(id) ?? [])
}

export type Owner = { id: string; canSignIn: boolean }

/**
 * Locks the active owners before one of them may stop being one. Two owners removing each other at the same moment wait
 * here for one another, and the second finds itself the last.
 */
export async function lockOwners(tx: Tx, ctx: In): Promise<Owner[]> {
  return tx.$queryRaw<Owner[]>`
    SELECT id, person_id IS NOT NULL OR pin_hash IS NOT NULL AS "canSignIn"
    FROM member WHERE organisation_id = ${ctx.org}::uuid AND role = 'OWNER' AND status = 'ACTIVE'
    ORDER BY id FOR UPDATE`
}

/** An owner who never got a way in could not make another one. */
export function keepOneOwner(owners: readonly Owner[], leaving: string): void {
  if (!owners.some(({ id }) => id === leaving)) return
  if (!owners.some(({ id, canSignIn }) => id !== leaving && canSignIn))
    throw precondition('member.last_owner')
}

/** Every one of these sites is the organisation's own, or NOT_FOUND. */
/** Nobody takes these sites away until the transaction ends: an invitation has no key that would hold them. */
export async function sitesOrThrow(tx: Tx, ctx: In, siteIds: readonly string[]): Promise<void> {
  if (siteIds.length === 0) return
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM site WHERE organisation_id = ${ctx.org}::uuid AND id = ANY (${[...siteIds]}::uuid[]) ORDER BY id FOR KEY SHARE`
  if (found.length !== new Set(siteIds).size) throw notFound()
}

/** Which reason belongs to which unique key. */
export const taken = {
  email: 'member.email_taken',
  personnel: 'member.personnel_number_taken',
} as const

/** A reason before the unique keys would answer; they still decide between two at once. */
export async function refuseTaken(
  tx: Tx,
  ctx: In,
  wanted: { id?: string; email?: string | null; personnelNumber?: string | null },
): Promise<void> {
  const others = { organisationId: ctx.org, ...(wanted.id ? { id: { not: wanted.id } } : {}) }
  const { email, personnelNumber } = wanted
  if (email && (await tx.member.count({ where: { ...others, email } })) > 0) throw conflict(taken.email)
  if (personnelNumber && (await tx.member.count({ where: { ...others, personnelNumber } })) > 0)
    throw conflict(taken.personnel)
}

/** One table of people at a time, and nobody of it changes while it is compared. */
export async function lockMembers(tx: Tx, ctx: In): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${ctx.org}::uuid FOR UPDATE`
  await tx.$queryRaw`SELECT FROM member WHERE organisation_id = ${ctx.org}::uuid ORDER BY id FOR UPDATE`
}
