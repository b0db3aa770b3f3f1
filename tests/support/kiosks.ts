import { randomBytes } from 'node:crypto'
import { v4 } from 'uuid'
import type { Door } from './anonymous'
import type { TestMember, TestOrganisation } from './organisation'

export const creating = `mutation ($input: CreateKioskInput!) {
  createKiosk(input: $input) { code expiresAt kiosk { id name state codeExpiresAt } } }`
export const enrolling = `mutation ($code: String!, $token: String!) { enrolKiosk(code: $code, token: $token) {
  name slug place { organisation site { id } location { id } sites { id name } } } }`
export const beating = `mutation ($token: String!, $waiting: Int!) {
  kioskHeartbeat(token: $token, waiting: $waiting) { name slug place { site { id } } } }`
export const leaving = 'mutation ($token: String!, $pin: String!) { leaveKiosk(token: $token, pin: $pin) }'
export const filingNamed = `mutation ($input: FileAtKioskInput!) {
  fileAtKiosk(input: $input) { id number name photoPass } }`
export const listing = `query ($all: Boolean) { kiosks(includeRevoked: $all) {
  id name state waiting lastSeenAt enrolledAt codeExpiresAt revokedAt site { name } location { name } viewerCan { manage } } }`

export const kioskPin = '407193'
/** As a tablet draws one. */
export const newToken = () => randomBytes(32).toString('hex')

export const kioskAt = (organisation: TestOrganisation, changes: object = {}) => {
  const [{ id: siteId, locationId }] = organisation.sites
  return { id: v4(), name: 'Gate tablet', siteId, locationId, pin: kioskPin, ...changes }
}

export const createKiosk = async (officer: TestMember, input: object) =>
  (await officer.run(creating, { input })).createKiosk as {
    code: string
    expiresAt: string
    kiosk: { id: string; name: string; state: string }
  }

/** A tablet of its own at the first site, and what it shows itself with. */
export async function enrolledKiosk(
  door: Door,
  officer: TestMember,
  organisation: TestOrganisation,
  changes: object = {},
) {
  const { code, kiosk } = await createKiosk(officer, kioskAt(organisation, changes))
  const token = newToken()
  await door.run(enrolling, { code, token })
  return { id: kiosk.id, token }
}

export const kiosksOf = async (member: TestMember, all = true) => (await member.run(listing, { all })).kiosks
