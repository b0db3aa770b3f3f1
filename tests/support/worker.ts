import { type Mailer, memoryMailer } from '@closecall/adapters/mail'
import { memoryStorage } from '@closecall/adapters/storage'
import { openBulk } from '@closecall/db/bulk'
import { openSweeper } from '@closecall/db/sweeper'
import type { Task, Worker } from '@closecall/worker/task'
import { events } from '@closecall/worker/tasks/events'
import { letters } from '@closecall/worker/tasks/letters'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import type { TestMember } from './organisation'
import type { Product } from './product'

export const links = {
  publicUrl: 'https://closecall.test/',
  invitationToken: (id: string) => `invitation-${id}`,
  resetToken: (id: string) => `reset-${id}`,
}

/** The worker's own parts over the test's database and clock; a test says when each task looks. */
export function useWorker(product: () => Product): (mailer?: Mailer) => Worker {
  const opened: Worker[] = []
  afterAll(async () => {
    for (const { sweeper, imports } of opened) {
      await sweeper.close()
      await imports.bulk.close()
    }
  })
  return (mailer = memoryMailer()) => {
    const { database, test, clock } = product()
    const worker: Worker = {
      database,
      sweeper: openSweeper(test.urls.worker),
      post: { mailer, links },
      imports: { bulk: openBulk(test.urls.app), storage: memoryStorage() },
      log: pino({ level: 'silent' }),
      now: () => clock.now,
    }
    opened.push(worker)
    return worker
  }
}

/** Does everything of one task that waits now; answers how many things that were. */
export async function doWaiting(worker: Worker, task: Task): Promise<number> {
  const found = await task.waiting(worker, 1_000)
  for (const item of found) await task.run(worker, item)
  return found.length
}

/** Tells every event and posts every letter that may leave now. */
export async function deliver(worker: Worker): Promise<void> {
  await doWaiting(worker, events)
  await doWaiting(worker, letters)
}

export type Line = { event: string; params: Record<string, unknown> }

/** What stands in a member's bell once everything is told, the newest first. */
export async function bellOf(worker: Worker, member: TestMember): Promise<Line[]> {
  await deliver(worker)
  const { notifications } = await member.run('{ notifications { edges { node { event params } } } }')
  return notifications.edges.map((edge: { node: Line }) => edge.node)
}
