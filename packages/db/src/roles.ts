import { createHmac } from 'node:crypto'
import pg from 'pg'

/** The login roles the migrations create without a password: what a request, a sign-in and a job may each do. */
export const loginRoles = {
  app: 'closecall_app',
  auth: 'closecall_auth',
  worker: 'closecall_worker',
} as const

export type RoleUrls = { [door in keyof typeof loginRoles]: string }

/** Derived, so that no password has to be stored or handed around. */
function passwordOf(secret: string, role: string): string {
  return createHmac('sha256', secret).update(role).digest('base64url')
}

export function roleUrls(ownerUrl: string, secret: string): RoleUrls {
  const as = (role: string) => {
    const url = new URL(ownerUrl)
    url.username = role
    url.password = passwordOf(secret, role)
    return url.href
  }
  return { app: as(loginRoles.app), auth: as(loginRoles.auth), worker: as(loginRoles.worker) }
}

/** Lets the roles of a migrated database sign in. Roles belong to the whole server: once per server and secret is enough. */
export async function enableRoles(ownerUrl: string, secret: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('BEGIN')
    // Two starters altering one role at once would fail with "tuple concurrently updated".
    await client.query('SELECT pg_advisory_xact_lock($1)', [7_206_511_043])
    for (const role of Object.values(loginRoles)) {
      const password = client.escapeLiteral(passwordOf(secret, role))
      await client.query(`ALTER ROLE ${client.escapeIdentifier(role)} LOGIN PASSWORD ${password}`)
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
