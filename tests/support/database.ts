import { randomBytes } from 'node:crypto'
import { type RoleUrls, roleUrls } from '@closecall/db/roles'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'

export type TestDatabase = {
  /** Bypasses row security: to look at what really lies in the tables, never to run the product. */
  ownerUrl: string
  urls: RoleUrls
  drop(): Promise<void>
}

/** A copy of the migrated template, as cheap as copying its files. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = new URL(cluster.ownerUrl).pathname.slice(1)
  await asOwner(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`)
  const url = new URL(cluster.ownerUrl)
  url.pathname = `/${name}`
  return {
    ownerUrl: url.href,
    urls: roleUrls(url.href, cluster.secret),
    drop: () => asOwner(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** For a test file's top level: a clone of its own before its tests, gone after them. */
export function useDatabase(): () => TestDatabase {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await cloneDatabase()
  })
  afterAll(async () => {
    await database?.drop()
  })
  return () => {
    if (!database) throw new Error('The database is there from beforeAll on, not while the file loads')
    return database
  }
}

/** Runs one statement as the owner, beside every template and clone. */
async function asOwner(statement: string): Promise<void> {
  const url = new URL(inject('cluster').ownerUrl)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
