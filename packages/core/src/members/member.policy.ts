import type { Prisma } from '@closecall/db/generated/client'
import { type Actor, memberIdOf, type Role } from '../access/actor'
import { allowed, allowedIf, type Decision, refused } from '../access/policy'
import { has, permissionsOf } from '../access/roles'
import { raises } from './member'

type Target = { id: string; role: string }

/** What only an owner may touch: another owner, and the role itself. */
function ownersOnly(actor: Actor, role: string): Decision {
  const isOwner = actor.kind === 'system' || (actor.kind === 'member' && actor.role === 'OWNER')
  return allowedIf(isOwner || role !== 'OWNER', 'member.owner_only')
}

/** Whether somebody of one role may ask somebody into another. */
export function invites(inviter: Role, role: string): Decision {
  if (!permissionsOf(inviter).includes('member.invite')) return refused('member.invite')
  return allowedIf(inviter === 'OWNER' || role !== 'OWNER', 'member.owner_only')
}

function edit(actor: Actor, member: Target): Decision {
  return has(actor, 'member.edit') ? ownersOnly(actor, member.role) : refused('member.edit')
}

export const can = {
  edit,
  disable: edit,
  /** Before anybody in particular is looked at. */
  editAny: (actor: Actor): Decision => allowedIf(has(actor, 'member.edit'), 'member.edit'),
  editOwners: (actor: Actor): Decision => ownersOnly(actor, 'OWNER'),
  add: (actor: Actor, role: Role): Decision => edit(actor, { id: '', role }),
  invite: (actor: Actor, role: string): Decision =>
    actor.kind === 'member' ? invites(actor.role, role) : allowedIf(actor.kind === 'system', 'member.invite'),
  /** Only an owner makes owners, and nobody raises themselves. */
  changeRole: (actor: Actor, member: Target, to: Role): Decision => {
    if (member.role === to) return allowed
    const granted = ownersOnly(actor, to)
    if (!granted.allowed) return granted
    const own = memberIdOf(actor) === member.id
    return allowedIf(!own || !raises(member.role as Role, to), 'member.own_role')
  },
  /** E-mail and personnel number. */
  seeContact: (actor: Actor, member: { id: string }): Decision =>
    allowedIf(has(actor, 'member.edit') || memberIdOf(actor) === member.id, 'member.edit'),
  editProfile: (actor: Actor, member: { id: string }): Decision =>
    allowedIf(memberIdOf(actor) === member.id, 'member.edit'),
}

/** Everybody knows their colleagues; who left is seen by those who edit. */
export function readable(actor: Actor): Prisma.MemberWhereInput {
  if (!has(actor, 'member.list')) return { id: { in: [] } }
  return has(actor, 'member.edit') ? {} : { status: 'ACTIVE' }
}

export type MemberAbilities = { edit: boolean; disable: boolean }

/** What the web shows as buttons. */
export const abilities = (actor: Actor, member: Target): MemberAbilities => ({
  edit: can.edit(actor, member).allowed,
  disable: can.disable(actor, member).allowed,
})
