import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'
import { cookieOf } from '../support/cookie'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'

const api = useApi()
const register = 'mutation ($input: RegisterBoxInput!) { registerBox(input: $input) { id } }'

async function ask(organisation: TestOrganisation, member: TestMember, path: string): Promise<Response> {
  const { memberId } = member
  const cookie = await cookieOf({ memberId, organisationId: organisation.id, memberVersion: 1 })
  return fetch(`${api().url}/downloads/boxes/${path}`, { headers: { cookie } })
}

test('the cards of a box come as a PDF to those who look after it, and to nobody else', async () => {
  const organisation = await makeOrganisation(api())
  const stranger = await makeOrganisation(api())
  const [site, other] = organisation.sites
  const officer = await organisation.as('SAFETY_OFFICER', { locale: 'ru' })
  const input = { siteId: site.id, locationId: site.locationId, name: 'Столовая' }
  const { id } = (await officer.run(register, { input })).registerBox
  const bytes = async (path: string) => {
    const response = await ask(organisation, officer, path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('application/pdf')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const pdf = Buffer.from(await response.arrayBuffer())
    // Front and back of one paper, in either language.
    expect(pdf.toString('latin1')).toMatch(/\/Type \/Pages\s+\/Count 2\b/)
    return pdf
  }
  const own = await bytes(`${id}/cards`)
  expect(own.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await bytes(`${id}/cards?size=a5&language=ru`)).toEqual(own)
  for (const other of ['size=a6&language=ru', 'size=a6&language=en']) {
    expect((await bytes(`${id}/cards?${other}`)).equals(own)).toBe(false)
  }
  expect((await bytes(`${id}/cards?language=en`)).equals(own)).toBe(false)

  const refused = async (at: TestOrganisation, member: Promise<TestMember>, path = `${id}/cards`) =>
    (await ask(at, await member, path)).status
  expect(await refused(stranger, stranger.as('OWNER'))).toBe(404)
  expect(await refused(organisation, organisation.as('WORKER'))).toBe(403)
  expect(await refused(organisation, organisation.as('SUPERVISOR', { sites: [other.id] }))).toBe(404)
  expect(await refused(organisation, organisation.as('OWNER'), `${v4()}/cards`)).toBe(404)
  expect(await refused(organisation, organisation.as('OWNER'), 'no-id/cards')).toBe(404)
  expect((await fetch(`${api().url}/downloads/boxes/${id}/cards`)).status).toBe(401)
})
