import { graphql } from '../../api/graphql'

export const Viewer = graphql(`
  query Viewer {
    viewer {
      member { id name role }
      personal { email locale }
      permissions
      organisation { id name slug country timeZone }
      organisations { organisationId name role }
    }
  }
`)

export const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      session { sessionId endsAt personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const SignInWithPin = graphql(`
  mutation SignInWithPin($input: SignInWithPinInput!) {
    signInWithPin(input: $input) {
      session { sessionId endsAt personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      session { sessionId endsAt personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      session { sessionId endsAt personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const ResetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      session { sessionId endsAt personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const SwitchOrganisation = graphql(`
  mutation SwitchOrganisation($input: SwitchOrganisationInput!) {
    switchOrganisation(input: $input) {
      session { sessionId endsAt personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      session { sessionId endsAt personId memberId organisationId personVersion memberVersion }
    }
  }
`)

export const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`)

export const RequestPasswordReset = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input)
  }
`)

export const OrganisationDoor = graphql(`
  query OrganisationDoor($slug: String!) {
    organisationBySlug(slug: $slug) { name slug locale }
  }
`)

export const Invitation = graphql(`
  query Invitation($token: String!) {
    invitation(token: $token) { organisationName name email role locale }
  }
`)

export const UpdateProfile = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) { id name locale }
  }
`)
