import { setMaxListeners } from 'node:events'
import type { Waiting } from '@closecall/db/sweeper'
import { sleep } from './sleep'
import type { Task, Worker } from './task'

export type Queue = {
  /** Takes nothing new and waits for what is running. */
  stop(): Promise<void>
}

const lookAtMost = 100
/** After a failed look the database is probably away; asking every second would only fill the log. */
const pauseAfterFailure = 5

export function startQueue(worker: Worker, tasks: readonly Task[]): Queue {
  const stopping = new AbortController()
  // Every task listens while it pauses; Node takes more than ten for a leak.
  setMaxListeners(0, stopping.signal)
  const loops = tasks.map((task) => keepRunning(worker, task, stopping.signal))
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

async function keepRunning(worker: Worker, task: Task, stopping: AbortSignal): Promise<void> {
  const running = new Map<string, Promise<void>>()
  const keyOf = ({ org, id }: Waiting) => `${org} ${id}`

  const start = (item: Waiting) => {
    const done = task
      .run(worker, item)
      .catch((error: unknown) => worker.log.error({ err: error, task: task.name, item }, 'task failed'))
      .finally(() => running.delete(keyOf(item)))
    running.set(keyOf(item), done)
  }

  while (!stopping.aborted) {
    let found: Waiting[] = []
    let pause = task.everySeconds
    try {
      found = await task.waiting(worker, lookAtMost)
    } catch (error) {
      worker.log.error({ err: error, task: task.name }, 'cannot look for work')
      pause = pauseAfterFailure
    }
    for (const item of found) {
      if (running.size >= task.atOnce) await Promise.race(running.values())
      if (stopping.aborted) break
      if (!running.has(keyOf(item))) start(item)
    }
    if (found.length < lookAtMost) await sleep(pause * 1_000, stopping)
  }
  await Promise.all(running.values())
}
