import pg from 'pg'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOrganisation } from '../support/organisation'
import { useProduct } from '../support/product'
import { checksums } from './contents'
import { files, rows } from './table'
import { makeVictim, type Victim } from './victim'

const product = useProduct()
let client: pg.Client
let victim: Victim
let foreign: string

beforeAll(async () => {
  client = new pg.Client({ connectionString: product().test.ownerUrl })
  await client.connect()
  victim = await makeVictim(product())
  for (const file of files) Object.assign(victim.ids, await file.prepare?.(victim))
  foreign = (await makeOrganisation(product(), { name: 'Foreign' })).sites[0].id
})
afterAll(() => client.end())

type Path = (string | number)[]

/** Where in the variables values stand, lists among them, and what stands there. */
function leavesOf(value: unknown, at: Path = []): [Path, unknown][] {
  if (Array.isArray(value))
    return [[at, value], ...value.flatMap((each, index) => leavesOf(each, [...at, index]))]
  if (typeof value !== 'object' || value === null) return [[at, value]]
  return Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...at, name]))
}

function put(value: unknown, [head, ...rest]: Path, given: unknown): unknown {
  if (head === undefined) return given
  if (Array.isArray(value))
    return value.map((each, index) => (index === head ? put(each, rest, given) : each))
  const fields = value as Record<string, unknown>
  return { ...fields, [head]: put(fields[head], rest, given) }
}

/** What nobody asks for in good faith, by what stands there else. */
function hostile(was: unknown): unknown[] {
  if (typeof was === 'string' && /^[0-9a-f]{8}-/.test(was))
    return [v4(), foreign, 'mine', '', 'a\0b', 7, null]
  if (typeof was === 'string') {
    const texts = [
      'a\0b',
      '\ud83d',
      'x'.repeat(20_001),
      '   ',
      '\u202eabc',
      '👩🏽‍🚒',
      "'; DROP TABLE report --",
    ]
    return [...texts, '2026-02-30', '+275760-09-13', '0000-01-01', 7, {}, [], null]
  }
  if (typeof was === 'number') return [-1, 0, 2 ** 31 - 1, 1.5, '1', null, 1e12]
  if (Array.isArray(was)) return [null, [null], 'x', [[]], Array.from({ length: 2000 }, () => was[0] ?? v4())]
  return ['x', 7, null]
}

/** `INVALID` and its like; a value may also be good after all, then nothing is said. */
async function answersTo(document: string, variables: Record<string, unknown>): Promise<unknown[]> {
  const { errors } = await victim.owner.ask(document, variables)
  return errors.map((error) => error.extensions?.code)
}

const coded =
  /^(NOT_FOUND|FORBIDDEN|UNAUTHENTICATED|CONFLICT|LIMIT|INVALID|PRECONDITION|RATE_LIMITED|BAD_USER_INPUT)$/

test.each(rows.filter(({ variables }) => variables))(
  '$operation: whatever is sent in place of a value gets a clear code, and nothing is written',
  async ({ document, variables }) => {
    const good = () => variables?.(victim) ?? {}
    let before = await checksums(client, victim.organisation.id)
    for (const [path, was] of leavesOf(good())) {
      for (const given of hostile(was)) {
        const codes = await answersTo(document, put(good(), path, given) as Record<string, unknown>)
        const what = `${path.join('.')} = ${JSON.stringify(given).slice(0, 40)}`
        expect({ what, uncoded: codes.filter((code) => !coded.test(String(code))) }).toEqual({
          what,
          uncoded: [],
        })
        if (codes.length === 0) before = await checksums(client, victim.organisation.id)
      }
      const at = path.join('.')
      expect({ at, ...(await checksums(client, victim.organisation.id)) }).toEqual({ at, ...before })
    }
  },
)
