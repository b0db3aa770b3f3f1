import { memoryStorage } from '@closecall/adapters/storage'
import { type Bucket, buckets } from '@closecall/core/access/buckets'
import { hashSecret } from '@closecall/core/access/hashing'
import { invitationToken } from '@closecall/core/invitations/invitation'
import { resetToken } from '@closecall/core/people/session'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { doorOf } from '../support/anonymous'
import { useApi } from '../support/api'
import { enrolledKiosk, filingNamed, kioskPin, leaving } from '../support/kiosks'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { cookieFor } from '../support/photos'
import { pepper } from '../support/product'
import { card, file } from '../support/reports'

const storage = memoryStorage()
const written: string[] = []
const api = useApi({
  storage: {
    ...storage,
    write(key, ...rest) {
      written.push(key)
      return storage.write(key, ...rest)
    },
  },
})

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { name } }'
const withPin = 'mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) { name } }'
const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { name } }'
const requestReset = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }'
const resetting = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { name } }'
const inviting = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { token } }'
const accepting = 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { name } }'
const finding = 'query ($slug: String!) { organisationBySlug(slug: $slug) { name } }'
const password = 'a sentence to remember'
const pin = '4711'

let networks = 0
const newNetwork = () => `198.51.100.${++networks}`

/** A plant, somebody's network, and the ways in from there. */
async function place() {
  const organisation = await makeOrganisation(api())
  const owner = await organisation.as('OWNER')
  const worker = await organisation.as('WORKER')
  const numbered = 'UPDATE member SET personnel_number = $1, pin_hash = $2 WHERE id = $3'
  await rowsOf(api(), numbered, ['100', await hashSecret(pepper, pin), worker.memberId])
  const address = newNetwork()
  const knock = async (path: string, init: RequestInit, from = address) => {
    const headers = { 'x-forwarded-for': from, ...(init.headers as Record<string, string>) }
    const response = await fetch(api().url + path, { ...init, headers })
    const text = await response.text()
    if (!text.startsWith('{')) return 'done'
    const { errors } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] }
    return errors?.[0]?.extensions.code ?? 'done'
  }
  const ask = (query: string, variables: object, { from = address, path = '/graphql', cookie = '' } = {}) =>
    knock(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query, variables }),
      },
      from,
    )
  const account = async () => {
    const email = `${v4()}@plant.test`
    const site = { country: 'RU', timeZone: 'Europe/Moscow', siteName: 'Main', locale: 'en' }
    const input = { organisationName: 'Diner', name: 'Vera', email, password, ...site }
    return {
      email,
      founded: () => ask(signUp, { input }, { from: newNetwork() }),
      found: () => ask(signUp, { input }),
    }
  }
  const pinned = (given: string, from = address) =>
    ask(withPin, { input: { slug: organisation.slug, personnelNumber: '100', pin: given } }, { from })
  const cookie = () => cookieFor(organisation, owner)
  return { organisation, owner, worker, address, knock, ask, account, pinned, cookie }
}
type Place = Awaited<ReturnType<typeof place>>
/** The first is counted and not refused; the second would be done if nobody had counted. */
type Row = { allow?: number; doors(at: Place): Promise<[() => Promise<string>, () => Promise<string>]> }
const twice = (doors: (at: Place) => Promise<() => Promise<string>> | (() => Promise<string>)): Row => ({
  async doors(at) {
    const door = await doors(at)
    return [door, door]
  },
})

const rows: Record<Bucket, Row> = {
  'sign_in.here': twice(({ ask }) => {
    const input = { email: `${v4()}@plant.test`, password }
    return () => ask(signIn, { input })
  }),
  'sign_in.account': twice(({ ask }) => {
    const input = { email: `${v4()}@plant.test`, password }
    return () => ask(signIn, { input }, { from: newNetwork() })
  }),
  // It opens instead of closing: a closed account is open where it was opened before.
  'sign_in.proven': {
    async doors({ ask, account }) {
      const { email, founded } = await account()
      await founded()
      const open = (from: string) => ask(signIn, { input: { email, password } }, { from })
      const home = newNetwork()
      await open(home)
      api().limits.allow('sign_in.account', 0)
      return [() => open(home), () => open(newNetwork())]
    },
  },
  'sign_in.address': twice(
    ({ ask }) =>
      () =>
        ask(signIn, { input: { email: `${v4()}@plant.test`, password } }),
  ),
  'pin.account': { doors: async ({ pinned }) => [() => pinned('0000'), () => pinned(pin, newNetwork())] },
  'pin.known': {
    async doors({ pinned }) {
      await pinned(pin)
      return [() => pinned('0000'), () => pinned(pin)]
    },
  },
  'pin.network': { allow: 0, doors: async ({ pinned }) => [() => pinned('0000'), () => pinned(pin)] },
  'pin.organisation': {
    allow: 0,
    doors: async ({ pinned }) => [() => pinned('0000'), () => pinned(pin, newNetwork())],
  },
  // It opens instead of closing: a closed organisation is open where somebody has signed in before.
  'pin.proven': {
    async doors({ pinned }) {
      await pinned(pin)
      await pinned('0000', newNetwork())
      api().limits.allow('pin.organisation', 0)
      return [() => pinned(pin), () => pinned(pin, newNetwork())]
    },
  },
  'kiosk.token': twice(({ ask, organisation }) => () => {
    const input = {
      token: v4().repeat(2).slice(0, 43),
      personnelNumber: '100',
      pin,
      card: card(organisation),
    }
    return ask(filingNamed, { input })
  }),
  'kiosk.pin': {
    async doors({ ask, organisation, owner }) {
      const { token } = await enrolledKiosk(doorOf(api().url), owner, organisation)
      const leave = (given: string) => ask(leaving, { token, pin: given }, { path: '/anonymous/graphql' })
      return [() => leave('000001'), () => leave(kioskPin)]
    },
  },
  'sign_up.address': {
    doors: async ({ account }) => [(await account()).found, (await account()).found],
  },
  'reset.email': twice(async ({ ask, account }) => {
    const { email, founded } = await account()
    await founded()
    return () => ask(requestReset, { input: { email } }, { from: newNetwork() })
  }),
  'reset.address': {
    async doors({ ask, account }) {
      const { email, founded } = await account()
      await founded()
      const request = (given: string) => () => ask(requestReset, { input: { email: given } })
      return [request(`${v4()}@plant.test`), request(email)]
    },
  },
  'reset.token': {
    async doors({ ask, account }) {
      const { email, founded } = await account()
      await founded()
      await ask(requestReset, { input: { email } })
      const [last] = await rowsOf(
        api(),
        'SELECT id FROM password_reset ORDER BY expires_at DESC, id DESC LIMIT 1',
      )
      const reset = (token: string) => () => ask(resetting, { input: { token, password } })
      return [reset('made up'), reset(resetToken(pepper, String(last?.id)))]
    },
  },
  'invitation.address': {
    async doors({ ask, owner, organisation }) {
      const input = { role: 'SUPERVISOR', email: null, allSites: true, siteIds: [], send: false }
      await owner.run(inviting, { input })
      const [open] = await rowsOf(api(), 'SELECT id FROM invitation WHERE organisation_id = $1', [
        organisation.id,
      ])
      const accept = (token: string) => () =>
        ask(accepting, { input: { token, name: 'Jo', email: `${v4()}@plant.test`, password } })
      return [accept('made up'), accept(invitationToken(pepper, String(open?.id)))]
    },
  },
  'invitation.organisation': twice(({ ask, cookie }) => async () => {
    const email = `${v4()}@plant.test`
    const input = { role: 'SUPERVISOR', email, allSites: true, siteIds: [], send: true }
    return ask(inviting, { input }, { cookie: await cookie() })
  }),
  'slug.address': {
    doors: async ({ ask, organisation: { slug } }) => [
      () => ask(finding, { slug: 'nobody-here' }),
      () => ask(finding, { slug }),
    ],
  },
  'poster.member': twice(({ knock, cookie, organisation }) => async () => {
    const place = `/downloads/posters?site=${organisation.sites[0].id}`
    return knock(place, { headers: { cookie: await cookie() } })
  }),
  'upload.member': twice(({ knock, cookie }) => async () => {
    const headers = { cookie: await cookie(), 'content-type': 'application/octet-stream' }
    return knock('/uploads/imports', { method: 'POST', headers, body: 'a;b' })
  }),
  'photo.member': twice(async ({ knock, cookie, owner, organisation }) => {
    const { id } = await file(owner, organisation)
    const headers = {
      cookie: await cookie(),
      'content-type': 'application/octet-stream',
      'content-range': 'bytes 0-9/10',
      'x-content-sha256': '0'.repeat(64),
    }
    const body = Buffer.alloc(10)
    return () => knock(`/uploads/photos/${id}/${v4()}`, { method: 'PUT', headers, body })
  }),
}

/** Every row of every table, in short. */
async function database(): Promise<unknown> {
  const names = `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`
  const digests = (await rowsOf(api(), names)).map(({ name }) => {
    const table = String(name)
    return `SELECT '${table}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM ${table} t`
  })
  return rowsOf(api(), `${digests.join(' UNION ALL ')} ORDER BY name`)
}

test('every limit has a row here', () => {
  expect(Object.keys(rows).toSorted()).toEqual(Object.keys(buckets).toSorted())
})

test.each(Object.entries(rows))('%s is asked before anything is done', async (name, { allow = 1, doors }) => {
  const at = await place()
  const bounded = name as Bucket
  try {
    const [first, second] = await doors(at)
    api().limits.allow(bounded, allow)
    expect(await first()).not.toBe('RATE_LIMITED')
    const before = [await database(), written.length]
    expect(await second()).toBe('RATE_LIMITED')
    expect([await database(), written.length]).toEqual(before)
  } finally {
    for (const each of Object.keys(buckets) as Bucket[]) api().limits.allow(each, Number.POSITIVE_INFINITY)
  }
})
