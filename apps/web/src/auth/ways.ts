import { callApi } from '../api/call'
import {
  AcceptInvitation,
  SignIn,
  SignInWithPin,
  SwitchOrganisation,
} from '../features/session/session.documents'
import { Claims } from './claims'

export type Credential = Record<string, string>
type Headers = Record<string, string>

const text = (value: string | undefined) => value ?? ''

/** How somebody proves who they are. Each way is one mutation of the API and ends in the same claims. */
export const signInWays = {
  email: async (c: Credential, headers: Headers) => {
    const input = { email: text(c.email), password: text(c.password) }
    return Claims.parse((await callApi(SignIn, { input }, headers)).signIn.session)
  },
  pin: async (c: Credential, headers: Headers) => {
    const input = { slug: text(c.slug), personnelNumber: text(c.personnelNumber), pin: text(c.pin) }
    return Claims.parse((await callApi(SignInWithPin, { input }, headers)).signInWithPin.session)
  },
  switch: async (c: Credential, headers: Headers) => {
    const input = { organisationId: text(c.organisationId) }
    return Claims.parse((await callApi(SwitchOrganisation, { input }, headers)).switchOrganisation.session)
  },
  token: async (c: Credential, headers: Headers) => {
    const input = { token: text(c.token), name: text(c.name), password: text(c.password) }
    return Claims.parse((await callApi(AcceptInvitation, { input }, headers)).acceptInvitation.session)
  },
}
export type SignInWay = keyof typeof signInWays
