import { hashSecret } from '@closecall/core/access/hashing'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening } from '../support/anonymous'
import { useApi } from '../support/api'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { type Product, pepper } from '../support/product'
import { deliver, doWaiting, useWorker } from '../support/worker'

const first = useApi()
const second = useApi()
const hands = [useWorker(first), useWorker(second)] as const
const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** Hashes, digests, and the numbers that are drawn by lot for anonymous reports. */
const drawn = /\$argon2id\$[^"\s)]+|\b[\w-]{43}\b|AN-2026-\d+|(?<="number_rank":)\d+/g

/** Every row of every table; what is drawn by lot is named by whose it is, or by being anybody's. */
async function canonical(product: Product, names: Map<string, string>): Promise<string[]> {
  const tables = await rowsOf(
    product,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    // Migrations have run once for all; their moments are nobody's.
    if (name === '_prisma_migrations') continue
    const where = ['report', 'receipt', 'thread_message'].includes(String(name)) ? 't.ctid::text' : "''"
    const rows = await rowsOf(
      product,
      `SELECT ${where} AS place, to_jsonb(t) - 'code' - 'search' AS row FROM ${String(name)} t`,
    )
    for (const { place, row } of rows) {
      const text = JSON.stringify(row).replace(drawn, '<drawn>')
      lines.push(`${String(name)} ${String(place)} ${text.replace(uuid, (id) => names.get(id) ?? '<drawn>')}`)
    }
  }
  return lines.toSorted()
}

/** Anna and Boris sign in; one of them reports and comes back to read; it is handed over. */
async function world(
  product: Product & { url: string },
  open: (typeof hands)[number],
  who: 'Anna' | 'Boris',
) {
  product.clock.now = new Date('2026-03-10T06:10:00Z')
  const organisation = await makeOrganisation(product, { name: 'Bakery' })
  const officer = await organisation.as('SAFETY_OFFICER', { name: 'Officer', email: 'officer@plant.test' })
  const pinHash = await hashSecret(pepper, '407193')
  const headers = {
    Anna: { 'x-forwarded-for': '198.51.100.1' },
    Boris: { 'x-forwarded-for': '198.51.100.2' },
  }
  const names = new Map<string, string>([
    [organisation.id, 'organisation'],
    [organisation.sites[0].id, 'north'],
    [organisation.sites[1].id, 'south'],
    [officer.memberId, 'officer'],
  ])
  for (const name of ['Anna', 'Boris'] as const) {
    const { memberId } = await organisation.as('WORKER', { name })
    names.set(memberId, name)
    const sql = 'UPDATE member SET personnel_number = $1, pin_hash = $2 WHERE id = $3'
    await rowsOf(product, sql, [`N-${name}`, pinHash, memberId])
    const input = { slug: organisation.slug, personnelNumber: `N-${name}`, pin: '407193' }
    await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers[name] },
      body: JSON.stringify({
        query: 'mutation ($input: SignInWithPinInput!) { signInWithPin(input: $input) { name } }',
        variables: { input },
      }),
    })
  }
  const door = doorOf(product.url)
  const { receipt } = await fileAnonymously(door, anonymousCard(organisation), headers[who])
  const work = await door.work(headers[who])
  await door.run(opening, { receipt, work }, headers[who])
  product.clock.now = new Date('2026-03-11T00:00:00Z')
  const worker = open()
  await doWaiting(worker, handOver)
  await deliver(worker)
  return (await canonical(product, names)).map((line) => line.replaceAll(organisation.slug, '<slug>'))
}

test('whether Anna filed or Boris, the database is the same', async () => {
  const [anna, boris] = [await world(first(), hands[0], 'Anna'), await world(second(), hands[1], 'Boris')]
  expect(anna.filter((line) => line.includes('ANONYMOUS'))).toHaveLength(1)
  expect(anna.some((line) => line.includes('Anna'))).toBe(true)
  expect(boris).toEqual(anna)
})
