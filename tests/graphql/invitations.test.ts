import { invitationToken } from '@closecall/core/invitations/invitation'
import { resolveSession } from '@closecall/core/people/resolve-session'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { nobody } from '../support/asker'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { pepper, useProduct } from '../support/product'

const product = useProduct()
const invite =
  'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { token url invitation { id role email expiresAt } } }'
const revoke = 'mutation ($id: UUID!) { revokeInvitation(id: $id) { id revokedAt } }'
const accept =
  'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { role name session { personId memberId organisationId } } }'
const preview =
  'query ($token: String!) { invitation(token: $token) { organisationName role email name locale } }'
const list = '{ invitations { id email role } }'

const invited = (change = {}) => ({
  input: { role: 'SUPERVISOR', email: null, allSites: true, siteIds: [], send: false, ...change },
})
const joiner = (token: string, change = {}) => ({
  input: {
    token,
    name: 'Jo',
    email: `jo-${v4()}@example.com`,
    password: 'a sentence to remember',
    ...change,
  },
})
async function opened(change = {}) {
  const organisation = await makeOrganisation(product(), { name: 'Diner' })
  const owner = await organisation.as('OWNER')
  const { inviteMember } = await owner.run(invite, invited(change))
  return { organisation, owner, ...inviteMember }
}

test('a link lets one person in, once, with role and sites', async () => {
  const organisation = await makeOrganisation(product(), { name: 'Diner' })
  const owner = await organisation.as('OWNER')
  const siteIds = [organisation.sites[0].id]
  const { inviteMember } = await owner.run(invite, invited({ allSites: false, siteIds, name: 'Jo' }))
  const { token, url, invitation } = inviteMember
  expect(url).toBe(`/invite/${token}`)
  expect(token).toBe(invitationToken(pepper, invitation.id))
  expect((await nobody(product()).run(preview, { token })).invitation).toEqual({
    organisationName: 'Diner',
    role: 'SUPERVISOR',
    email: null,
    name: 'Jo',
    locale: 'en',
  })
  const { acceptInvitation } = await nobody(product()).run(accept, joiner(token))
  expect(acceptInvitation).toMatchObject({ role: 'SUPERVISOR', session: { organisationId: organisation.id } })
  const scope = await rowsOf(product(), 'SELECT site_id FROM member_site WHERE member_id = $1', [
    acceptInvitation.session.memberId,
  ])
  expect(scope.map((row) => row.site_id)).toEqual(siteIds)
  await nobody(product()).expectError('NOT_FOUND', accept, joiner(token))
  expect(await nobody(product()).run(preview, { token })).toEqual({ invitation: null })
  const used = await owner.expectError('PRECONDITION', revoke, { id: invitation.id })
  expect(used.extensions?.reason).toBe('invitation.used')
})

test('two who open one link at once: one joins', async () => {
  const { token } = await opened()
  const outcomes = await Promise.all([1, 2].map(() => nobody(product()).ask(accept, joiner(token))))
  const codes = outcomes.flatMap(({ errors }) => errors.map((error) => error.extensions?.code))
  expect(codes).toEqual(['NOT_FOUND'])
})

test('revoked, a week old, changed or made up: not found', async () => {
  const { owner, token, invitation } = await opened()
  expect((await owner.run(list)).invitations).toHaveLength(1)
  await owner.run(revoke, { id: invitation.id })
  await owner.run(revoke, { id: invitation.id })
  expect((await owner.run(list)).invitations).toEqual([])
  await nobody(product()).expectError('NOT_FOUND', accept, joiner(token))

  const late = await opened()
  const { clock } = product()
  const before = clock.now
  clock.now = new Date(before.getTime() + 7 * 24 * 3_600_000)
  await nobody(product()).expectError('NOT_FOUND', accept, joiner(late.token))
  clock.now = before
  for (const wrong of [`${late.token}x`, late.token.split('.')[0], 'a\0b', '', 'ы'.repeat(150)]) {
    await nobody(product()).expectError('NOT_FOUND', accept, joiner(String(wrong)))
    expect(await nobody(product()).run(preview, { token: String(wrong) })).toEqual({ invitation: null })
  }
})

test('an invitation by mail is for that mailbox and carries no secret in table or event', async () => {
  const email = `guest-${v4()}@example.com`
  const { token, invitation, organisation } = await opened({ email: email.toUpperCase(), send: true })
  const error = await nobody(product()).expectError('INVALID', accept, joiner(token))
  expect(error.extensions).toMatchObject({ reason: 'invitation.other_email', fields: [{ path: 'email' }] })
  const rows = await rowsOf(
    product(),
    `SELECT to_jsonb(o) AS row FROM outbox o WHERE subject_id = $1
     UNION ALL SELECT to_jsonb(a) FROM audit a WHERE subject_id = $1
     UNION ALL SELECT to_jsonb(i) FROM invitation i WHERE id = $1`,
    [invitation.id],
  )
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).not.toContain(token.split('.')[1])
  expect(JSON.stringify(rows)).toContain('"send":true')
  const { acceptInvitation } = await nobody(product()).run(accept, joiner(token, { email }))
  const [member] = await rowsOf(product(), 'SELECT email FROM member WHERE id = $1', [
    acceptInvitation.session.memberId,
  ])
  expect([member?.email, organisation.id]).toEqual([email, acceptInvitation.session.organisationId])
})

test('an existing person proves the password and then belongs to both', async () => {
  const first = await opened()
  const person = joiner(first.token)
  const { acceptInvitation: before } = await nobody(product()).run(accept, person)
  const second = await opened()
  const again = { ...person.input, token: second.token }
  await nobody(product()).expectError('UNAUTHENTICATED', accept, {
    input: { ...again, password: 'something different' },
  })
  const { acceptInvitation: after } = await nobody(product()).run(accept, { input: again })
  expect(after.session.personId).toBe(before.session.personId)
  expect(after.session.organisationId).toBe(second.organisation.id)

  const { inviteMember } = await second.owner.run(invite, invited())
  const twice = await nobody(product()).expectError('CONFLICT', accept, {
    input: { ...again, token: inviteMember.token },
  })
  expect(twice.extensions?.reason).toBe('member.exists')
})

test('the e-mail of a member without an account invites that very member, with the role they have', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const email = `welder-${v4()}@example.com`
  const add = 'mutation ($input: AddMemberInput!) { addMember(input: $input) { id } }'
  const { addMember } = await owner.run(add, {
    input: { name: 'Welder', email, role: 'WORKER', allSites: true, siteIds: [], locale: 'en' },
  })
  const { inviteMember } = await owner.run(invite, invited({ email, role: 'ADMIN' }))
  expect(inviteMember.invitation.role).toBe('WORKER')
  const open = await owner.run(invite, invited())
  const stolen = joiner(open.inviteMember.token, { email })
  await nobody(product()).expectError('CONFLICT', accept, stolen)
  const { acceptInvitation } = await nobody(product()).run(accept, joiner(inviteMember.token, { email }))
  expect(acceptInvitation).toMatchObject({ role: 'WORKER', session: { memberId: addMember.id } })
  const taken = await owner.expectError('CONFLICT', invite, invited({ email }))
  expect(taken.extensions?.reason).toBe('member.exists')
})

test('only an owner invites owners; sending needs an e-mail; the list is for those who may invite', async () => {
  const { organisation } = await opened()
  const theirs = await makeOrganisation(product())
  const admin = await organisation.as('ADMIN')
  await admin.expectError('FORBIDDEN', invite, invited({ role: 'OWNER' }))
  await admin.expectError('INVALID', invite, invited({ send: true }))
  await admin.expectError('INVALID', invite, invited({ allSites: false }))
  await admin.expectError('NOT_FOUND', invite, invited({ allSites: false, siteIds: [theirs.sites[0].id] }))
  expect((await admin.run(list)).invitations).toHaveLength(1)
  expect((await (await organisation.as('WORKER')).run(list)).invitations).toEqual([])
})

test('a link is worth what its inviter may do today; an account gets no PIN from others', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const admin = await organisation.as('ADMIN')
  const { inviteMember: open } = await admin.run(invite, invited())
  const { inviteMember: used } = await admin.run(invite, invited({ role: 'SAFETY_OFFICER' }))
  const { acceptInvitation: officer } = await nobody(product()).run(accept, joiner(used.token))
  const pin = await admin.expectError(
    'PRECONDITION',
    'mutation ($input: SetPinInput!) { setPin(input: $input) { id } }',
    { input: { memberId: officer.session.memberId, pin: '5813' } },
  )
  expect(pin.extensions?.reason).toBe('member.has_account')

  await owner.run('mutation ($id: UUID!) { disableMember(id: $id) { id } }', { id: admin.memberId })
  await nobody(product()).expectError('NOT_FOUND', accept, joiner(open.token))
  expect(await nobody(product()).run(preview, { token: open.token })).toEqual({ invitation: null })
})

test('the PIN of a member ends when they get an account, and its sessions with it', async () => {
  const organisation = await makeOrganisation(product())
  const owner = await organisation.as('OWNER')
  const email = `welder-${v4()}@example.com`
  const add = 'mutation ($input: AddMemberInput!) { addMember(input: $input) { id } }'
  const person = { name: 'Welder', email, personnelNumber: 'W-1', role: 'WORKER', pin: '4071' }
  await owner.run(add, { input: { ...person, allSites: true, siteIds: [], locale: 'en' } })
  const signIn = `mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) {
    session { sessionId personId memberId organisationId personVersion memberVersion } } }`
  const pin = { input: { slug: organisation.slug, personnelNumber: 'W-1', pin: '4071' } }
  const { session } = (await nobody(product()).run(signIn, pin)).signInWithPin
  expect(await resolveSession(product().database, session)).not.toBeNull()
  const { inviteMember } = await owner.run(invite, invited({ email }))
  const joined = await nobody(product()).run(accept, joiner(inviteMember.token, { email }))
  expect(await resolveSession(product().database, session)).toBeNull()
  await nobody(product()).expectError('UNAUTHENTICATED', signIn, pin)
  expect(joined.acceptInvitation.session.memberId).toBe(session.memberId)
})

test('an invitation gives no more than its inviter could give today', async () => {
  const organisation = await makeOrganisation(product())
  const [first, second] = [await organisation.as('OWNER'), await organisation.as('OWNER')]
  const { inviteMember: owners } = await first.run(invite, invited({ role: 'OWNER' }))
  const { inviteMember: admins } = await first.run(invite, invited({ role: 'ADMIN' }))
  const update = 'mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { role } }'
  const role = (id: string, name: string) => ({
    input: { id, name: 'x', role: name, allSites: true, siteIds: [] },
  })
  await second.run(update, role(first.memberId, 'ADMIN'))
  await nobody(product()).expectError('NOT_FOUND', accept, joiner(owners.token))
  await nobody(product()).run(accept, joiner(admins.token))

  const admin = await organisation.as('ADMIN')
  const email = `ghost-${v4()}@example.com`
  const ghost = await organisation.as('WORKER', { email })
  const { inviteMember } = await admin.run(invite, invited({ role: 'WORKER', email }))
  await second.run(update, role(ghost.memberId, 'OWNER'))
  await nobody(product()).expectError('NOT_FOUND', accept, joiner(inviteMember.token, { email }))
})
