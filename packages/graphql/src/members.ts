import type { Locale as LocaleName, Role as RoleName } from '@closecall/core/access/actor'
import type { MemberStatus as MemberStatusName } from '@closecall/core/members/member'
import { abilities, can, type MemberAbilities } from '@closecall/core/members/member.policy'
import { memberCount, membersFor } from '@closecall/core/members/member.rows'
import { builder } from './builder'
import { memberOf } from './context'
import { Locale, MemberStatus, Role } from './enums'
import { Site } from './sites'

const Abilities = builder.objectRef<MemberAbilities>('MemberAbilities').implement({
  description: 'What the viewer may do with this member. The server decides again at each verb.',
  fields: (t) => ({ edit: t.exposeBoolean('edit'), disable: t.exposeBoolean('disable') }),
})

export const Member = builder.prismaObject('Member', {
  select: { id: true },
  description: 'A person’s place in this organisation.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    position: t.exposeString('position', { nullable: true }),
    role: t.field({ type: Role, select: { role: true }, resolve: (member) => member.role as RoleName }),
    email: t.string({
      nullable: true,
      description: 'Null where unknown, and for colleagues without member.edit.',
      select: { id: true, email: true },
      resolve: (member, _args, context) =>
        can.seeContact(memberOf(context).actor, member).allowed ? member.email : null,
    }),
    personnelNumber: t.string({
      nullable: true,
      description: 'Null where unknown, and for colleagues without member.edit.',
      select: { id: true, personnelNumber: true },
      resolve: (member, _args, context) =>
        can.seeContact(memberOf(context).actor, member).allowed ? member.personnelNumber : null,
    }),
    hasAccount: t.boolean({
      description: 'Signs in with an e-mail and a password of their own.',
      select: { personId: true },
      resolve: (member) => member.personId !== null,
    }),
    hasPin: t.boolean({
      description: 'Signs in at /o/{slug}. False for colleagues without member.edit.',
      select: { id: true, pinHash: true },
      resolve: (member, _args, context) =>
        can.seeContact(memberOf(context).actor, member).allowed && member.pinHash !== null,
    }),
    status: t.field({
      type: MemberStatus,
      select: { status: true },
      resolve: (member) => member.status as MemberStatusName,
    }),
    locale: t.field({
      type: Locale,
      select: { locale: true },
      resolve: (member) => member.locale as LocaleName,
    }),
    allSites: t.exposeBoolean('allSites', {
      description: 'The role reaches every site; else those of `sites`.',
    }),
    sites: t.field({
      type: [Site],
      description: 'The sites the role reaches; empty where `allSites`.',
      select: (_args, _context, nested) => ({ sites: { select: { site: nested(true) } } }),
      resolve: (member) => member.sites.map(({ site }) => site),
    }),
    viewerCan: t.field({
      type: Abilities,
      select: { id: true, role: true },
      resolve: (member, _args, context) => abilities(memberOf(context).actor, member),
    }),
  }),
})

builder.queryField('members', (t) =>
  t.prismaConnection({
    type: 'Member',
    cursor: 'organisationId_id',
    description: 'Colleagues by name. Disabled ones only for member.edit.',
    args: {
      search: t.arg.string({
        description: 'Part of a name or position; of e-mail or personnel number too for member.edit.',
      }),
      role: t.arg({ type: Role }),
      siteId: t.arg({ type: 'UUID', description: 'Whose role reaches this site.' }),
      status: t.arg({ type: MemberStatus }),
    },
    totalCount: (_parent, args, context) => {
      const ctx = memberOf(context)
      return ctx.db.member.count(memberCount(ctx, args))
    },
    resolve: (query, _root, args, context) => {
      const ctx = memberOf(context)
      return ctx.db.member.findMany({ ...query, ...membersFor(ctx, args) })
    },
  }),
)
