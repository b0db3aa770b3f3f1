import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate, migrationNames } from '@closecall/db/migrate'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'

const committed = path.resolve(import.meta.dirname, '../../prisma/migrations')
const [name, secret] = ['migrated_counters', 'not a secret']
const urlOf = (database: string, who: { username?: string; password?: string } = {}) =>
  Object.assign(new URL(inject('cluster').ownerUrl), { pathname: `/${database}`, ...who }).href

async function run(database: string, ...statements: string[]) {
  const client = new pg.Client({ connectionString: urlOf(database) })
  await client.connect()
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'closecall-earlier-'))
  await run(
    'postgres',
    `CREATE ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS CREATEROLE PASSWORD '${secret}'`,
    `GRANT closecall_app, closecall_auth, closecall_worker TO ${name} WITH ADMIN OPTION`,
    `CREATE DATABASE ${name} OWNER ${name}`,
  )
  await run(name, `ALTER SCHEMA public OWNER TO ${name}`)
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await run('postgres', `DROP DATABASE ${name} WITH (FORCE)`, `DROP OWNED BY ${name}`, `DROP ROLE ${name}`)
})

/** Seven reports around the end of January in each of four zones, one of them history and one anonymous. */
const reports = `
  INSERT INTO organisation (id, name, slug, country, locale, time_zone, created_at)
    SELECT gen_random_uuid(), zone, md5(zone), 'RU', 'ru', zone, now()
    FROM unnest(ARRAY['Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Auckland']) AS zone;
  INSERT INTO site (organisation_id, id, name, time_zone, created_at)
    SELECT id, gen_random_uuid(), 'Main', time_zone, now() FROM organisation;
  INSERT INTO report (organisation_id, id, number, type, privacy, source, status, site_id, title, what_happened, occurred_at,
      submitted_at, triaged_at)
    SELECT o.id, gen_random_uuid(), 'NM-2026-000' || n, 'NEAR_MISS', CASE n WHEN 6 THEN 'ANONYMOUS' ELSE 'NAMED' END,
      CASE n WHEN 5 THEN 'IMPORT' ELSE 'WEB' END, CASE n WHEN 5 THEN 'CLOSED' ELSE 'ACCEPTED' END, site.id, 'Oil', 'Oil', at, at,
      CASE WHEN n % 2 = 0 THEN timestamptz '2026-02-03Z' END
    FROM organisation o JOIN site ON site.organisation_id = o.id, generate_series(0, 6) n,
      LATERAL (SELECT CASE n WHEN 6 THEN timestamp '2026-02-01' AT TIME ZONE o.time_zone
        ELSE timestamptz '2026-01-31T10:30:00Z' + n * interval '2 hours' END) AS filed (at)`
const months = `SELECT time_zone, month::text, history, sum(reports)::int AS reports
  FROM report_month JOIN organisation ON id = organisation_id WHERE reports <> 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`

test('reports of an earlier version are counted by each organisation’s clock, where the owner is no superuser', async () => {
  for (const each of migrationNames().filter((migration) => migration < '20261123'))
    cpSync(path.join(committed, each), path.join(folder, each), { recursive: true })
  const owner = urlOf(name, { username: name, password: secret })
  await migrate(owner, { folder })
  await run(name, reports)
  await migrate(owner)
  const month = (time_zone: string, count: string, history: boolean, reports: number) => ({
    time_zone,
    month: `2026-0${count}-01`,
    history,
    reports,
  })
  expect(await run(name, months)).toEqual([
    month('America/New_York', '1', false, 5),
    month('America/New_York', '1', true, 1),
    month('America/New_York', '2', false, 1),
    month('Asia/Kathmandu', '1', false, 4),
    month('Asia/Kathmandu', '2', false, 2),
    month('Asia/Kathmandu', '2', true, 1),
    month('Pacific/Auckland', '1', false, 1),
    month('Pacific/Auckland', '2', false, 5),
    month('Pacific/Auckland', '2', true, 1),
    month('Pacific/Kiritimati', '1', false, 1),
    month('Pacific/Kiritimati', '2', false, 5),
    month('Pacific/Kiritimati', '2', true, 1),
  ])
  const stages =
    'SELECT stage, days, sum(reports)::int AS reports FROM report_stage GROUP BY 1, 2 ORDER BY 1, 2'
  expect(await run(name, stages)).toEqual([
    { stage: 'TRIAGED', days: 1, reports: 1 },
    { stage: 'TRIAGED', days: 2, reports: 15 },
  ])
  const open = `SELECT relname FROM pg_class WHERE relname IN ('organisation', 'report', 'report_month', 'report_stage')
    AND NOT (relrowsecurity AND relforcerowsecurity)`
  expect(await run(name, open)).toEqual([])
})
