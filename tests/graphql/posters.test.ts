import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { useApi } from '../support/api'
import type { Answer } from '../support/asker'
import { cookieOf } from '../support/cookie'
import { makeOrganisation, type TestMember, type TestOrganisation } from '../support/organisation'
import { readPdf } from '../support/pdf'

const publicUrl = 'https://closecall.example.org/base/'
const api = useApi({ publicUrl })
const places = '{ sites { id name code { id code version } locations { id name code { id code version } } } }'

const download = async (
  organisation: TestOrganisation,
  member: TestMember,
  query: Record<string, string>,
) => {
  const { memberId } = member
  const cookie = await cookieOf({ memberId, organisationId: organisation.id, memberVersion: 1 })
  return fetch(`${api().url}/downloads/posters?${new URLSearchParams(query).toString()}`, {
    headers: { cookie },
  })
}
const refusal = async (response: Response) => {
  const body = (await response.json()) as { errors: { extensions: { code: string; reason: string } }[] }
  return [response.status, body.errors[0]?.extensions.reason]
}
const pagesOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/pdf')
  return readPdf(new Uint8Array(await response.arrayBuffer()))
}
/** Where a line of a page breaks is the page's business. */
const squeezed = (text: string) => text.replace(/[\s\u200b]+/g, '').toLowerCase()
const matrix = (code: string) => {
  const { modules } = create(`https://closecall.example.org/base/r/${code}`, { errorCorrectionLevel: 'Q' })
  const row = (y: number) => Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? '#' : '.'))
  return Array.from({ length: modules.size }, (_, y) => row(y).join(''))
}
const rename = async (organisation: TestOrganisation, site: object, spot: string) => {
  const admin = await organisation.as('ADMIN')
  const [{ id, locationId }] = organisation.sites
  await admin.run('mutation ($input: UpdateSiteInput!) { updateSite(input: $input) { id } }', {
    input: { id, ...site },
  })
  await admin.run('mutation ($input: UpdateLocationInput!) { updateLocation(input: $input) { id } }', {
    input: { id: locationId, name: spot },
  })
}

test.each([
  ['a4', 'en', 210, 297, 1, 'Anonymous stays anonymous', 'you want. Your way of writing'],
  ['a5', 'ru', 148, 210, 1, 'Анонимно — значит анонимно', 'Манеру письма'],
  ['sticker', 'ru', 210, 297, 6, 'Можно без имени. Манеру письма', 'что знаете только вы'],
])(
  '%s in %s says where, how, what next, and what anonymity cannot do',
  async (format, language, width, height, codes, promise) => {
    const organisation = await makeOrganisation(api(), { name: 'ООО «Ромашка»' })
    const emergency = { emergencyName: 'Медпункт', emergencyPhone: '+7 (343) 555-01-03' }
    await rename(organisation, { name: 'Цех № 5 & Co <b>', ...emergency }, 'Линия фритюра #pagebreak() 3')
    const supervisor = await organisation.as('SUPERVISOR', { sites: [organisation.sites[0].id] })
    const { sites } = await supervisor.run(places)
    const [site] = sites.filter(({ id }: Answer) => id === organisation.sites[0].id)
    const { id, code } = site.locations[0].code
    const response = await download(organisation, supervisor, { code: id, format, language })
    const pages = await pagesOf(response)
    expect(pages).toHaveLength(1)
    expect(pages[0]).toMatchObject({ widthMm: width, heightMm: height })
    const said = squeezed(pages[0]?.text ?? '')
    const address = `closecall.example.org/base/r/${code.slice(0, 4)}-${code.slice(4)}`
    const whole = ['ООО «Ромашка»', code.slice(0, 4), 'Медпункт']
    for (const words of [
      'Цех № 5 & Co <b>',
      'Линия фритюра #pagebreak() 3',
      '+7 (343) 555-01-03',
      address,
      promise,
      ...(format === 'sticker' ? [] : whole),
    ]) {
      expect(said).toContain(squeezed(words))
    }
    expect(pages[0]?.qr).toEqual(Array.from({ length: codes }, () => matrix(code)))
  },
)

test('a whole site comes as one file: its own code, then its open places as one walks, the same bytes each time', async () => {
  const organisation = await makeOrganisation(api())
  const admin = await organisation.as('ADMIN')
  const siteId = organisation.sites[0].id
  const make = 'mutation ($input: CreateLocationInput!) { createLocation(input: $input) { id code { id } } }'
  const made = []
  for (const name of ['Door 10', 'Door 2', 'Gone', 'Off']) {
    made.push((await admin.run(make, { input: { siteId, name } })).createLocation)
  }
  await admin.run('mutation ($id: UUID!) { archiveLocation(id: $id) { id } }', { id: made[2].id })
  const disable = 'mutation ($input: ChangeCodeInput!) { disableCode(input: $input) { id } }'
  await admin.run(disable, { input: { id: made[3].code.id, version: 1 } })
  const [first, second] = [
    await download(organisation, admin, { site: siteId, format: 'a5' }),
    await download(organisation, admin, { site: siteId, format: 'a5' }),
  ].map((response) => response.arrayBuffer())
  const bytes = new Uint8Array(await (first as Promise<ArrayBuffer>))
  expect(Buffer.compare(bytes, new Uint8Array(await (second as Promise<ArrayBuffer>)))).toBe(0)
  const pages = readPdf(bytes)
  const names = ['Anywhere at this site', 'Door 2', 'Door 10', 'Gate']
  expect(pages).toHaveLength(names.length)
  for (const [index, name] of names.entries())
    expect(squeezed(pages[index]?.text ?? '')).toContain(squeezed(name))
  // Nobody is named to call here: the country's number stands.
  expect(pages[0]?.text).toMatch(/112/)
  const { sites } = await admin.run(places)
  expect(pages[0]?.qr).toEqual([matrix(sites[0].code.code)])
  const stickers = await pagesOf(await download(organisation, admin, { site: siteId, format: 'sticker' }))
  expect(stickers.map(({ qr }) => qr.length)).toEqual([4])
})

test.each([
  ['a word without end', 'Х'.repeat(200)],
  ['many words', 'Очень длинное место '.repeat(10).trim()],
  ['pictures only', '👷‍♂️🏗️'],
  ['right to left', 'مستودع الشمال שלום'],
  ['signs of other tongues', '漢字カナ 한국어'],
  ['code of the page', '#panic("x") $x^2$ */ ]'],
])('a name of %s leaves the page whole', async (_, name) => {
  const organisation = await makeOrganisation(api(), { name })
  await rename(
    organisation,
    { name, emergencyName: name, emergencyPhone: '+7 (343) 555-01-03, 12345 #12#34#56' },
    name,
  )
  const officer = await organisation.as('SAFETY_OFFICER')
  for (const format of ['a4', 'a5', 'sticker']) {
    const response = await download(organisation, officer, {
      site: organisation.sites[0].id,
      format,
      language: 'ru',
    })
    expect(await pagesOf(response)).toHaveLength(format === 'sticker' ? 1 : 2)
  }
})

test('who may not print, and what cannot be printed, is refused', async () => {
  const organisation = await makeOrganisation(api())
  const other = await makeOrganisation(api())
  const [north, south] = organisation.sites
  const officer = await organisation.as('SAFETY_OFFICER')
  const { code } = (await officer.run(places)).sites[0]
  const ask = async (member: TestMember, query: Record<string, string>, from = organisation) =>
    refusal(await download(from, member, query))
  const supervisor = await organisation.as('SUPERVISOR', { sites: [south.id] })
  for (const member of [supervisor, await organisation.as('WORKER'), await organisation.as('EXECUTIVE')]) {
    expect(await ask(member, { site: north.id })).toEqual([403, 'code.print'])
    expect(await ask(member, { code: code.id })).toEqual([403, 'code.print'])
  }
  const stranger = await other.as('OWNER')
  expect(await ask(stranger, { site: north.id }, other)).toEqual([404, 'not_found'])
  expect(await ask(stranger, { code: code.id }, other)).toEqual([404, 'not_found'])
  expect(await ask(officer, {})).toEqual([404, 'not_found'])
  expect(await ask(officer, { site: north.id, code: code.id })).toEqual([404, 'not_found'])
  expect(await ask(officer, { site: 'x' })).toEqual([400, 'invalid'])
  expect(await ask(officer, { site: north.id, format: 'a0' })).toEqual([400, 'invalid'])
  const disable = 'mutation ($input: ChangeCodeInput!) { disableCode(input: $input) { id } }'
  await officer.run(disable, { input: { id: code.id, version: 1 } })
  expect(await ask(officer, { code: code.id })).toEqual([409, 'code.none_active'])
  const nobody = await fetch(`${api().url}/downloads/posters?site=${north.id}`)
  expect(nobody.status).toBe(401)
})
