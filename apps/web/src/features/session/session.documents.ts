import { graphql } from '../../api/graphql'

export const Viewer = graphql(`
  query Viewer {
    viewer {
      id
      name
      email
      role
      locale
      permissions
      organisation { id name slug timeZone }
      memberships { role organisation { id name } }
    }
  }
`)

export const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      session { personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const SignInWithPin = graphql(`
  mutation SignInWithPin($input: SignInWithPinInput!) {
    signInWithPin(input: $input) {
      session { personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const SwitchOrganisation = graphql(`
  mutation SwitchOrganisation($input: SwitchOrganisationInput!) {
    switchOrganisation(input: $input) {
      session { personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      session { personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      session { memberId }
    }
  }
`)

export const RequestPasswordReset = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) { ok }
  }
`)

export const ResetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) { ok }
  }
`)

export const PublicOrganisation = graphql(`
  query PublicOrganisation($slug: String!) {
    publicOrganisation(slug: $slug) { name slug locale }
  }
`)

export const Invitation = graphql(`
  query Invitation($token: String!) {
    invitation(token: $token) { organisationName name email role locale }
  }
`)
