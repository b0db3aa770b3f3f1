import { v4 } from 'uuid'
import type { RefusalRow } from './row'

const secret =
  'The secret itself is the authorisation: it works for whoever holds it, in any role and at any site.'
const password = 'a sentence to remember'
const wrong = { nobody: 'UNAUTHENTICATED', otherOrganisation: 'UNAUTHENTICATED', exempt: secret } as const
const unknown = { nobody: 'NOT_FOUND', otherOrganisation: 'NOT_FOUND', exempt: secret } as const

export const rows: RefusalRow[] = [
  {
    operation: 'viewer',
    document: '{ viewer { member { id name } organisation { id name } permissions organisations { name } } }',
    nobody: 'OK',
    otherOrganisation: 'OK',
    exempt: 'Null for nobody, oneself for everybody else.',
  },
  {
    operation: 'signUp',
    document: 'mutation ($input: SignUpInput!) { signUp(input: $input) { role } }',
    variables: () => ({
      input: {
        organisationName: 'Newcomer',
        country: 'DE',
        locale: 'en',
        timeZone: 'Europe/Berlin',
        siteName: 'First',
        name: 'New',
        email: `new-${v4()}@example.com`,
        password,
      },
    }),
    nobody: 'OK',
    otherOrganisation: 'OK',
    exempt: 'Open to everybody, counted per address; it only ever makes an organisation of its own.',
  },
  {
    operation: 'signIn',
    document: 'mutation ($input: SignInInput!) { signIn(input: $input) { name } }',
    variables: ({ organisation }) => ({
      input: { email: 'owner@example.com', password, organisationId: organisation.id },
    }),
    ...wrong,
  },
  {
    operation: 'signInWithPin',
    document: 'mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) { name } }',
    variables: ({ organisation }) => ({
      input: { slug: organisation.slug, personnelNumber: '1', pin: '4071' },
    }),
    ...wrong,
  },
  {
    operation: 'signOut',
    document: 'mutation { signOut }',
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'OK',
    exempt: 'Everybody may leave; it ends the session it was asked in and no other.',
  },
  {
    operation: 'switchOrganisation',
    document: 'mutation ($input: SwitchOrganisationInput!) { switchOrganisation(input: $input) { name } }',
    variables: ({ organisation }) => ({ input: { organisationId: organisation.id } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'NOT_FOUND',
    weakerRole: { role: 'WORKER', code: 'NOT_FOUND' },
    otherSite: 'NOT_FOUND',
  },
  {
    operation: 'requestPasswordReset',
    document: 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }',
    variables: () => ({ input: { email: 'owner@example.com' } }),
    nobody: 'OK',
    otherOrganisation: 'OK',
    exempt: 'Answers everybody alike and tells only the mailbox.',
  },
  {
    operation: 'resetPassword',
    document: 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { name } }',
    variables: ({ ids }) => ({ input: { token: `${ids.memberId}.made-up`, password } }),
    nobody: 'NOT_FOUND',
    otherOrganisation: 'NOT_FOUND',
    exempt: secret,
  },
  {
    operation: 'changePassword',
    document: 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { name } }',
    variables: () => ({ input: { current: password, next: 'another sentence' } }),
    nobody: 'UNAUTHENTICATED',
    otherOrganisation: 'PRECONDITION',
    exempt: 'One’s own password, whatever the role or site; members made here have none.',
  },
  {
    operation: 'acceptInvitation',
    document: 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { name } }',
    variables: ({ ids }) => ({
      input: { token: `${ids.invitationId}.x`, name: 'Jo', email: 'jo@example.com', password },
    }),
    ...unknown,
  },
]
