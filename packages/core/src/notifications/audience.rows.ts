import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import type { Role } from '../access/actor'
import { rolesWith } from '../access/roles'

const inScope = (siteId: string) => ({ OR: [{ allSites: true }, { sites: { some: { siteId } } }] })

/** Active members of a role whose scope holds the site. */
async function holding(tx: Tx, org: OrgId, role: Role, siteId: string): Promise<string[]> {
  const members = await tx.member.findMany({
    where: {
      organisationId: org,
      status: 'ACTIVE',
      role,
      ...inScope(siteId),
    },
    select: { id: true },
  })
  return members.map((member) => member.id)
}

/** Active members of these roles, whatever their sites. */
export async function everywhere(tx: Tx, org: OrgId, roles: Role[]): Promise<string[]> {
  const members = await tx.member.findMany({
    where: { organisationId: org, status: 'ACTIVE', role: { in: roles } },
    select: { id: true },
  })
  return members.map((member) => member.id)
}

async function firstHolding(tx: Tx, org: OrgId, roles: readonly Role[], siteId: string): Promise<string[]> {
  for (const role of roles) {
    const found = await holding(tx, org, role, siteId)
    if (found.length > 0) return found
  }
  return []
}

/** Those of these roles for whom anonymous reports exist, at every site. */
export async function everywhereSeeingAll(tx: Tx, org: OrgId, roles: Role[]): Promise<string[]> {
  const members = await tx.member.findMany({
    where: { organisationId: org, status: 'ACTIVE', role: { in: reading(true, roles) }, allSites: true },
    select: { id: true },
  })
  return members.map((member) => member.id)
}

/** The safety officers of a site; the owners where a young organisation has none yet. */
export const officersOf = (tx: Tx, org: OrgId, siteId: string) =>
  firstHolding(tx, org, ['SAFETY_OFFICER', 'OWNER'], siteId)

export const supervisorsOf = (tx: Tx, org: OrgId, siteId: string) => holding(tx, org, 'SUPERVISOR', siteId)

/** Who may know the name behind a confidential report of the site; nobody stands in for them. */
export const unmaskersOf = (tx: Tx, org: OrgId, siteId: string) =>
  firstHolding(tx, org, rolesWith('report.unmask'), siteId)

/** What hangs on an anonymous report is told to those who may read it. */
const reading = (anonymous: boolean, roles: readonly Role[]) =>
  roles.filter((role) => !anonymous || rolesWith('report.triage').includes(role))

/** Who looks after an action at a site: its supervisors, else its safety officers. */
export const managersOf = (
  tx: Tx,
  org: OrgId,
  { siteId, anonymous }: { siteId: string; anonymous: boolean },
) => firstHolding(tx, org, reading(anonymous, ['SUPERVISOR', 'SAFETY_OFFICER', 'OWNER']), siteId)

/** The second person a lower potential needs: an officer other than the proposer, else a supervisor or an owner. */
export async function reviewersOf(
  tx: Tx,
  org: OrgId,
  { siteId, privacy }: { siteId: string; privacy: string },
  proposer: string | null,
) {
  for (const role of reading(privacy === 'ANONYMOUS', ['SAFETY_OFFICER', 'SUPERVISOR', 'OWNER'])) {
    const others = (await holding(tx, org, role, siteId)).filter((id) => id !== proposer)
    if (others.length > 0) return others
  }
  return []
}

/** Who may confirm that an action is done: whoever gave it, if still able to; else the managers of the site. Never its doer. */
export async function verifiersOf(
  tx: Tx,
  org: OrgId,
  action: { id: string; siteId: string; anonymous: boolean; ownerId: string; doneById: string | null },
): Promise<string[]> {
  const judges = reading(action.anonymous, rolesWith('action.verify'))
  const given = await tx.audit.findFirst({
    where: {
      organisationId: org,
      subjectId: action.id,
      event: 'action.assigned',
      member: { status: 'ACTIVE', role: { in: [...judges] }, ...inScope(action.siteId) },
    },
    orderBy: { at: 'desc' },
    select: { memberId: true },
  })
  const doers = new Set([action.ownerId, action.doneById])
  if (given?.memberId && !doers.has(given.memberId)) return [given.memberId]
  for (const role of reading(action.anonymous, ['SUPERVISOR', 'SAFETY_OFFICER', 'OWNER'])) {
    const others = (await holding(tx, org, role, action.siteId)).filter((id) => !doers.has(id))
    if (others.length > 0) return others
  }
  return []
}
