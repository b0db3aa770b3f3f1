import type { Actor } from '@closecall/core/access/actor'
import { type Ctx, openCtx } from '@closecall/core/access/ctx'
import type { ImportTools } from '@closecall/core/imports/stage-import'
import type { Post } from '@closecall/core/mail/send-mail'
import type { Database } from '@closecall/db/database'
import type { OrgId } from '@closecall/db/org-id'
import type { Sweeper, Waiting } from '@closecall/db/sweeper'
import type { Logger } from 'pino'

/** What every task may use. */
export type Worker = {
  database: Database
  sweeper: Sweeper
  post: Post
  imports: ImportTools
  log: Logger
  now(): Date
}

/**
 * One kind of background work: a file in `tasks/` and a line in `tasks.ts`.
 * Nothing is ever enqueued: what waits is found by its own rows, so nothing can be lost between two tables.
 */
export type Task = {
  name: string
  /** The pause after a look that found little. */
  everySeconds: number
  /** How many run at the same time in this process. */
  atOnce: number
  /** What waits now, by an index, at most `most`. */
  waiting(worker: Worker, most: number): Promise<Waiting[]>
  /** Does one, in its organisation. Must bear being called twice, and being killed at any line. */
  run(worker: Worker, item: Waiting): Promise<void>
}

const system: Actor = { kind: 'system' }

/** Calls a use case as the system, inside one organisation and under its row-level security. */
export async function asSystem<T>(worker: Worker, org: OrgId, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const ctx = openCtx(worker.database, { org, actor: system, now: worker.now })
  try {
    return await work(ctx)
  } finally {
    await ctx.end()
  }
}
