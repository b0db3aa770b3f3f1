import type { Database, Tx } from '@closecall/db/database'
import type { Prisma } from '@closecall/db/generated/client'
import type { OrgId } from '@closecall/db/org-id'
import type { OrgReads } from '@closecall/db/reads'
import { v7 } from 'uuid'
import type { Actor } from './actor'

/** What a use case may touch. Built in three places only: the HTTP session, the worker, the tests. */
export type Ctx = {
  org: OrgId
  actor: Actor
  db: OrgReads
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A deed that is one statement, answering with one JSON value: a transaction of its own in one round trip. */
  writeOnce<T>(statement: Prisma.Sql): Promise<T | null>
  now(): Date
  id(): string
}

export type OpenCtx = Ctx & { end(): Promise<void> }

export function openCtx(
  database: Database,
  who: { org: OrgId; actor: Actor; now?: () => Date; id?: () => string },
): OpenCtx {
  const db = database.reads(who.org)
  return {
    org: who.org,
    actor: who.actor,
    db,
    write: (work) => database.write(who.org, work),
    writeOnce: (statement) => database.writeOnce(who.org, statement),
    now: who.now ?? (() => new Date()),
    id: who.id ?? (() => v7()),
    end: () => db.end(),
  }
}
