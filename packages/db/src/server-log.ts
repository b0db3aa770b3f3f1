import pg from 'pg'
import { silent } from './embedded/settings'

/** How much of a value goes with a statement is asked only where statements are written down at all. */
const { log_parameter_max_length: _, ...ofTheServer } = silent
/** Of an extension that is not loaded nothing is set. */
const ofExtensions = {
  'auto_explain.log_min_duration': '-1',
  'pgaudit.log': 'none',
  'pg_stat_statements.track': 'none',
}
const wanted: Record<string, string> = { ...ofTheServer, ...ofExtensions }

/** As silent, or more so: versions before 18 know `log_connections` as a switch. */
const asGood: Record<string, string> = { log_connections: 'off', log_min_messages: 'panic' }

const prefix = 'log_line_prefix'
const address = /%-?\d*[hr]/

/** Of these settings those that differ, each with what it should be: `log_statement = all (should be none)`. */
export function tellingOf(settings: { name: string; value: string | null }[]): string[] {
  return settings.flatMap(({ name, value }) => {
    if (value === null || value === wanted[name] || value === asGood[name]) return []
    if (name !== prefix) return [`${name} = ${value} (should be ${wanted[name] || 'off'})`]
    return address.test(value) ? [`${name} = ${value} (should name no address)`] : []
  })
}

/** By which a PostgreSQL of somebody's own writes down what stands beside an anonymous report, as the given role meets it. */
export async function tellingSettings(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    const asked = 'SELECT name, current_setting(name, true) AS value FROM unnest($1::text[]) AS name'
    return tellingOf((await client.query(asked, [[...Object.keys(wanted), prefix]])).rows)
  } finally {
    await client.end()
  }
}
