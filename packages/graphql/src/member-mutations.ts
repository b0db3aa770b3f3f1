import { byId } from '@closecall/core/access/key'
import { addMember } from '@closecall/core/members/add-member'
import { disableMember } from '@closecall/core/members/disable-member'
import { enableMember } from '@closecall/core/members/enable-member'
import { setPin } from '@closecall/core/members/set-pin'
import { updateMember } from '@closecall/core/members/update-member'
import { updateProfile } from '@closecall/core/members/update-profile'
import { builder } from './builder'
import { memberOf } from './context'
import { Locale, Role } from './enums'

const AddMemberInput = builder.inputType('AddMemberInput', {
  description: 'Somebody without an account. Owners and administrators reach all sites whatever is asked.',
  fields: (t) => ({
    name: t.string({ required: true }),
    personnelNumber: t.string(),
    email: t.string(),
    position: t.string(),
    role: t.field({ type: Role, required: true }),
    allSites: t.boolean({ required: true }),
    siteIds: t.field({ type: ['UUID'], required: true }),
    locale: t.field({ type: Locale, required: true }),
    pin: t.string({ description: '4 to 12 digits; needs a personnel number.' }),
  }),
})
const UpdateMemberInput = builder.inputType('UpdateMemberInput', {
  description: 'Number, e-mail, position and language stay as they are where absent; null clears.',
  fields: (t) => ({
    id: t.field({ type: 'UUID', required: true }),
    name: t.string({ required: true }),
    personnelNumber: t.string(),
    email: t.string(),
    position: t.string(),
    role: t.field({ type: Role, required: true }),
    allSites: t.boolean({ required: true }),
    siteIds: t.field({ type: ['UUID'], required: true }),
    locale: t.field({ type: Locale }),
  }),
})
const SetPinInput = builder.inputType('SetPinInput', {
  description: 'A new PIN for a member with a personnel number.',
  fields: (t) => ({
    memberId: t.field({ type: 'UUID', required: true }),
    pin: t.string({ required: true, description: '4 to 12 digits.' }),
  }),
})
const UpdateProfileInput = builder.inputType('UpdateProfileInput', {
  description: 'One’s own name and language.',
  fields: (t) => ({
    name: t.string({ required: true }),
    locale: t.field({ type: Locale, required: true }),
  }),
})

builder.mutationFields((t) => ({
  addMember: t.prismaField({
    type: 'Member',
    args: { input: t.arg({ type: AddMemberInput, required: true }) },
    description:
      'Errors: INVALID, NOT_FOUND (site), FORBIDDEN member.edit or member.owner_only, CONFLICT member.email_taken or member.personnel_number_taken, PRECONDITION member.needs_account (a PIN for a role that reads confidential names).',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await addMember(ctx, context.auth, input)
      return ctx.db.member.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  updateMember: t.prismaField({
    type: 'Member',
    args: { input: t.arg({ type: UpdateMemberInput, required: true }) },
    description:
      'Another role or scope ends the member’s sessions. Errors: as addMember, FORBIDDEN member.own_role, PRECONDITION member.last_owner or member.email_of_account.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await updateMember(ctx, input)
      return ctx.db.member.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  setPin: t.prismaField({
    type: 'Member',
    args: { input: t.arg({ type: SetPinInput, required: true }) },
    description:
      'Ends the sessions of the old PIN and lifts a lock-out. Errors: INVALID, NOT_FOUND, FORBIDDEN, PRECONDITION (member.no_personnel_number, member.has_account, member.needs_account: the role reads confidential names).',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await setPin(ctx, context.auth, input)
      return ctx.db.member.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  disableMember: t.prismaField({
    type: 'Member',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description: 'Ends the sessions. Errors: NOT_FOUND, FORBIDDEN, PRECONDITION member.last_owner.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await disableMember(ctx, args)
      return ctx.db.member.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  enableMember: t.prismaField({
    type: 'Member',
    args: { id: t.arg({ type: 'UUID', required: true }) },
    description: 'Errors: NOT_FOUND, FORBIDDEN.',
    resolve: async (query, _root, args, context) => {
      const ctx = memberOf(context)
      const { id } = await enableMember(ctx, args)
      return ctx.db.member.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
  updateProfile: t.prismaField({
    type: 'Member',
    args: { input: t.arg({ type: UpdateProfileInput, required: true }) },
    description: 'The viewer’s own. Errors: INVALID.',
    resolve: async (query, _root, { input }, context) => {
      const ctx = memberOf(context)
      const { id } = await updateProfile(ctx, input)
      return ctx.db.member.findUniqueOrThrow({ ...query, ...byId(ctx, id) })
    },
  }),
}))
