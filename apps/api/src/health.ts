import { readdirSync } from 'node:fs'
import type { Database } from '@closecall/db/database'
import { queueAge } from '@closecall/db/queue-age'
import { Router } from 'express'

/** Seconds an event may wait untried before the worker counts as gone. */
const patience = 600

const migrations = new URL('../../../prisma/migrations', import.meta.url)

/** Milliseconds an answer about the queue holds: it reads all that waits, which may be a hundred thousand events. */
const lasts = 10_000

const applied = `
  SELECT to_json(count(*)) FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL`

/** `/healthz`: the process lives. `/readyz`: the database answers, knows every migration of this build, and its queue moves. */
export function healthRoutes(database: Database): Router {
  const newest =
    readdirSync(migrations)
      .filter((name) => /^\d+_/.test(name))
      .sort()
      .at(-1) ?? ''
  let queue = { moving: true, until: 0 }

  async function isMoving(): Promise<boolean> {
    const now = performance.now()
    if (now > queue.until) queue = { moving: (await queueAge(database)) < patience, until: now + lasts }
    return queue.moving
  }

  async function look() {
    try {
      const migrated = (await database.pulse({ text: applied, values: [newest] })) === 1
      const moving = await isMoving()
      const state = {
        database: 'ok',
        migrations: migrated ? 'ok' : 'behind',
        queue: moving ? 'ok' : 'behind',
      }
      return { status: migrated && moving ? 200 : 503, state }
    } catch {
      return { status: 503, state: { database: 'unreachable' } }
    }
  }

  /** All who ask at the same time share one look: they have one connection. */
  let looking: ReturnType<typeof look> | undefined
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  router.get('/readyz', async (_request, response) => {
    looking ??= look().finally(() => (looking = undefined))
    const { status, state } = await looking
    response.status(status).json(state)
  })
  return router
}
