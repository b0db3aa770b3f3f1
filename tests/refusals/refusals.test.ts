import type { Role } from '@closecall/core/access/actor'
import { schema } from '@closecall/graphql/schema'
import { parse, validate } from 'graphql'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asker, nobody } from '../support/asker'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { checksums, idsOf, uuidsIn } from './contents'
import type { Outcome, RefusalRow } from './row'
import { files, rows } from './table'
import { makeVictim, marker, type Victim } from './victim'

const product = useProduct()
let client: pg.Client
let victim: Victim
let stranger: Asker
let theirs: Set<string>
const colleagues = new Map<string, Asker>()

/** A member of the victim organisation, made before anything is measured. */
async function hire(organisation: TestOrganisation, role: Role, where: 'everywhere' | 'elsewhere') {
  const options = where === 'everywhere' ? {} : { sites: [organisation.sites[1].id] }
  colleagues.set(`${role} ${where}`, await organisation.as(role, options))
}

const siteCase = ({ otherSite }: RefusalRow) =>
  typeof otherSite === 'string' ? { role: 'SUPERVISOR' as const, code: otherSite } : otherSite

beforeAll(async () => {
  client = new pg.Client({ connectionString: product().test.ownerUrl })
  await client.connect()
  victim = await makeVictim(product())
  for (const file of files) Object.assign(victim.ids, await file.prepare?.(victim))
  const weaker = new Set(rows.flatMap((row) => row.weakerRole?.role ?? []))
  const elsewhere = new Set(rows.flatMap((row) => siteCase(row)?.role ?? []))
  for (const role of weaker) await hire(victim.organisation, role, 'everywhere')
  for (const role of elsewhere) await hire(victim.organisation, role, 'elsewhere')
  stranger = await (await makeOrganisation(product(), { name: 'Stranger' })).as('OWNER')
  theirs = await idsOf(client, victim.organisation.id)
})
afterAll(async () => {
  await client.end()
})

async function expectRefusal(asker: Asker, row: RefusalRow, outcome: Outcome) {
  const variables = row.variables?.(victim) ?? {}
  const { data, errors } = await asker.ask(row.document, variables)
  expect(errors.map((error) => error.extensions?.code)).toEqual(outcome === 'OK' ? [] : [outcome])
  const sent = new Set(uuidsIn(variables))
  expect(uuidsIn([data, errors]).filter((id) => theirs.has(id) && !sent.has(id))).toEqual([])
  expect(JSON.stringify([data, errors])).not.toContain(marker)
}

describe('the refusals table', () => {
  test('has a row for every operation of the schema, and no other', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    const operations = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}))
    const covered = new Set(rows.map((row) => row.operation))
    expect(operations.filter((name) => !covered.has(name))).toEqual([])
    expect([...covered].filter((name) => !operations.includes(name))).toEqual([])
  })

  test('asks what the schema offers', () => {
    const mistakes = rows.flatMap(({ operation, document }) =>
      validate(schema, parse(document)).map((error) => `${operation}: ${error.message}`),
    )
    expect(mistakes).toEqual([])
  })

  test('gives a reason wherever somebody is let in or a case is absent', () => {
    const open = rows.filter((row) => row.nobody !== 'UNAUTHENTICATED' || !row.weakerRole || !row.otherSite)
    expect(open.filter((row) => !row.exempt).map((row) => row.operation)).toEqual([])
  })

  test('points at what exists: a made-up id would be refused for the wrong reason', () => {
    const hollow = rows.filter(({ otherOrganisation, variables }) => {
      return otherOrganisation === 'NOT_FOUND' && !uuidsIn(variables?.(victim)).some((id) => theirs.has(id))
    })
    expect(hollow.map((row) => row.operation)).toEqual([])
  })

  test.each(rows)('$operation', async (row) => {
    expect(row.document).toContain(row.operation)
    const before = await checksums(client, victim.organisation.id)
    await expectRefusal(nobody(product()), row, row.nobody)
    await expectRefusal(stranger, row, row.otherOrganisation)
    expect(await checksums(client, victim.organisation.id)).toEqual(before)

    const colleaguesCases = [
      [row.weakerRole, 'everywhere'],
      [siteCase(row), 'elsewhere'],
    ] as const
    for (const [wanted, where] of colleaguesCases) {
      const colleague = wanted && colleagues.get(`${wanted.role} ${where}`)
      if (!colleague) continue
      const { errors } = await colleague.ask(row.document, row.variables?.(victim) ?? {})
      expect([where, ...errors.map((error) => error.extensions?.code)]).toEqual([where, wanted.code])
    }
    expect(await checksums(client, victim.organisation.id)).toEqual(before)
  })
})
