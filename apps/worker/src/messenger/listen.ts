import { type Heard, type Messenger, MessengerTrouble } from '@closecall/adapters/messenger'
import type { Sweeper } from '@closecall/db/sweeper'
import type { Logger } from 'pino'
import { sleep } from '../sleep'

type Listening = {
  messenger: Messenger
  sweeper: Pick<Sweeper, 'alone'>
  log: Logger
  hear(heard: Heard): Promise<void>
  sweep(): void
  /** Seconds between two looks whether the other process still listens, and after trouble. */
  pause?: number
}

const atOnce = 32

/** Exactly one process asks for what was written: of two, the messenger would refuse one. */
export function startListening(listening: Listening): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { sweeper, log, pause = 15 } = listening
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await sweeper.alone('messenger', () => listen(listening, stopping.signal))
      } catch {
        log.error('messenger: the database does not answer')
      }
      await sleep(pause * 1_000, stopping.signal)
    }
  }
  const done = loop()
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}

async function listen(
  { messenger, log, hear, sweep, pause = 15 }: Listening,
  stopping: AbortSignal,
): Promise<void> {
  const answering = new Map<number, Promise<void>>()
  let last = 0
  let silent = false
  while (!stopping.aborted) {
    sweep()
    try {
      const found = await messenger.hear(last, stopping)
      last = found.last
      if (silent) log.info('messenger: answers again')
      silent = false
      for (const heard of found.heard) {
        while (answering.size >= atOnce) await Promise.race(answering.values())
        // One chat's words in their order; no chat waits for another.
        const before = answering.get(heard.chat) ?? Promise.resolve()
        const mine = before
          .then(() => hear(heard))
          .catch(() => {})
          .finally(() => {
            if (answering.get(heard.chat) === mine) answering.delete(heard.chat)
          })
        answering.set(heard.chat, mine)
      }
    } catch (error) {
      if (stopping.aborted) break
      const { status = 0, retryAfter = 0 } = error instanceof MessengerTrouble ? error : {}
      if (!silent) log.warn({ status }, 'messenger: does not answer')
      silent = true
      await sleep((retryAfter || pause) * 1_000, stopping)
    }
  }
  await Promise.all(answering.values())
  // Lets go what was heard; without it the next start would hear it again.
  if (last > 0) await messenger.hear(last, AbortSignal.timeout(2_000), 0).catch(() => {})
}
