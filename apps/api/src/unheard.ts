import type { EventEmitter } from 'node:events'

type Log = { error(what: object, message: string): void }

/**
 * Node ends a process for a promise whose failure nobody hears. Of a list that fails at once graphql-js leaves such promises
 * behind, so one bad row would take everybody's server away. Only the kind of failure is told: it may be of a request that
 * must leave no word.
 */
export function hearUnheard(from: EventEmitter, log: Log): void {
  from.on('unhandledRejection', (reason: unknown) => {
    log.error({ kind: reason instanceof Error ? reason.name : typeof reason }, 'a failure that nobody heard')
  })
}
