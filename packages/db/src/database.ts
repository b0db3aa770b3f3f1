import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from './generated/client'
import type { OrgId } from './org-id'
import { type OrgReads, openReads } from './reads'
import { ask, doInside, plainStatement, type Statement } from './reads/ask'
import { statementName, TenantClient, tenancy } from './tenant-client'

export type Tx = Prisma.TransactionClient
export type AuthTx = Prisma.TransactionClient

export type Database = {
  /** One read-only transaction, opened by the first read and closed by `end()`. */
  reads(org: OrgId): OrgReads & { end(): Promise<void> }
  /** One transaction in which row-level security knows the organisation. Deadlocks are tried again. */
  write<T>(org: OrgId, work: (tx: Tx) => Promise<T>): Promise<T>
  /** One statement in such a transaction, in one round trip; answers with its one JSON value. */
  writeOnce<T>(org: OrgId, statement: Prisma.Sql): Promise<T | null>
  /** The narrow role of sign-in: people, and of members what a session needs. */
  auth: PrismaClient
  /** One statement of that role which answers with one JSON value: what every request asks first. */
  lookUp<T>(statement: Statement): Promise<T | null>
  /** Sign-up and joining: the narrow role, allowed to insert into this one organisation. */
  join<T>(org: OrgId, work: (tx: AuthTx) => Promise<T>): Promise<T>
  /** As `lookUp`, on a connection of its own: whether the database lives is not asked behind everybody's requests. */
  pulse<T>(statement: Statement): Promise<T | null>
  ping(): Promise<void>
  close(): Promise<void>
}

/** Milliseconds to wait for a connection, and for a transaction to end. */
type Patience = { maxWait: number; timeout: number }

type Door = { pool: pg.Pool; prisma: PrismaClient; close(): Promise<void> }

function openPool(url: string, max: number, { maxWait, timeout }: Patience): pg.Pool {
  const pool = new pg.Pool({
    Client: TenantClient as never,
    connectionString: url,
    max,
    connectionTimeoutMillis: maxWait,
    idleTimeoutMillis: 30_000,
    statement_timeout: timeout,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 2 * timeout,
    options: '-c timezone=UTC',
  })
  // An idle connection that dies is replaced at the next call.
  pool.on('error', () => {})
  return pool
}

async function shut(pool: pg.Pool): Promise<void> {
  if (!pool.ending) await pool.end()
}

/** One pool for Prisma and for the statements that are sent past it. */
function openDoor(url: string, max: number, { maxWait, timeout }: Patience): Door {
  const pool = openPool(url, max, { maxWait, timeout })
  const prisma = new PrismaClient({
    // The adapter has types of pg of its own.
    adapter: new PrismaPg(pool as never, { statementNameGenerator: statementName }),
    transactionOptions: { maxWait, timeout },
  })
  const close = async () => {
    await prisma.$disconnect()
    await shut(pool)
  }
  return { pool, prisma, close }
}

function inOrganisation<T>(prisma: PrismaClient, org: OrgId, work: (tx: Tx) => Promise<T>): Promise<T> {
  return tenancy.run({ org, readOnly: false }, () => prisma.$transaction(work))
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0 || !isDeadlock(error)) throw error
    }
  }
}

const deadlock = /^(P2034|40P01|40001)$/
/** Prisma's report of a statement written by hand. */
const rawDeadlock = /Code: `(40P01|40001)`/

/** A deadlock or a serialisation failure; nothing of the transaction was kept. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code ?? ''
  return deadlock.test(code) || (code === 'P2010' && rawDeadlock.test(error.message))
}

/** A request is better refused soon; background work is better done late: it gives more patience. */
export function openDatabase(
  urls: { app: string; auth: string },
  { max = 16, maxWait = 1_000, timeout = 5_000 } = {},
): Database {
  const patience = { maxWait, timeout }
  const app = openDoor(urls.app, max, patience)
  const auth = openDoor(urls.auth, Math.max(2, Math.floor(max / 4)), patience)
  const aside = openPool(urls.auth, 1, patience)
  const lookUp =
    (pool: pg.Pool) =>
    async <T>(statement: Statement): Promise<T | null> =>
      JSON.parse((await ask(pool, statement)) ?? 'null')
  return {
    reads: (org) => openReads(app.prisma, app.pool, org),
    write: (org, work) => retried(() => inOrganisation(app.prisma, org, work)),
    writeOnce: (org, statement) =>
      retried(async () => JSON.parse((await doInside(app.pool, org, plainStatement(statement))) ?? 'null')),
    auth: auth.prisma,
    lookUp: lookUp(auth.pool),
    pulse: lookUp(aside),
    join: (org, work) => retried(() => inOrganisation(auth.prisma, org, work)),
    ping: async () => void (await ask(app.pool, { text: 'SELECT 1', values: [] })),
    close: async () => void (await Promise.all([app.close(), auth.close(), shut(aside)])),
  }
}
