import { hashSecret } from '@closecall/core/access/hashing'
import { handOver } from '@closecall/worker/tasks/hand-over'
import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { anonymousCard, doorOf, fileAnonymously, opening } from '../support/anonymous'
import { useApi } from '../support/api'
import { nobody } from '../support/asker'
import { beating, enrolledKiosk, filingNamed } from '../support/kiosks'
import { makeOrganisation } from '../support/organisation'
import { rowsOf } from '../support/owner'
import { type Product, pepper } from '../support/product'
import { deliver, doWaiting, useWorker } from '../support/worker'

type Open = () => Product & { url: string }
const pairOf = () => {
  const apis = [useApi(), useApi()] as const
  return [
    { api: apis[0], open: useWorker(apis[0]) },
    { api: apis[1], open: useWorker(apis[1]) },
  ] as const
}
const pages = pairOf()
const kiosks = pairOf()
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

/**
 * Anna and Boris sign in; one of them reports and comes back to read; it is handed over. At a kiosk Clara reports with her
 * name before and after, and the tablet says every now and then that it lives.
 */
async function world(
  { api, open }: { api: Open; open: ReturnType<typeof useWorker> },
  who: 'Anna' | 'Boris',
  way: 'page' | 'kiosk',
) {
  const product = api()
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
  const signedIn = async (name: 'Anna' | 'Boris' | 'Clara') => {
    const { memberId } = await organisation.as('WORKER', { name })
    names.set(memberId, name)
    const sql = 'UPDATE member SET personnel_number = $1, pin_hash = $2 WHERE id = $3'
    await rowsOf(product, sql, [`N-${name}`, pinHash, memberId])
    if (name === 'Clara') return
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
  for (const name of ['Anna', 'Boris', 'Clara'] as const) await signedIn(name)
  const door = doorOf(product.url)
  const tablet = way === 'kiosk' ? await enrolledKiosk(door, officer, organisation) : null
  if (tablet) names.set(tablet.id, 'kiosk')
  const clara = async (id: string, as: string) => {
    if (!tablet) return
    product.clock.now = new Date(product.clock.now.getTime() + 240_000)
    names.set(id, as)
    const proof = { token: tablet.token, personnelNumber: 'N-Clara', pin: '407193' }
    const card = { id, type: 'NEAR_MISS', siteId: organisation.sites[0].id, whatHappened: `Clara, ${as}.` }
    await nobody(product).run(filingNamed, { input: { ...proof, card } })
    await door.run(beating, { token: tablet.token, waiting: 0 })
  }
  await clara(v4(), 'before')
  const place = tablet ? { kiosk: tablet.token } : { slug: organisation.slug }
  const { receipt } = await fileAnonymously(door, anonymousCard(organisation, { place }), headers[who])
  await clara(v4(), 'after')
  const work = await door.work(headers[who])
  await door.run(opening, { receipt, work }, headers[who])
  product.clock.now = new Date('2026-03-11T00:00:00Z')
  if (tablet) await door.run(beating, { token: tablet.token, waiting: 0 })
  const worker = open()
  await doWaiting(worker, handOver)
  await deliver(worker)
  return (await canonical(product, names)).map((line) => line.replaceAll(organisation.slug, '<slug>'))
}

test.each([
  ['page', pages],
  ['kiosk', kiosks],
] as const)(
  'whether Anna filed or Boris, by a %s, the database is the same',
  async (way, [first, second]) => {
    const [anna, boris] = [await world(first, 'Anna', way), await world(second, 'Boris', way)]
    expect(anna.filter((line) => line.includes('ANONYMOUS'))).toHaveLength(1)
    expect(anna.filter((line) => line.startsWith('report ') && line.includes('KIOSK'))).toHaveLength(
      way === 'kiosk' ? 3 : 0,
    )
    expect(anna.some((line) => line.includes('Anna'))).toBe(true)
    expect(boris).toEqual(anna)
  },
)
