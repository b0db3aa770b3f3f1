import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { destroyEmbedded, startEmbedded } from '@closecall/db/embedded'
import { migrate } from '@closecall/db/migrate'
import { enableRoles, type RoleUrls, roleUrls } from '@closecall/db/roles'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { v7 } from 'uuid'
import { parentOf } from './cpu'
import { freePort, type Peer, startPeer, startProcess } from './process'

export type World = {
  ownerUrl: string
  /** PostgreSQL's first process, parent of all connections'. */
  server: number
  urls: RoleUrls
  /** The product's API process, with everything on that production has. */
  startApi(): Promise<Peer & { pid: number; url: string }>
  /** The product's worker process. */
  startWorker(): Peer & { pid: number }
  /** A session cookie of the organisation's safety officer, or of its administrator. */
  sessionOf(
    organisation: string,
    role?: 'SAFETY_OFFICER' | 'ADMIN',
  ): Promise<{ cookie: string; memberId: string; siteId: string }>
  query(sql: string, values?: unknown[]): Promise<Record<string, string>[]>
  stop(): Promise<void>
}

const sessionSecret = 'a session secret for benchmarks'

/** One PostgreSQL for the product and its peers, durable as in production. */
export async function makeWorld(): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), 'closecall-bench-'))
  // As root the server runs under another account, which has to walk through.
  chmodSync(folder, 0o711)
  const dataDir = path.join(folder, 'postgres')
  const server = await startEmbedded({ dataDir })
  const secret = randomBytes(16).toString('hex')
  await migrate(server.url)
  await enableRoles(server.url, secret)
  const urls = roleUrls(server.url, secret)
  const pool = new pg.Pool({ connectionString: server.url, max: 2 })
  // The server may go before the last connection has said goodbye.
  pool.on('error', () => {})
  const query: World['query'] = async (sql, values) => (await pool.query(sql, values)).rows

  const [connection] = await query('SELECT pg_backend_pid() AS pid')
  return {
    ownerUrl: server.url,
    server: parentOf(Number(connection?.pid)),
    urls,
    query,
    startApi: async () => {
      const port = await freePort()
      const url = `http://127.0.0.1:${port}/graphql`
      const env = {
        APP_DATABASE_URL: urls.app,
        AUTH_DATABASE_URL: urls.auth,
        WORKER_DATABASE_URL: urls.worker,
        API_PORT: String(port),
        NEXTAUTH_SECRET: sessionSecret,
        PEPPER: secret,
        DATA_DIR: folder,
        TRUSTED_DOCUMENTS: 'off',
        LOG_LEVEL: 'error',
      }
      return { ...(await startPeer(['apps/api/dist/main.js'], url, env)), url }
    },
    startWorker: () =>
      startProcess(['--max-old-space-size=160', '--max-semi-space-size=4', 'apps/worker/dist/main.js'], {
        APP_DATABASE_URL: urls.app,
        AUTH_DATABASE_URL: urls.auth,
        WORKER_DATABASE_URL: urls.worker,
        PEPPER: secret,
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
      }),
    sessionOf: async (organisationId, role = 'SAFETY_OFFICER') => {
      const [member] = await query('SELECT id FROM member WHERE organisation_id = $1 AND role = $2', [
        organisationId,
        role,
      ])
      const [site] = await query('SELECT id FROM site WHERE organisation_id = $1 ORDER BY name LIMIT 1', [
        organisationId,
      ])
      const memberId = String(member?.id)
      const token = await encode({
        token: {
          sessionId: v7(),
          endsAt: '2100-01-01T00:00:00Z',
          memberId,
          organisationId,
          memberVersion: 1,
        },
        secret: sessionSecret,
      })
      return { cookie: `next-auth.session-token=${token}`, memberId, siteId: String(site?.id) }
    },
    stop: async () => {
      await pool.end()
      await server.stop()
      await destroyEmbedded(dataDir)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
