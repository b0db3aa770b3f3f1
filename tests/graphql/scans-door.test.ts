import { randomBytes } from 'node:crypto'
import { memoryStorage } from '@closecall/adapters/storage'
import { startServer } from '@closecall/api/server'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { doorOf } from '../support/anonymous'
import { makeOrganisation, type TestOrganisation } from '../support/organisation'
import { pepper, useProduct } from '../support/product'

const product = useProduct()
const log = pino({ level: 'silent' })
const places = '{ sites { id code { id code version scans } locations { code { id code scans } } } }'
const rowsOf = ({ id }: TestOrganisation) =>
  product().database.write(id, (tx) => tx.locationScan.findMany({ orderBy: { day: 'asc' } }))

test('a page that is opened counts once, and a stop of the server loses none', async () => {
  const { database, limits, clock } = product()
  clock.now = new Date('2026-03-10T09:00:00Z')
  const organisation = await makeOrganisation(product())
  const [, south] = (await (await organisation.as('OWNER')).run(places)).sites
  // The server closes its database when it stops; the test goes on looking.
  const own = { ...database, close: () => Promise.resolve() }
  const server = await startServer({
    database: own,
    log,
    port: 0,
    dataDir: '/nowhere',
    demo: false,
    publicUrl: 'http://localhost:3000',
    trustedProxies: [],
    sessionSecret: 'a secret',
    pepper,
    limits,
    storage: memoryStorage(),
    trusted: null,
    now: () => clock.now,
    id: () => v7(),
    secret: () => randomBytes(32).toString('base64url'),
  })
  const door = doorOf(`http://127.0.0.1:${server.port}`)
  const open = 'query ($code: String!) { anonymousPlace(code: $code) { organisation site { id } } }'
  await door.run(open, { code: south.code.code })
  await door.run(open, { code: south.code.code.toLowerCase() })
  expect((await door.ask(open, { code: '00000000' })).reasons).toEqual(['not_found'])
  expect(await rowsOf(organisation)).toEqual([])
  await server.stop()
  expect(await rowsOf(organisation)).toMatchObject([{ codeId: south.code.id, scans: 2 }])
})
