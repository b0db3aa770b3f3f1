import { tellingOf, tellingSettings } from '@closecall/db/server-log'
import { expect, test } from 'vitest'
import { rowsOf } from '../support/owner'
import { useProduct } from '../support/product'

const product = useProduct()

/** A server of somebody's own, set for one database so that no other test meets it. */
async function set(settings: Record<string, string>) {
  const name = new URL(product().test.ownerUrl).pathname.slice(1)
  await rowsOf(product(), `ALTER DATABASE ${name} RESET ALL`)
  for (const [setting, value] of Object.entries(settings))
    await rowsOf(product(), `ALTER DATABASE ${name} SET ${setting} = '${value}'`)
}
const told = () => tellingSettings(product().test.urls.app)

test('nothing is said of a server that is as silent as the embedded one', async () => {
  await set({})
  expect(await told()).toEqual([])
})

test.each([
  ['log_statement', 'all', 'none'],
  ['log_min_duration_statement', '250ms', '-1'],
  ['log_duration', 'on', 'off'],
  ['log_min_messages', 'warning', 'fatal'],
  ['log_min_error_statement', 'error', 'panic'],
  ['log_error_verbosity', 'default', 'terse'],
  ['log_lock_waits', 'on', 'off'],
  ['log_parameter_max_length_on_error', '64B', '0'],
  ['auto_explain.log_min_duration', '0', '-1'],
  ['pgaudit.log', 'write', 'none'],
  ['pg_stat_statements.track', 'top', 'none'],
])('%s = %s is said, with what it should be', async (setting, value, wanted) => {
  await set({ [setting]: value })
  expect(await told()).toEqual([`${setting} = ${value} (should be ${wanted})`])
})

test('what is quieter still is not', async () => {
  await set({ log_min_messages: 'panic', 'pgaudit.log': 'none' })
  expect(await told()).toEqual([])
})

test('of connections a server is told for all of its databases', () => {
  const told = (settings: Record<string, string | null>) =>
    tellingOf(Object.entries(settings).map(([name, value]) => ({ name, value })))
  const loud = { log_connections: 'on', log_disconnections: 'on', log_line_prefix: '%m %-20h ' }
  expect(told(loud)).toEqual([
    'log_connections = on (should be off)',
    'log_disconnections = on (should be off)',
    'log_line_prefix = %m %-20h  (should name no address)',
  ])
  expect(told({ log_connections: 'off', log_disconnections: 'off', log_line_prefix: '%m [%p] ' })).toEqual([])
  expect(told({ log_connections: '', log_line_prefix: '%q%u@%d ', 'pgaudit.log': null })).toEqual([])
})
