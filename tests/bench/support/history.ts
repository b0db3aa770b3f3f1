import pg from 'pg'

/**
 * A year of reports spread over organisations, written past triggers and then counted once: the figures are about reading
 * and submitting, not about making the data.
 */
export async function writeHistory(
  ownerUrl: string,
  { organisations, reports, prefix }: Shape,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const each = Math.floor(reports / organisations)
  try {
    await client.query("SET statement_timeout = 0; SET session_replication_role = 'replica'")
    const made = await client.query<{ id: string }>(
      `INSERT INTO organisation (id, slug, name, country, locale, time_zone, created_at)
       SELECT gen_random_uuid(), $1 || '-' || n, 'Bench ' || n, 'GB', 'en', 'UTC', now() FROM generate_series(1, $2) n
       RETURNING id`,
      [prefix, organisations],
    )
    for (const { id } of made.rows) await fill(client, id, each)
    await client.query("SET session_replication_role = 'origin'; ANALYZE")
    return made.rows.map((row) => row.id)
  } finally {
    await client.end()
  }
}

type Shape = { organisations: number; reports: number; prefix: string }

async function fill(client: pg.Client, org: string, reports: number): Promise<void> {
  await client.query(
    `INSERT INTO site (organisation_id, id, name, time_zone, headcount, created_at)
     SELECT $1, gen_random_uuid(), 'Site ' || n, 'UTC', 100, now() FROM generate_series(1, 10) n`,
    [org],
  )
  await client.query(
    `INSERT INTO member (organisation_id, id, name, role, locale, created_at)
     SELECT $1, gen_random_uuid(), 'Member ' || n, CASE n WHEN 1 THEN 'SAFETY_OFFICER' WHEN 2 THEN 'ADMIN' ELSE 'WORKER' END, 'en', now()
     FROM generate_series(1, 50) n`,
    [org],
  )
  await client.query(
    `INSERT INTO report (organisation_id, id, number, status, type, site_id, reporter_id, title, what_happened, occurred_at,
       submitted_at, triaged_at, acted_at, potential_severity, actual_severity)
     SELECT $1, gen_random_uuid(), 'NM-2025-' || lpad(n::text, 7, '0'), (ARRAY['SUBMITTED','ACCEPTED','CLOSED'])[1 + n % 3],
       (ARRAY['NEAR_MISS','UNSAFE_CONDITION','UNSAFE_ACT','INJURY'])[1 + n % 4], s.ids[1 + n % 10], m.ids[1 + n % 50],
       'Slipped on oil at post ' || n, 'Slipped on oil at post ' || n || ', caught the rail, nobody was hurt', at, at,
       at + (n % 9) * interval '1 day', at + (n % 30) * interval '1 day', 1 + (n % 5), 1
     FROM generate_series(1, $2::int) n
     CROSS JOIN LATERAL (SELECT now() - (n % 700) * interval '1 day' - n * interval '1 second' AS at) clock
     CROSS JOIN (SELECT array_agg(id ORDER BY name) AS ids FROM site WHERE organisation_id = $1) s
     CROSS JOIN (SELECT array_agg(id ORDER BY name) AS ids FROM member WHERE organisation_id = $1) m`,
    [org, reports],
  )
  await client.query(
    `INSERT INTO action (organisation_id, id, report_id, site_id, title, kind, control_level, status, owner_id, due_on, created_at)
     SELECT $1, gen_random_uuid(), r.id, r.site_id, 'Fix it ' || n, 'CORRECTIVE', 'ENGINEERING',
       (ARRAY['OPEN','VERIFIED'])[n], r.reporter_id, current_date + n, now()
     FROM report r CROSS JOIN generate_series(1, 2) n WHERE r.organisation_id = $1`,
    [org],
  )
  await client.query(
    `INSERT INTO report_month SELECT organisation_id, site_id, date_trunc('month', submitted_at AT TIME ZONE 'UTC')::date, type,
       coalesce(actual_severity, 0), coalesce(potential_severity, 0), count(*)
     FROM report WHERE organisation_id = $1 GROUP BY 1, 2, 3, 4, 5, 6`,
    [org],
  )
  await client.query(
    `INSERT INTO report_stage SELECT organisation_id, site_id, date_trunc('month', submitted_at AT TIME ZONE 'UTC')::date, stage,
       greatest(0, extract(epoch FROM reached - submitted_at)::bigint / 86400)::integer, count(*)
     FROM report CROSS JOIN LATERAL (VALUES ('TRIAGED', triaged_at), ('ACTED', acted_at)) v (stage, reached)
     WHERE organisation_id = $1 GROUP BY 1, 2, 3, 4, 5`,
    [org],
  )
  await client.query(
    `INSERT INTO action_due SELECT organisation_id, site_id, due_on, count(*) FROM action
     WHERE organisation_id = $1 AND status = 'OPEN' GROUP BY 1, 2, 3`,
    [org],
  )
}
