import type pg from 'pg'

/** Every table that holds a tenant's rows, asked from the catalogue so that a new one cannot be forgotten. */
export async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT c.oid::regclass::text AS name FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`)
  return rows.map(({ name }) => name)
}

/** A checksum per table over everything one organisation owns. */
export async function checksums(client: pg.Client, organisationId: string): Promise<Record<string, string>> {
  const sum = (table: string, column: string) =>
    `SELECT '${table}' AS name, count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum
     FROM ${table} t WHERE ${column} = $1`
  const tables = await tenantTables(client)
  const parts = [sum('organisation', 'id'), ...tables.map((table) => sum(table, 'organisation_id'))]
  const { rows } = await client.query<{ name: string; sum: string }>(parts.join(' UNION ALL '), [
    organisationId,
  ])
  return Object.fromEntries(rows.map((row) => [row.name, row.sum]))
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

export const uuidsIn = (value: unknown): string[] => JSON.stringify(value ?? null).match(uuid) ?? []

/** Every id that stands in a row of the organisation. */
export async function idsOf(client: pg.Client, organisationId: string): Promise<Set<string>> {
  const found = new Set<string>()
  for (const table of await tenantTables(client)) {
    const { rows } = await client.query(
      `SELECT to_jsonb(t) - 'person_id' AS row FROM ${table} t WHERE organisation_id = $1`,
      [organisationId],
    )
    for (const id of uuidsIn(rows)) found.add(id)
  }
  return found
}
