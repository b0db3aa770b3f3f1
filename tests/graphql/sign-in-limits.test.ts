import { databaseLimiter } from '@closecall/api/limits'
import { buckets } from '@closecall/core/access/buckets'
import { resetToken } from '@closecall/core/people/session'
import { v4 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { pepper } from '../support/product'

const api = useApi((product) => ({ limits: databaseLimiter(product.database, pepper) }))
const limiter = () => databaseLimiter(api().database, pepper)
const password = 'a sentence to remember'
const home = '203.0.113.7'
let email: string
let founding: string
let strangers = 0
const stranger = () => `198.51.100.${++strangers}`

/** `done`, or the reason of the refusal; what comes from the test itself comes from loopback, as the web's requests do. */
async function ask(name: string, input: object, chain: string): Promise<string> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const fields = name === 'requestPasswordReset' ? '' : '{ name }'
  const response = await fetch(`${api().url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': chain },
    body: JSON.stringify({
      query: `mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`,
      variables: { input },
    }),
  })
  const { errors } = (await response.json()) as { errors?: { extensions: { reason: string } }[] }
  return errors?.[0]?.extensions.reason ?? 'done'
}
const signIn = (chain: string, given = password) => ask('signIn', { email, password: given }, chain)
const guess = (chain: string) => signIn(chain, 'not the sentence')
const guesses = async (count: number, chain: (n: number) => string) => {
  const answers: string[] = []
  for (let n = 0; n < count; n++) answers.push(await guess(chain(n)))
  return answers
}
/** As many failures as close the account to strangers, from networks enough. */
const besieged = async () => {
  for (let n = 0; n < buckets['sign_in.account'].points; n++) await limiter().note('sign_in.account', email)
}

beforeEach(async () => {
  email = `${v4()}@plant.test`
  const where = { country: 'RU', timeZone: 'Europe/Moscow', siteName: 'Main', locale: 'en' }
  founding = stranger()
  await ask('signUp', { organisationName: 'Diner', name: 'Vera', email, password, ...where }, founding)
})

test('a stranger who guesses is locked, and the owner signs in from elsewhere', async () => {
  const his = stranger()
  const answers = await guesses(20, () => his)
  expect(answers.slice(0, 5)).toEqual(Array(5).fill('sign_in.failed'))
  expect(new Set(answers.slice(5))).toEqual(new Set(['sign_in.locked']))
  expect(await signIn(home)).toBe('done')
  // The owner's coming does not let the stranger in, even with the right password.
  expect(await signIn(his)).toBe('sign_in.locked')
})

test('guesses from everywhere are bounded for each hour, and the owner is let in where he was before', async () => {
  expect(await signIn(home)).toBe('done')
  await besieged()
  expect(await guess(stranger())).toBe('sign_in.locked')
  expect(await signIn(stranger())).toBe('sign_in.locked')
  expect(await signIn(home)).toBe('done')
  // Each of these came in; none gave the guessers an attempt back.
  expect(await guess(stranger())).toBe('sign_in.locked')
  await rowsOf(api(), "UPDATE rate_limit SET expire = 1 WHERE key LIKE 'sign_in.account%'")
  expect(await guess(stranger())).toBe('sign_in.failed')
})

test('the network where an account was made is a known one, whichever way it was made', async () => {
  await besieged()
  expect(await signIn(stranger())).toBe('sign_in.locked')
  expect(await signIn(founding)).toBe('done')

  const owner = await (await makeOrganisation(api())).as('OWNER')
  const inviting = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { token } }'
  const link = { role: 'SUPERVISOR', email: null, allSites: true, siteIds: [], send: false }
  const { token } = (await owner.run(inviting, { input: link })).inviteMember
  email = `${v4()}@plant.test`
  expect(await ask('acceptInvitation', { token, name: 'Jo', email, password }, home)).toBe('done')
  await besieged()
  expect(await signIn(stranger())).toBe('sign_in.locked')
  expect(await signIn(home)).toBe('done')
})

test('signing in from new places gives back that attempt and no other', async () => {
  for (let n = 1; n < buckets['sign_in.account'].points; n++) await limiter().note('sign_in.account', email)
  for (let n = 0; n < 3; n++) expect(await signIn(stranger())).toBe('done')
  expect(await guess(stranger())).toBe('sign_in.failed')
  expect(await guess(stranger())).toBe('sign_in.locked')
})

test('a network where the owner was is no way to guess more', async () => {
  expect(await signIn(home)).toBe('done')
  const answers = await guesses(8, () => home)
  expect(answers.filter((answer) => answer === 'sign_in.failed')).toHaveLength(5)
  expect(await signIn(home)).toBe('sign_in.locked')
})

test('the link of a letter opens what is locked, from then on too', async () => {
  const away = stranger()
  await guesses(6, () => away)
  await besieged()
  expect(await signIn(away)).toBe('sign_in.locked')
  await ask('requestPasswordReset', { email }, away)
  const newest = 'SELECT id FROM password_reset ORDER BY expires_at DESC, id DESC LIMIT 1'
  const [reset] = await rowsOf(api(), newest)
  const token = resetToken(pepper, String(reset?.id))
  expect(await ask('resetPassword', { token, password }, away)).toBe('done')
  expect(await signIn(away)).toBe('done')
})

test('addresses that a sender invents are not counted apart', async () => {
  const his = stranger()
  const answers = await guesses(7, (n) => `203.0.113.${100 + n}, ${his}`)
  expect(answers.slice(5)).toEqual(['sign_in.locked', 'sign_in.locked'])
  expect(await signIn(home)).toBe('done')
  // Nor does naming the owner's network make it one's own.
  await besieged()
  expect(await signIn(`${home}, ${stranger()}`)).toBe('sign_in.locked')
})
