import type { Role as RoleName } from '@closecall/core/access/actor'
import { byId } from '@closecall/core/access/key'
import {
  type InvitationPreview,
  invitationPreview,
  openInvitationsFor,
} from '@closecall/core/invitations/invitation.rows'
import { inviteMember } from '@closecall/core/invitations/invite-member'
import { revokeInvitation } from '@closecall/core/invitations/revoke-invitation'
import { builder } from './builder'
import { memberOf } from './context'
import { Locale, Role } from './enums'

export const Invitation = builder.prismaObject('Invitation', {
  description: 'A link that lets one person in, for seven days.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email', {
      nullable: true,
      description: 'Only this mailbox may accept; null: anybody.',
    }),
    name: t.exposeString('name', { nullable: true }),
    role: t.field({
      type: Role,
      select: { role: true },
      resolve: (invitation) => invitation.role as RoleName,
    }),
    allSites: t.exposeBoolean('allSites'),
    siteIds: t.exposeIDList('siteIds'),
    invitedBy: t.relation('invitedBy'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', nullable: true }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
  }),
})

const Preview = builder.objectRef<InvitationPreview>('InvitationPreview').implement({
  description: 'What the holder of the link sees before joining.',
  fields: (t) => ({
    organisationName: t.exposeString('organisationName'),
    role: t.expose('role', { type: Role }),
    email: t.exposeString('email', { nullable: true }),
    name: t.exposeString('name', { nullable: true }),
    locale: t.expose('locale', { type: Locale }),
  }),
})

const InvitationResult = builder.objectRef<{ id: string; token: string }>('InvitationResult').implement({
  description: 'The one time the token is told.',
  fields: (t) => ({
    invitation: t.prismaField({
      type: 'Invitation',
      resolve: (query, { id }, _args, context) => {
        const ctx = memberOf(context)
        return ctx.db.invitation.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
      },
    }),
    token: t.exposeString('token'),
    url: t.string({
      description: 'Path on the web’s own address, for a link or a QR code.',
      resolve: ({ token }) => `/invite/${token}`,
    }),
  }),
})

const InviteMemberInput = builder.inputType('InviteMemberInput', {
  description: 'The e-mail of a member without an account invites that member, with the role they have.',
  fields: (t) => ({
    role: t.field({ type: Role, required: true }),
    email: t.string(),
    name: t.string(),
    allSites: t.boolean({ required: true }),
    siteIds: t.field({ type: ['UUID'], required: true }),
    send: t.boolean({ required: true, description: 'By mail too; needs the e-mail.' }),
  }),
})

builder.queryFields((t) => ({
  invitations: t.prismaField({
    type: ['Invitation'],
    description: 'Those still open, the newest first. Empty without member.invite.',
    resolve: (query, _root, _args, context) => {
      const ctx = memberOf(context)
      return ctx.db.invitation.findMany({ ...query, ...openInvitationsFor(ctx) })
    },
  }),
  invitation: t.field({
    type: Preview,
    nullable: true,
    skipTypeScopes: true,
    args: { token: t.arg.string({ required: true }) },
    description: 'Null: used, revoked, too old or wrong. Errors: RATE_LIMITED.',
    resolve: (_root, { token }, { auth }) => invitationPreview(auth, token),
  }),
}))

builder.mutationFields((t) => ({
  inviteMember: t.field({
    type: InvitationResult,
    args: { input: t.arg({ type: InviteMemberInput, required: true }) },
    description:
      'Errors: INVALID, NOT_FOUND (site), FORBIDDEN member.invite or member.owner_only, CONFLICT member.exists, RATE_LIMITED.',
    resolve: (_root, { input }, context) => inviteMember(memberOf(context), context.auth, input),
  }),
  revokeInvitation: t.prismaField({
    type: 'Invitation',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description: 'Errors: NOT_FOUND, FORBIDDEN, PRECONDITION invitation.used.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await revokeInvitation(ctx, args)
      return ctx.db.invitation.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
}))
