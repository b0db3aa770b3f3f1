import { resetToken } from '@closecall/core/people/session'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'
import type { Answer } from '../support/asker'
import { cookieOf } from '../support/cookie'
import { rowsOf } from '../support/owner'
import { pepper } from '../support/product'

const api = useApi()
const session =
  'session { sessionId endsAt personId memberId organisationId personVersion memberVersion } name'
const password = 'a sentence to remember'

async function ask(query: string, variables: object = {}, claims?: Answer): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(claims && { cookie: await cookieOf(claims) }) }
  const body = JSON.stringify({ query, variables })
  return (await fetch(`${api().url}/graphql`, { method: 'POST', body, headers })).json()
}

const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { ${session} } }`
const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { ${session} } }`
const switchTo = `mutation ($input: SwitchOrganisationInput!) { switchOrganisation(input: $input) { ${session} } }`
const reset = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ${session} } }`
const signOut = 'mutation { signOut }'

const founder = (email = `anna-${v4()}@example.com`) => ({
  organisationName: 'Plant',
  country: 'DE',
  locale: 'en',
  timeZone: 'Europe/Berlin',
  siteName: 'First',
  name: 'Anna',
  email,
  password,
})

async function isIn(claims: Answer): Promise<boolean> {
  return (await ask('{ viewer { member { id } } }', {}, claims)).data.viewer !== null
}

test('signing out ends every copy of the session, and no other session', async () => {
  const input = founder()
  const left = (await ask(signUp, { input })).data.signUp.session
  const elsewhere = (await ask(signIn, { input: { email: input.email, password } })).data.signIn.session
  expect([await isIn(left), await isIn(elsewhere)]).toEqual([true, true])

  expect(await ask(signOut, {}, left)).toEqual({ data: { signOut: true } })
  // A copy sealed anew, as next-auth does whenever it is asked for the session.
  expect([await isIn({ ...left }), await isIn(elsewhere)]).toEqual([false, true])
  const again = await ask(signOut, {}, left)
  expect(again.errors[0].extensions.code).toBe('UNAUTHENTICATED')
})

test('a session taken to another organisation is still the same one', async () => {
  const input = founder()
  const first = (await ask(signUp, { input })).data.signUp.session
  const second = (await ask(signUp, { input: { ...input, organisationName: 'Second' } })).data.signUp.session
  const { organisationId } = second
  const there = (await ask(switchTo, { input: { organisationId } }, first)).data.switchOrganisation.session
  expect(there).toEqual({ ...second, sessionId: first.sessionId, endsAt: first.endsAt })
  await ask(signOut, {}, there)
  expect([await isIn(first), await isIn(there), await isIn(second)]).toEqual([false, false, true])
})

test('a session ends after thirty days, however often its cookie was sealed anew', async () => {
  const { clock } = api()
  const before = clock.now
  const { data } = await ask(signUp, { input: founder() })
  const claims = data.signUp.session
  expect(new Date(claims.endsAt).getTime() - before.getTime()).toBe(30 * 24 * 3_600_000)
  clock.now = new Date(claims.endsAt)
  expect(await isIn(claims)).toBe(false)
  clock.now = before
})

test('a cookie without a session’s name, or with nonsense for it, opens nothing', async () => {
  const { data } = await ask(signUp, { input: founder() })
  const claims = data.signUp.session
  for (const sessionId of [null, '', 'x', 7]) expect(await isIn({ ...claims, sessionId })).toBe(false)
  expect(await isIn({ ...claims, endsAt: 'never' })).toBe(false)
})

test('what has run out by itself is forgotten', async () => {
  const { clock } = api()
  const before = clock.now
  const ended = async () => (await ask(signUp, { input: founder() })).data.signUp.session
  const old = await ended()
  await ask(signOut, {}, old)
  clock.now = new Date(before.getTime() + 31 * 24 * 3_600_000)
  const young = await ended()
  await ask(signOut, {}, young)
  const rows = await rowsOf(api(), 'SELECT id FROM ended_session WHERE id = ANY ($1)', [
    [old.sessionId, young.sessionId],
  ])
  expect(rows).toEqual([{ id: young.sessionId }])
  clock.now = before
})

test('a new password starts a session of its own', async () => {
  const input = founder()
  const first = (await ask(signUp, { input })).data.signUp.session
  await ask('mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }', {
    input: { email: input.email },
  })
  const [row] = await rowsOf(api(), 'SELECT id FROM password_reset WHERE person_id = $1', [first.personId])
  const token = resetToken(pepper, String(row?.id))
  const { data } = await ask(reset, { input: { token, password: 'a brand new sentence' } })
  expect(data.resetPassword.session.sessionId).not.toBe(first.sessionId)
  expect([await isIn(first), await isIn(data.resetPassword.session)]).toEqual([false, true])
})
