import { openCtx } from '@closecall/core/access/ctx'
import { resolveSession } from '@closecall/core/people/resolve-session'
import { resetToken } from '@closecall/core/people/session'
import { mintOrgId } from '@closecall/db/org-id'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { type Answer, askerOf, nobody } from '../support/asker'
import { rowsOf } from '../support/owner'
import { type Product, pepper, useProduct } from '../support/product'

const product = useProduct()
const session =
  'session { sessionId endsAt personId memberId organisationId personVersion memberVersion } role name locale'
const signUpDocument = `mutation ($input: SignUpInput!) { signUp(input: $input) { ${session} } }`
const signInDocument = `mutation ($input: SignInInput!) { signIn(input: $input) { ${session} } }`
const viewer =
  '{ viewer { member { id name role } organisation { id name slug } permissions organisations { organisationId name slug role } personal { email } } }'

const founder = (change = {}) => ({
  organisationName: 'Завод № 7',
  country: 'RU',
  locale: 'ru',
  timeZone: 'Europe/Moscow',
  siteName: 'Цех 1',
  name: 'Анна Ильина',
  email: `anna-${v4()}@example.com`,
  password: 'correct horse battery',
  ...change,
})

async function signedUp(change = {}) {
  const input = founder(change)
  const { signUp } = await nobody(product()).run(signUpDocument, { input })
  return { ...input, ...signUp }
}

/** Somebody with this cookie, as the API would let them in; null when it would not. */
async function holding(claims: Answer, at: Product = product()) {
  const found = await resolveSession(at.database, claims)
  return found && askerOf(at, () => openCtx(at.database, { ...found, now: () => at.clock.now }), claims)
}

test('sign-up founds an organisation, its site and its owner, who is then signed in', async () => {
  const owner = await signedUp()
  expect(owner).toMatchObject({ role: 'OWNER', name: 'Анна Ильина', locale: 'ru' })
  const asker = await holding(owner.session)
  const seen = (await asker?.run(viewer))?.viewer
  expect(seen.organisation).toMatchObject({ name: 'Завод № 7', slug: expect.stringMatching(/^zavod-7/) })
  expect(seen.personal.email).toBe(owner.email)
  expect(seen.permissions).toContain('organisation.edit')
  expect(seen.organisations).toHaveLength(1)
  const stored = await rowsOf(product(), 'SELECT password_hash FROM person WHERE email = $1', [owner.email])
  expect(stored[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
})

test('an existing e-mail founds a second organisation only with its password', async () => {
  const first = await signedUp()
  const again = founder({ email: first.email.toUpperCase(), organisationName: 'Second' })
  const second = (await nobody(product()).run(signUpDocument, { input: again })).signUp
  expect(second.session.personId).toBe(first.session.personId)
  expect(second.session.organisationId).not.toBe(first.session.organisationId)
  const refused = await nobody(product()).expectError('UNAUTHENTICATED', signUpDocument, {
    input: { ...again, password: 'not the same at all' },
  })
  expect(refused.extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'sign_in.failed' })

  const asker = await holding(first.session)
  const document = `mutation ($input: SwitchOrganisationInput!) { switchOrganisation(input: $input) { ${session} } }`
  const input = { organisationId: second.session.organisationId }
  const { sessionId, endsAt } = first.session
  const switched = (await asker?.run(document, { input }))?.switchOrganisation.session
  expect(switched).toEqual({ ...second.session, sessionId, endsAt })
  await asker?.expectError('NOT_FOUND', document, { input: { organisationId: v4() } })
})

test('ten of one name at once get ten different words in /o/{slug}', async () => {
  const organisationName = `Same ${v4()}`
  await Promise.all(Array.from({ length: 4 }, () => signedUp({ organisationName })))
  const rows = await rowsOf(product(), 'SELECT slug FROM organisation WHERE name = $1', [organisationName])
  expect(new Set(rows.map(({ slug }) => slug)).size).toBe(4)
})

test('a wrong password and an unknown e-mail are answered alike', async () => {
  const { email, password } = await signedUp()
  const signedIn = await nobody(product()).run(signInDocument, { input: { email: ` ${email} `, password } })
  expect(signedIn.signIn.role).toBe('OWNER')
  const wrong = { email, password: 'something else' }
  const unknown = { email: 'nobody@example.com', password }
  const answers = [wrong, unknown].map((input) =>
    nobody(product()).expectError('UNAUTHENTICATED', signInDocument, { input }),
  )
  const [first, second] = await Promise.all(answers)
  expect(first).toEqual(second)
})

test('what no organisation or number can be called is refused before the database', async () => {
  const pin = 'mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) { role } }'
  for (const change of [{ slug: 'plant\0' }, { personnelNumber: '7\0' }, { slug: '\ud800' }]) {
    const input = { slug: 'plant', personnelNumber: '7', pin: '4711', ...change }
    await nobody(product()).expectError('INVALID', pin, { input })
  }
})

test('composed and decomposed letters are the same password', async () => {
  const { email } = await signedUp({ password: 'café crème brûlée'.normalize('NFD') })
  const input = { email, password: 'café crème brûlée'.normalize('NFC') }
  expect((await nobody(product()).run(signInDocument, { input })).signIn.role).toBe('OWNER')
})

test('the sixth attempt on an account from one network waits, whoever sends it', async () => {
  const { limits } = product()
  limits.allow('sign_in.here', 5)
  const { email, password } = await signedUp()
  const input = { email, password: 'something else' }
  for (let n = 0; n < 5; n++)
    await nobody(product()).expectError('UNAUTHENTICATED', signInDocument, { input })
  const sixth = await nobody(product()).expectError('RATE_LIMITED', signInDocument, {
    input: { email, password },
  })
  expect(sixth.extensions?.details).toEqual({ retryAfterSeconds: expect.any(Number) })
  limits.allow('sign_in.here', 1_000)
})

const weak: [string, string][] = [
  ['short', 'password_too_short'],
  ['1234567890', 'too_common'],
  ['password1234', 'too_common'],
  ['aaaaaaaaaaaa', 'too_common'],
  ['йцукенгшщз', 'too_common'],
  ['maria-likes-cake', 'contains_email'],
  ['with a \0 inside it', 'control_characters'],
]
test.each(weak)('the password %j is refused', async (password, message) => {
  const input = founder({ password, email: 'maria@example.com' })
  const error = await nobody(product()).expectError('INVALID', signUpDocument, { input })
  expect(error.extensions?.fields).toEqual([{ path: 'password', message }])
})

const bad: [Record<string, unknown>, string, string][] = [
  [{ country: 'ZZ' }, 'country', 'not_a_country'],
  [{ timeZone: 'Moon/Crater' }, 'timeZone', 'not_a_time_zone'],
  [{ email: 'not-an-email' }, 'email', 'not_an_email'],
  [{ organisationName: ' ' }, 'organisationName', 'required'],
  [{ organisationName: 'x'.repeat(201) }, 'organisationName', 'too_long:200'],
  [{ siteName: 'a\0b' }, 'siteName', 'control_characters'],
]
test.each(bad)('sign-up refuses %j', async (change, path, message) => {
  const error = await nobody(product()).expectError('INVALID', signUpDocument, { input: founder(change) })
  expect(error.extensions?.fields).toEqual([{ path, message }])
})

test('names may be emoji or run from right to left', async () => {
  const owner = await signedUp({ organisationName: '🏭🔥', name: 'محمد', siteName: 'אתר 1' })
  expect(owner.name).toBe('محمد')
})

const request = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }'
const reset = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ${session} } }`

test('a forgotten password is set anew once, and ends every older session', async () => {
  const { email, session: old } = await signedUp()
  expect(await nobody(product()).run(request, { input: { email } })).toEqual({ requestPasswordReset: true })
  const [event] = await rowsOf(
    product(),
    "SELECT payload FROM outbox WHERE event = 'password.reset_requested' AND organisation_id = $1",
    [old.organisationId],
  )
  const payload = event?.payload as { resetId: string }
  const token = resetToken(pepper, payload.resetId)
  expect(JSON.stringify(payload)).not.toContain(token.split('.')[1])

  const input = { token, password: 'a brand new sentence' }
  const fresh = (await nobody(product()).run(reset, { input })).resetPassword
  expect(await holding(old)).toBeNull()
  expect(await holding(fresh.session)).not.toBeNull()
  await nobody(product()).expectError('NOT_FOUND', reset, { input })
  await nobody(product()).run(signInDocument, { input: { email, password: input.password } })
})

test('a reset link ends after an hour; nobody learns who has an account', async () => {
  const { email, session: owner } = await signedUp()
  await nobody(product()).run(request, { input: { email } })
  const unknown = await nobody(product()).run(request, { input: { email: 'nobody@example.com' } })
  expect(unknown).toEqual({ requestPasswordReset: true })
  const [row] = await rowsOf(product(), 'SELECT id FROM password_reset WHERE person_id = $1', [
    owner.personId,
  ])
  const { clock } = product()
  const before = clock.now
  clock.now = new Date(before.getTime() + 61 * 60_000)
  const input = { token: resetToken(pepper, String(row?.id)), password: 'a brand new sentence' }
  await nobody(product()).expectError('NOT_FOUND', reset, { input })
  clock.now = before
})

test('changing the password ends the other sessions and keeps this one', async () => {
  const owner = await signedUp()
  const document = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ${session} } }`
  const asker = await holding(owner.session)
  const wrong = await asker?.expectError('INVALID', document, {
    input: { current: 'not my password', next: 'a brand new sentence' },
  })
  expect(wrong?.extensions).toMatchObject({ reason: 'password.wrong', fields: [{ path: 'current' }] })
  const input = { current: owner.password, next: 'a brand new sentence' }
  const fresh = (await asker?.run(document, { input }))?.changePassword
  expect(await holding(owner.session)).toBeNull()
  expect(await holding(fresh.session)).not.toBeNull()
})

test('a cookie with somebody else’s organisation or nonsense opens nothing', async () => {
  const { session: ours } = await signedUp()
  const { session: theirs } = await signedUp()
  for (const claims of [
    { ...ours, organisationId: theirs.organisationId },
    { ...ours, memberId: theirs.memberId },
    { ...ours, personId: theirs.personId },
    { ...ours, memberVersion: 2 },
    { ...ours, personVersion: null },
    { ...ours, memberId: 'x' },
  ]) {
    expect(await holding(claims)).toBeNull()
  }
  expect(mintOrgId(ours.organisationId)).toBe(ours.organisationId)
  expect(await nobody(product()).run('{ viewer { permissions } }')).toEqual({ viewer: null })
})

test('the word of an organisation leads to its door and no further', async () => {
  const owner = await signedUp()
  const [row] = await rowsOf(product(), 'SELECT slug FROM organisation WHERE id = $1', [
    owner.session.organisationId,
  ])
  const document = 'query ($slug: String!) { organisationBySlug(slug: $slug) { name slug locale } }'
  const found = await nobody(product()).run(document, { slug: row?.slug })
  expect(found.organisationBySlug).toEqual({ name: 'Завод № 7', slug: row?.slug, locale: 'ru' })
  expect(await nobody(product()).run(document, { slug: 'no-such-word' })).toEqual({
    organisationBySlug: null,
  })
})

test('a whole shift opens its door from one address; whoever guesses doors is stopped', async () => {
  const { limits } = product()
  const owner = await signedUp()
  const [row] = await rowsOf(product(), 'SELECT slug FROM organisation WHERE id = $1', [
    owner.session.organisationId,
  ])
  const document = 'query ($slug: String!) { organisationBySlug(slug: $slug) { slug } }'
  const shift = nobody(product())
  limits.allow('slug.address', 3)
  for (let n = 0; n < 9; n++) await shift.run(document, { slug: row?.slug })
  const guesses = []
  for (let n = 0; n < 4; n++) guesses.push(await shift.ask(document, { slug: `guess-${n}` }))
  expect(guesses.at(-1)?.errors[0]?.extensions?.code).toBe('RATE_LIMITED')
  limits.allow('slug.address', 1_000)
})
