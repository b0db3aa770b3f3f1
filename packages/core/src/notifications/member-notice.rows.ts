import type { Tx } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import { rolesWith } from '../access/roles'
import { everywhere } from './audience.rows'
import type { OutboxEvent, Told } from './notification'

const rowKey = (org: OrgId, id: string) => ({ organisationId_id: { organisationId: org, id } })

const organisationOf = (tx: Tx, org: OrgId) =>
  tx.organisation.findUniqueOrThrow({ where: { id: org }, select: { name: true, locale: true } })

/** The member, and the other administrators where the new role is one to watch. */
export async function tellOfRole(tx: Tx, org: OrgId, event: OutboxEvent): Promise<Told[]> {
  const { subjectId } = event
  const member = await tx.member.findUnique({ where: rowKey(org, subjectId), select: { role: true } })
  if (!member) return []
  return [{ members: [subjectId], params: { role: member.role } }, ...(await tellAdmins(tx, org, event))]
}

const watched: readonly string[] = ['OWNER', 'ADMIN', 'SAFETY_OFFICER']

/** Whoever gets far-reaching rights is known to all who could object, and to those who keep confidential names. */
export async function tellAdmins(tx: Tx, org: OrgId, { subjectId }: OutboxEvent): Promise<Told[]> {
  const where = rowKey(org, subjectId)
  const member = await tx.member.findUnique({ where, select: { name: true, role: true } })
  if (!member || !watched.includes(member.role)) return []
  const watchers = await everywhere(tx, org, [...rolesWith('member.edit'), ...rolesWith('report.unmask')])
  const members = watchers.filter((id) => id !== subjectId)
  const { name, role } = member
  return [{ members, params: { name, role }, event: 'member.appointed', letter: 'member.appointed' }]
}

/** Somebody else chose the secret one signs in with. */
export const tellOfPin = async (_tx: Tx, _org: OrgId, { subjectId }: OutboxEvent): Promise<Told[]> => [
  { members: [subjectId], params: {}, letter: 'member.pin_set' },
]

/** By mail only when the inviter asked for it; a QR or a copied link needs no letter. */
export async function tellInvited(tx: Tx, org: OrgId, event: OutboxEvent): Promise<Told[]> {
  const invitation = await tx.invitation.findUnique({ where: rowKey(org, event.subjectId) })
  if (!invitation?.email || event.payload.send === false) return []
  const { name, locale } = await organisationOf(tx, org)
  const params = { subject: invitation.id, organisation: name, role: invitation.role }
  return [{ members: [], params, letter: 'member.invited', outside: { recipient: invitation.email, locale } }]
}

/** The link itself is derived when the letter is sent; the queue holds no secret. */
export async function tellOfReset(tx: Tx, org: OrgId, { subjectId, payload }: OutboxEvent): Promise<Told[]> {
  const { resetId, email } = payload
  if (typeof resetId !== 'string' || typeof email !== 'string') return []
  const member = await tx.member.findUnique({ where: rowKey(org, subjectId), select: { locale: true } })
  if (!member) return []
  const outside = { recipient: email, locale: member.locale }
  return [{ members: [], params: { subject: resetId }, letter: 'password.reset', outside }]
}
