import { callApi } from '../api/call'
import type { VariablesOf } from '../api/graphql'
import {
  AcceptInvitation,
  ChangePassword,
  ResetPassword,
  SignIn,
  SignInWithPin,
  SignUp,
  SwitchOrganisation,
} from '../features/session/session.documents'

/** Text fields of the form or of the provider's request; the API looks at every one. */
export type Credential = Record<string, string>
type Headers = Record<string, string>
type SignUpInput = VariablesOf<typeof SignUp>['input']

const take = <Name extends string>(credential: Credential, ...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, credential[name] ?? ''])) as Record<Name, string>

/** How somebody proves who they are. Each way is one mutation of the API and ends in the same claims. */
export const signInWays = {
  email: async (given: Credential, headers: Headers) => {
    const input = take(given, 'email', 'password')
    return (await callApi(SignIn, { input }, headers)).signIn.session
  },
  pin: async (given: Credential, headers: Headers) => {
    const input = take(given, 'slug', 'personnelNumber', 'pin')
    return (await callApi(SignInWithPin, { input }, headers)).signInWithPin.session
  },
  switch: async (given: Credential, headers: Headers) => {
    const input = take(given, 'organisationId')
    return (await callApi(SwitchOrganisation, { input }, headers)).switchOrganisation.session
  },
  invitation: async (given: Credential, headers: Headers) => {
    const input = take(given, 'token', 'name', 'email', 'password')
    return (await callApi(AcceptInvitation, { input }, headers)).acceptInvitation.session
  },
  reset: async (given: Credential, headers: Headers) => {
    const input = take(given, 'token', 'password')
    return (await callApi(ResetPassword, { input }, headers)).resetPassword.session
  },
  change: async (given: Credential, headers: Headers) => {
    const input = take(given, 'current', 'next')
    return (await callApi(ChangePassword, { input }, headers)).changePassword.session
  },
  founding: async (given: Credential, headers: Headers) => {
    const place = take(given, 'organisationName', 'country', 'locale', 'timeZone', 'siteName')
    const input = { ...place, ...take(given, 'name', 'email', 'password') } as SignUpInput
    return (await callApi(SignUp, { input }, headers)).signUp.session
  },
}
export type SignInWay = keyof typeof signInWays
