import { readdirSync } from 'node:fs'
import type { Database } from '@closecall/db/database'
import { queueAge } from '@closecall/db/queue-age'
import { Router } from 'express'

/** Seconds an event may wait untried before the worker counts as gone. */
const patience = 600

const migrations = new URL('../../../prisma/migrations', import.meta.url)

/** `/healthz`: the process lives. `/readyz`: the database answers, knows every migration of this build, and its queue moves. */
export function healthRoutes(database: Database): Router {
  const newest =
    readdirSync(migrations)
      .filter((name) => /^\d+_/.test(name))
      .sort()
      .at(-1) ?? ''
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  router.get('/readyz', async (_request, response) => {
    try {
      const rows = await database.auth.$queryRaw<{ done: bigint }[]>`
        SELECT count(*) AS done FROM _prisma_migrations WHERE migration_name = ${newest} AND finished_at IS NOT NULL`
      const migrated = rows[0]?.done === 1n
      const moving = (await queueAge(database)) < patience
      response.status(migrated && moving ? 200 : 503).json({
        database: 'ok',
        migrations: migrated ? 'ok' : 'behind',
        queue: moving ? 'ok' : 'behind',
      })
    } catch {
      response.status(503).json({ database: 'unreachable' })
    }
  })
  return router
}
