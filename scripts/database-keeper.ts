// Owns the database for one run: starts or reaches it, migrates, opens the roles, and stops it last.
import pg from 'pg'
import { type Embedded, embeddedRuns, startEmbedded } from '../packages/db/src/embedded'
import { migrate } from '../packages/db/src/migrate'
import { enableRoles, type RoleUrls, roleUrls } from '../packages/db/src/roles'
import { tellingSettings } from '../packages/db/src/server-log'

type Order = {
  dataDir: string
  databaseUrl: string | null
  secret: string
  urls: RoleUrls | null
  port?: number
}

let embedded: Embedded | null = null
let booting: Promise<Embedded> | null = null
let leaving = false

const tell = (message: object) => process.connected && process.send?.(message)
const log = (line: string) => console.log(line)

async function serve(order: Order): Promise<void> {
  if (!order.databaseUrl) {
    booting = startEmbedded({ dataDir: order.dataDir, port: order.port, log })
    embedded = await booting
  }
  if (leaving) return
  const url = embedded?.url ?? order.databaseUrl ?? ''
  if (!embedded) await requireVersion(url)
  await migrate(url, { log })
  if (!order.urls) await enableRoles(url, order.secret)
  const urls = order.urls ?? roleUrls(url, order.secret)
  if (!embedded) await warn(urls)
  tell({ ready: { urls, port: embedded?.port } })
  if (embedded) watch(order)
}

async function requireVersion(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query('SHOW server_version_num')
    const version = Math.floor(Number(rows[0].server_version_num) / 10_000)
    if (version < 15) throw new Error(`it is PostgreSQL ${version}, and CloseCall needs 15 or newer`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`DATABASE_URL does not work: ${why}`, { cause: error })
  } finally {
    await client.end().catch(() => {})
  }
}

/** It is their server: what its log may tell is said, and stops nothing. */
async function warn(urls: RoleUrls): Promise<void> {
  const found = await Promise.all(Object.values(urls).map((url) => tellingSettings(url).catch(() => [])))
  const telling = [...new Set(found.flat())]
  if (telling.length === 0) return
  log(
    `warning: the log of this PostgreSQL can help to tell who filed an anonymous report: ${telling.join(', ')}. See docs/anonymity.md`,
  )
}

/** A server that vanished (killed, out of memory) comes back on its port; the services reconnect by themselves. */
function watch(order: Order): void {
  const timer = setInterval(() => {
    if (leaving || embeddedRuns(order.dataDir)) return
    clearInterval(timer)
    log('PostgreSQL is gone; starting it again')
    revive(order).catch(fail)
  }, 1_000)
}

async function revive(order: Order): Promise<void> {
  booting = startEmbedded({ dataDir: order.dataDir, port: embedded?.port, log })
  embedded = await booting
  if (leaving) await embedded.stop()
  else watch(order)
}

function fail(error: unknown): void {
  tell({ failed: error instanceof Error ? error.message : String(error) })
  console.error(error)
  void leave(1)
}

async function leave(code: number): Promise<void> {
  if (leaving) return
  leaving = true
  try {
    // While initdb runs there is no server to stop yet.
    const server = embedded ?? (await booting?.catch(() => null))
    await server?.stop()
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
  process.exit(code)
}

process.once('message', (order: Order) => {
  serve(order).catch((error) => leaving || fail(error))
})
process.on('SIGTERM', () => void leave(0))
process.on('disconnect', () => void leave(0))
