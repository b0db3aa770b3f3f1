import type { MemberActor } from '@closecall/core/access/actor'
import { byId } from '@closecall/core/access/key'
import { permissionsOf } from '@closecall/core/access/roles'
import { ownOrganisation } from '@closecall/core/organisations/organisation.rows'
import { type OrganisationChoice, organisationsOf } from '@closecall/core/people/person.rows'
import { builder } from './builder'
import { memberOf } from './context'
import { Locale, Role } from './enums'

const Personal = builder.objectRef<MemberActor>('Personal').implement({
  description: 'What only the viewer sees of themselves.',
  fields: (t) => ({
    locale: t.expose('locale', { type: Locale, description: 'The language of pages and mail.' }),
    email: t.string({
      nullable: true,
      resolve: async (viewer, _args, context) => {
        const ctx = memberOf(context)
        return (await ctx.db.member.findUniqueOrThrow(byId(ctx, viewer.memberId))).email
      },
    }),
  }),
})

const Membership = builder.objectRef<OrganisationChoice>('Membership').implement({
  description: 'An organisation the viewer may switch to.',
  fields: (t) => ({
    organisationId: t.exposeID('organisationId'),
    name: t.exposeString('name'),
    slug: t.exposeString('slug'),
    role: t.expose('role', { type: Role }),
  }),
})

export const Viewer = builder.objectRef<MemberActor>('Viewer').implement({
  description: 'Whoever is signed in. Other nouns add their counters.',
  fields: (t) => ({
    member: t.prismaField({
      type: 'Member',
      resolve: (query, viewer, _args, context) => {
        const ctx = memberOf(context)
        return ctx.db.member.findUniqueOrThrow({ ...query, ...byId(ctx, viewer.memberId) })
      },
    }),
    organisation: t.prismaField({
      type: 'Organisation',
      resolve: (query, _viewer, _args, context) => {
        const ctx = memberOf(context)
        return ctx.db.organisation.findUniqueOrThrow({ ...query, ...ownOrganisation(ctx) })
      },
    }),
    permissions: t.stringList({
      description: 'Names of core/access/roles.ts; `viewerCan` on a row is the finer answer.',
      resolve: (viewer) => permissionsOf(viewer.role),
    }),
    organisations: t.field({
      type: [Membership],
      description: 'Of the same person; the present one included. After a sign-in with a PIN: none.',
      resolve: (viewer, _args, { auth }) => (viewer.personId ? organisationsOf(auth, viewer.personId) : []),
    }),
    personal: t.field({
      type: Personal,
      resolve: (viewer) => viewer,
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    skipTypeScopes: true,
    description: 'Null when nobody is signed in.',
    resolve: (_root, _args, { member }) => (member?.actor.kind === 'member' ? member.actor : null),
  }),
)
