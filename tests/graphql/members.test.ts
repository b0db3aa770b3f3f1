import { openCtx } from '@closecall/core/access/ctx'
import { resolveSession } from '@closecall/core/people/resolve-session'
import fc from 'fast-check'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { type Answer, askerOf, nobody } from '../support/asker'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'

const product = useProduct()
const member = 'id name email personnelNumber position role status allSites sites { id } locale hasPin'
const add = `mutation ($input: AddMemberInput!) { addMember(input: $input) { ${member} } }`
const update = `mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { ${member} } }`
const setPin = 'mutation ($input: SetPinInput!) { setPin(input: $input) { id hasPin } }'
const disable = 'mutation ($id: UUID!) { disableMember(id: $id) { id status } }'
const enable = 'mutation ($id: UUID!) { enableMember(id: $id) { id status } }'
const signIn =
  'mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) { session { personId memberId organisationId personVersion memberVersion } } }'
const list = `query ($search: String, $role: Role, $siteId: UUID, $status: MemberStatus) {
  members(first: 50, search: $search, role: $role, siteId: $siteId, status: $status) {
    totalCount edges { node { ${member} viewerCan { edit disable } } } } }`

const worker = (change = {}) => ({
  name: 'Пётр Смирнов',
  personnelNumber: v4().slice(0, 8),
  role: 'WORKER',
  allSites: true,
  siteIds: [],
  locale: 'ru',
  pin: '4071',
  ...change,
})

async function pinSession(organisation: TestOrganisation, personnelNumber: string, pin = '4071') {
  const input = { slug: organisation.slug, personnelNumber, pin }
  return (await nobody(product()).run(signIn, { input })).signInWithPin.session
}
const lives = async (session: Answer) => (await resolveSession(product().database, session)) !== null
const same = ({ id, name, role, allSites }: Answer, change = {}) => ({
  input: { id, name, role, allSites, siteIds: [], ...change },
})

test('a worker without e-mail is added, signs in with number and PIN, and stays nobody elsewhere', async () => {
  const organisation = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  const input = worker({ allSites: false, siteIds: [organisation.sites[0].id] })
  const { addMember } = await admin.run(add, { input })
  expect(addMember).toMatchObject({ sites: [{ id: organisation.sites[0].id }], hasPin: true, email: null })
  const session = await pinSession(organisation, input.personnelNumber)
  expect(session).toMatchObject({ personId: null, personVersion: null, memberVersion: 1 })
  const found = await resolveSession(product().database, session)
  expect(found?.actor).toMatchObject({ role: 'WORKER', sites: [organisation.sites[0].id], personId: null })

  for (const wrong of [
    { slug: organisation.slug, personnelNumber: input.personnelNumber, pin: '9999' },
    { slug: organisation.slug, personnelNumber: 'nobody', pin: input.pin },
    { slug: 'no-such-word', personnelNumber: input.personnelNumber, pin: input.pin },
  ]) {
    const error = await nobody(product()).expectError('UNAUTHENTICATED', signIn, { input: wrong })
    expect(error.extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'sign_in.failed' })
  }
})

test.each(['12', '0000', '1234', '9876', '1212', '12345678901234', 'abcd', '٤٥٦٧', '40\u000071'])(
  'the PIN %j is refused',
  async (pin) => {
    const admin = await (await makeOrganisation(product())).as('ADMIN')
    const error = await admin.expectError('INVALID', add, { input: worker({ pin }) })
    expect(error.extensions?.fields).toMatchObject([{ path: 'pin' }])
  },
)

test('a PIN may not be the personnel number, with or without zeros before it', async () => {
  const admin = await (await makeOrganisation(product())).as('ADMIN')
  await admin.expectError('INVALID', add, { input: worker({ personnelNumber: '4071' }) })
  await admin.expectError('INVALID', add, { input: worker({ personnelNumber: '№ 4071', pin: '004071' }) })
  const { addMember } = await admin.run(add, { input: worker({ personnelNumber: '5082' }) })
  const error = await admin.expectError('INVALID', setPin, { input: { memberId: addMember.id, pin: '5082' } })
  expect(error.extensions?.fields).toEqual([{ path: 'pin', message: 'same_as_number' }])
})

test('role, scope, PIN and the closed door end sessions at the next request; a new name does not', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const input = worker()
  const { addMember: added } = await owner.run(add, { input })
  let session = await pinSession(organisation, input.personnelNumber)
  await owner.run(update, same(added, { name: 'Пётр Кузнецов', position: 'Сварщик' }))
  expect(await lives(session)).toBe(true)
  const changes: [string, () => Promise<unknown>][] = [
    ['role', () => owner.run(update, same(added, { role: 'SUPERVISOR' }))],
    ['scope', () => owner.run(update, same(added, { allSites: false, siteIds: [organisation.sites[1].id] }))],
    ['pin', () => owner.run(setPin, { input: { memberId: added.id, pin: '5813' } })],
  ]
  for (const [what, change] of changes) {
    await change()
    expect([what, await lives(session)]).toEqual([what, false])
    session = await pinSession(organisation, input.personnelNumber, what === 'pin' ? '5813' : '4071')
  }
  await owner.run(disable, { id: added.id })
  expect(await lives(session)).toBe(false)
  await nobody(product()).expectError('UNAUTHENTICATED', signIn, {
    input: { slug: organisation.slug, personnelNumber: input.personnelNumber, pin: '5813' },
  })
  await owner.run(enable, { id: added.id })
  expect(await lives(session)).toBe(false)
  await pinSession(organisation, input.personnelNumber, '5813')
  const events = await rowsOf(product(), 'SELECT event FROM outbox WHERE subject_id = $1 ORDER BY id', [
    added.id,
  ])
  expect(events.map(({ event }) => event)).toEqual([
    'member.added',
    'member.updated',
    'member.role_changed',
    'member.role_changed',
    'member.pin_set',
    'member.disabled',
    'member.enabled',
  ])
})

test('an administrator neither makes nor touches an owner, and nobody raises themselves', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const admin = await organisation.as('ADMIN')
  const other = await organisation.as('WORKER')
  const told = (error: Answer) => error.extensions.reason
  const asOwner = { id: other.memberId, name: 'x', role: 'OWNER', allSites: true }
  expect(told(await admin.expectError('FORBIDDEN', update, same(asOwner)))).toBe('member.owner_only')
  expect(told(await admin.expectError('FORBIDDEN', add, { input: worker({ role: 'OWNER' }) }))).toBe(
    'member.owner_only',
  )
  await admin.expectError('FORBIDDEN', disable, { id: owner.memberId })
  await admin.expectError('FORBIDDEN', setPin, { input: { memberId: owner.memberId, pin: '4071' } })
  const officer = { id: admin.memberId, name: 'x', role: 'SAFETY_OFFICER', allSites: true }
  expect(told(await admin.expectError('FORBIDDEN', update, same(officer)))).toBe('member.own_role')
  await admin.run(update, same({ ...officer, role: 'WORKER' }))
  expect((await owner.run(update, same({ ...officer, role: 'SAFETY_OFFICER' }))).updateMember.role).toBe(
    'SAFETY_OFFICER',
  )
})

test('the last owner stays one', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const step = { id: owner.memberId, name: 'x', role: 'WORKER', allSites: true }
  const error = await owner.expectError('PRECONDITION', update, same(step))
  expect(error.extensions?.reason).toBe('member.last_owner')
  await owner.expectError('PRECONDITION', disable, { id: owner.memberId })
})

test('an owner who cannot sign in does not count as the one who stays', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const ghost = { ...worker({ role: 'OWNER', pin: null }), personnelNumber: 'G-1' }
  const { addMember } = await owner.run(add, { input: ghost })
  const own = { input: { id: owner.memberId, name: 'Me', role: 'WORKER', allSites: true, siteIds: [] } }
  const error = await owner.expectError('PRECONDITION', update, own)
  expect(error.extensions?.reason).toBe('member.last_owner')
  await owner.run(setPin, { input: { memberId: addMember.id, pin: '5813' } })
  await owner.run(update, own)
})

test('no PIN opens the names kept in confidence', async () => {
  const organisation = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  const born = await admin.expectError('PRECONDITION', add, { input: worker({ role: 'SAFETY_OFFICER' }) })
  expect(born.extensions?.reason).toBe('member.needs_account')
  const input = worker()
  const { addMember } = await admin.run(add, { input })
  const session = await pinSession(organisation, input.personnelNumber)
  await admin.run(update, same(addMember, { role: 'SAFETY_OFFICER' }))
  expect(await lives(session)).toBe(false)
  const again = { slug: organisation.slug, personnelNumber: input.personnelNumber, pin: '4071' }
  await nobody(product()).expectError('UNAUTHENTICATED', signIn, { input: again })
  const refused = { input: { memberId: addMember.id, pin: '5813' } }
  const set = await admin.expectError('PRECONDITION', setPin, refused)
  expect(set.extensions?.reason).toBe('member.needs_account')
})

test('whatever owners do to one another at once, one active owner remains', async () => {
  const move = fc.record({
    who: fc.nat(2),
    whom: fc.nat(2),
    deed: fc.constantFrom('demote' as const, 'disable' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 2, maxLength: 6 }), async (moves) => {
      const organisation = await makeOrganisation(product())
      const owners = await Promise.all([0, 1, 2].map(() => organisation.as('OWNER')))
      await Promise.all(
        moves.map(async ({ who, whom, deed }) => {
          const target = { id: owners[whom]?.memberId, name: 'x', role: 'WORKER', allSites: true }
          return deed === 'demote'
            ? owners[who]?.ask(update, same(target))
            : owners[who]?.ask(disable, { id: target.id })
        }),
      )
      const rows = await rowsOf(
        product(),
        "SELECT 1 FROM member WHERE organisation_id = $1 AND role = 'OWNER' AND status = 'ACTIVE'",
        [organisation.id],
      )
      expect(rows.length).toBeGreaterThan(0)
    }),
    { numRuns: 12 },
  )
})

test('numbers and e-mails are unique inside an organisation only', async () => {
  const first = await (await makeOrganisation(product())).as('ADMIN')
  const second = await (await makeOrganisation(product())).as('ADMIN')
  const input = worker({ email: 'Welder@Example.com' })
  const { addMember } = await first.run(add, { input })
  expect(addMember.email).toBe('welder@example.com')
  const number = await first.expectError('CONFLICT', add, { input: { ...input, email: null } })
  expect(number.extensions?.reason).toBe('member.personnel_number_taken')
  const email = await first.expectError('CONFLICT', add, { input: { ...input, personnelNumber: 'other' } })
  expect(email.extensions?.reason).toBe('member.email_taken')
  expect((await second.run(add, { input })).addMember.email).toBe('welder@example.com')

  const twice = worker({ pin: null })
  const outcomes = await Promise.all([first.ask(add, { input: twice }), first.ask(add, { input: twice })])
  const codes = outcomes.flatMap(({ errors }) => errors.map((error) => error.extensions))
  expect(codes).toEqual([{ code: 'CONFLICT', reason: 'member.personnel_number_taken' }])
})

test('the list is filtered, and colleagues see no contact of one another', async () => {
  const organisation = await makeOrganisation(product())
  const [north, south] = organisation.sites
  const admin = await organisation.as('ADMIN')
  const supervisor = await organisation.as('SUPERVISOR', { name: 'Sue South', sites: [south.id] })
  const { addMember } = await admin.run(add, {
    input: worker({ email: 'p@example.com', name: '100% _Pete' }),
  })
  const names = async (asker: typeof admin, variables = {}) =>
    (await asker.run(list, variables)).members.edges.map(({ node }: Answer) => node.name)
  expect(await names(admin, { search: '% _' })).toEqual(['100% _Pete'])
  expect(await names(admin, { search: 'P@EXAMPLE' })).toEqual(['100% _Pete'])
  expect(await names(supervisor, { search: 'p@example' })).toEqual([])
  expect(await names(admin, { search: '\0' })).toHaveLength(3)
  expect(await names(admin, { siteId: north.id })).not.toContain('Sue South')
  expect(await names(admin, { siteId: south.id, role: 'SUPERVISOR' })).toEqual(['Sue South'])
  expect(await names(admin, { siteId: v4(), role: 'SUPERVISOR' })).toEqual([])

  const { members } = await supervisor.run(list)
  const find = (id: string) => members.edges.find(({ node }: Answer) => node.id === id).node
  expect(find(addMember.id)).toMatchObject({
    email: null,
    personnelNumber: null,
    hasPin: false,
    viewerCan: { edit: false, disable: false },
  })
  await admin.run(disable, { id: addMember.id })
  expect(await names(supervisor)).not.toContain('100% _Pete')
  expect(await names(admin, { status: 'DISABLED' })).toEqual(['100% _Pete'])
})

test('foreign sites and members are not found; what is wrong is named', async () => {
  const ours = await makeOrganisation(product())
  const theirs = await makeOrganisation(product())
  const admin = await ours.as('ADMIN')
  const stranger = await theirs.as('WORKER')
  const foreign = { allSites: false, siteIds: [theirs.sites[0].id] }
  await admin.expectError('NOT_FOUND', add, { input: worker(foreign) })
  await admin.expectError('NOT_FOUND', disable, { id: stranger.memberId })
  await admin.expectError('NOT_FOUND', disable, { id: v4() })
  const bad: [object, string][] = [
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'a\0b' }, 'name'],
    [{ email: 'nonsense' }, 'email'],
    [{ allSites: false }, 'siteIds'],
    [{ personnelNumber: '' }, 'personnelNumber'],
  ]
  for (const [change, path] of bad) {
    const error = await admin.expectError('INVALID', add, { input: worker(change) })
    expect(error.extensions?.fields).toMatchObject([{ path }])
  }
})

test('everybody writes their own name and language', async () => {
  const organisation = await makeOrganisation(product())
  const someone = await organisation.as('WORKER')
  const document =
    'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id name locale } }'
  const input = { name: 'مريم 🦺', locale: 'ru' }
  const { updateProfile } = await someone.run(document, { input })
  expect(updateProfile).toEqual({ id: someone.memberId, ...input })
})

test('a locked-out worker gets in again with a new PIN', async () => {
  const organisation = await makeOrganisation(product())
  const { limits } = product()
  limits.allow('pin.account', 5)
  limits.allow('pin.known', 5)
  const admin = await organisation.as('ADMIN')
  const { addMember } = await admin.run(add, { input: worker({ personnelNumber: 'A-17' }) })
  const input = { slug: organisation.slug, personnelNumber: 'A-17', pin: '9999' }
  const lockedOutUntil = async (pin: string) => {
    for (let n = 0; n < 5; n++) await nobody(product()).expectError('UNAUTHENTICATED', signIn, { input })
    await nobody(product()).expectError('RATE_LIMITED', signIn, { input: { ...input, pin: '4071' } })
    await admin.run(setPin, { input: { memberId: addMember.id, pin } })
    return pinSession(organisation, 'A-17', pin)
  }
  await lockedOutUntil('5812')
  // The same from a network that the organisation is now known to sign in from.
  const session = await lockedOutUntil('5813')
  limits.allow('pin.account', 1_000)
  limits.allow('pin.known', 1_000)
  const found = await resolveSession(product().database, session)
  if (!found) throw new Error('the session lives')
  const asker = askerOf(product(), () => openCtx(product().database, found))
  expect((await asker.run('{ viewer { organisations { slug } } }')).viewer.organisations).toEqual([])
})
