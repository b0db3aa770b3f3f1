import { acceptInvitation } from '@closecall/core/invitations/accept-invitation'
import { signUp } from '@closecall/core/organisations/sign-up'
import { changePassword } from '@closecall/core/people/change-password'
import { requestPasswordReset } from '@closecall/core/people/request-password-reset'
import { resetPassword } from '@closecall/core/people/reset-password'
import type { SessionClaims, StartedSession } from '@closecall/core/people/session'
import { signIn } from '@closecall/core/people/sign-in'
import { signInWithPin } from '@closecall/core/people/sign-in-with-pin'
import { signOut } from '@closecall/core/people/sign-out'
import { switchOrganisation } from '@closecall/core/people/switch-organisation'
import { builder } from './builder'
import { memberOf } from './context'
import { Locale, Role } from './enums'

const Session = builder.objectRef<SessionClaims>('Session').implement({
  description:
    'What the session cookie holds. The API compares both versions with the database on every request.',
  fields: (t) => ({
    sessionId: t.exposeID('sessionId', { description: 'Kept when switching the organisation.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: '30 days after the sign-in.' }),
    personId: t.exposeID('personId', { nullable: true, description: 'Null after a sign-in with a PIN.' }),
    memberId: t.exposeID('memberId'),
    organisationId: t.exposeID('organisationId'),
    personVersion: t.exposeInt('personVersion', { nullable: true }),
    memberVersion: t.exposeInt('memberVersion'),
  }),
})

const SessionPayload = builder.objectRef<StartedSession>('SessionPayload').implement({
  description: 'A started session, for the web’s sign-in adapter.',
  fields: (t) => ({
    session: t.field({ type: Session, resolve: ({ session }) => session }),
    role: t.expose('role', { type: Role }),
    name: t.exposeString('name'),
    locale: t.expose('locale', { type: Locale }),
  }),
})

const SignUpInput = builder.inputType('SignUpInput', {
  description: 'A new organisation, its first site and its owner.',
  fields: (t) => ({
    organisationName: t.string({ required: true }),
    country: t.string({ required: true, description: 'ISO 3166-1 alpha-2.' }),
    locale: t.field({ type: Locale, required: true }),
    timeZone: t.string({ required: true, description: 'IANA name.' }),
    siteName: t.string({ required: true, description: 'The first site.' }),
    name: t.string({ required: true }),
    email: t.string({ required: true }),
    password: t.string({ required: true, description: '10 characters or more.' }),
  }),
})
const SignInInput = builder.inputType('SignInInput', {
  description: 'E-mail and password.',
  fields: (t) => ({
    email: t.string({ required: true }),
    password: t.string({ required: true }),
    organisationId: t.field({ type: 'UUID', description: 'Absent: the oldest membership.' }),
  }),
})
const SignInWithPinInput = builder.inputType('SignInWithPinInput', {
  description: 'For workers without e-mail.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'The word in /o/{slug}.' }),
    personnelNumber: t.string({ required: true }),
    pin: t.string({ required: true }),
  }),
})
const SwitchOrganisationInput = builder.inputType('SwitchOrganisationInput', {
  description: 'Where to go on.',
  fields: (t) => ({ organisationId: t.field({ type: 'UUID', required: true }) }),
})
const RequestPasswordResetInput = builder.inputType('RequestPasswordResetInput', {
  description: 'Whose password was forgotten.',
  fields: (t) => ({ email: t.string({ required: true }) }),
})
const ResetPasswordInput = builder.inputType('ResetPasswordInput', {
  description: 'The secret of the mailed link and the new password.',
  fields: (t) => ({ token: t.string({ required: true }), password: t.string({ required: true }) }),
})
const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  description: 'The present password and the next.',
  fields: (t) => ({ current: t.string({ required: true }), next: t.string({ required: true }) }),
})
const AcceptInvitationInput = builder.inputType('AcceptInvitationInput', {
  description: 'The secret of the link, and who joins.',
  fields: (t) => ({
    token: t.string({ required: true }),
    name: t.string({ required: true }),
    email: t.string({ required: true }),
    password: t.string({ required: true }),
  }),
})

builder.mutationFields((t) => ({
  signUp: t.field({
    type: SessionPayload,
    skipTypeScopes: true,
    args: { input: t.arg({ type: SignUpInput, required: true }) },
    description:
      'Founds an organisation with its first site and its owner; an existing person proves the password. Errors: INVALID, UNAUTHENTICATED sign_in.failed, RATE_LIMITED.',
    resolve: (_root, { input }, { auth }) => signUp(auth, input),
  }),
  signIn: t.field({
    type: SessionPayload,
    skipTypeScopes: true,
    args: { input: t.arg({ type: SignInInput, required: true }) },
    description:
      'Errors: UNAUTHENTICATED sign_in.failed or sign_in.no_organisation, RATE_LIMITED (sign_in.locked: the link for a new password opens it).',
    resolve: (_root, { input }, { auth }) => signIn(auth, input),
  }),
  signInWithPin: t.field({
    type: SessionPayload,
    skipTypeScopes: true,
    args: { input: t.arg({ type: SignInWithPinInput, required: true }) },
    description:
      'For workers without e-mail. Errors: UNAUTHENTICATED sign_in.failed, RATE_LIMITED (pin.too_many_here after many failures from one network, pin.too_many after very many from all, where nobody has signed in before).',
    resolve: (_root, { input }, { auth }) => signInWithPin(auth, input),
  }),
  signOut: t.boolean({
    description: 'Ends this session, in every copy of its cookie and every organisation it was taken to.',
    resolve: (_root, _args, { auth }) => signOut(auth),
  }),
  requestPasswordReset: t.boolean({
    skipTypeScopes: true,
    args: { input: t.arg({ type: RequestPasswordResetInput, required: true }) },
    description: 'Always true: nobody learns who has an account. Errors: INVALID, RATE_LIMITED.',
    resolve: (_root, { input }, { auth }) => requestPasswordReset(auth, input),
  }),
  resetPassword: t.field({
    type: SessionPayload,
    skipTypeScopes: true,
    args: { input: t.arg({ type: ResetPasswordInput, required: true }) },
    description:
      'With the mailed link, once. Errors: NOT_FOUND (used, too old or wrong), INVALID, RATE_LIMITED.',
    resolve: (_root, { input }, { auth }) => resetPassword(auth, input),
  }),
  acceptInvitation: t.field({
    type: SessionPayload,
    skipTypeScopes: true,
    args: { input: t.arg({ type: AcceptInvitationInput, required: true }) },
    description:
      'Joins, once per link. Errors: NOT_FOUND (used, revoked, too old or wrong), INVALID, CONFLICT member.exists, UNAUTHENTICATED sign_in.failed, RATE_LIMITED.',
    resolve: (_root, { input }, { auth }) => acceptInvitation(auth, input),
  }),
  switchOrganisation: t.field({
    type: SessionPayload,
    args: { input: t.arg({ type: SwitchOrganisationInput, required: true }) },
    description: 'The same person elsewhere. Errors: NOT_FOUND where there is no active membership.',
    resolve: (_root, { input }, context) => switchOrganisation(memberOf(context), context.auth, input),
  }),
  changePassword: t.field({
    type: SessionPayload,
    args: { input: t.arg({ type: ChangePasswordInput, required: true }) },
    description:
      'Ends every other session of the person. Errors: INVALID password.wrong, PRECONDITION password.no_account, RATE_LIMITED.',
    resolve: (_root, { input }, context) => changePassword(memberOf(context), context.auth, input),
  }),
}))
