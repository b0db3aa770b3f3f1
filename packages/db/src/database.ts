import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from './generated/client'
import type { OrgId } from './org-id'
import { type OrgReads, openReads } from './reads'
import { statementName, TenantClient, tenancy } from './tenant-client'

export type Tx = Prisma.TransactionClient
export type AuthTx = Prisma.TransactionClient

export type Database = {
  /** One read-only transaction, opened by the first read and closed by `end()`. */
  reads(org: OrgId): OrgReads & { end(): Promise<void> }
  /** One transaction in which row-level security knows the organisation. Deadlocks are tried again. */
  write<T>(org: OrgId, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The narrow role of sign-in: people, and of members what a session needs. */
  auth: PrismaClient
  /** Sign-up and joining: the narrow role, allowed to insert into this one organisation. */
  join<T>(org: OrgId, work: (tx: AuthTx) => Promise<T>): Promise<T>
  ping(): Promise<void>
  close(): Promise<void>
}

/** Milliseconds to wait for a connection, and for a transaction to end. */
type Patience = { maxWait: number; timeout: number }

function client(url: string, max: number, { maxWait, timeout }: Patience): PrismaClient {
  const pool: ConstructorParameters<typeof PrismaPg>[0] = {
    Client: TenantClient as never,
    connectionString: url,
    max,
    connectionTimeoutMillis: maxWait,
    idleTimeoutMillis: 30_000,
    statement_timeout: timeout,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 2 * timeout,
    options: '-c timezone=UTC',
  }
  return new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementName }),
    transactionOptions: { maxWait, timeout },
  })
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

/** P2034: Prisma's word for a deadlock or a serialisation failure; nothing of the transaction was kept. */
function isDeadlock(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034'
}

/** A request is better refused soon; background work is better done late: it gives more patience. */
export function openDatabase(
  urls: { app: string; auth: string },
  { max = 16, maxWait = 1_000, timeout = 5_000 } = {},
): Database {
  const patience = { maxWait, timeout }
  const app = client(urls.app, max, patience)
  const auth = client(urls.auth, Math.max(2, Math.floor(max / 4)), patience)
  return {
    reads: (org) => openReads(app, org),
    write: (org, work) => retried(() => inOrganisation(app, org, work)),
    auth,
    join: (org, work) => retried(() => inOrganisation(auth, org, work)),
    ping: async () => void (await app.$queryRaw`SELECT 1`),
    close: async () => void (await Promise.all([app.$disconnect(), auth.$disconnect()])),
  }
}
