import type pg from 'pg'

/** What does not begin with the tenant, and why that is right. */
export const exceptions: Record<string, string> = {
  organisation_slug_key: 'The slug is a public address, unique over all organisations.',
  kiosk_code_hash_key: 'A tablet is enrolled before anybody knows whose it is.',
  kiosk_token_hash_key: 'A tablet shows its token and nothing else.',
  location_code_code_key: 'A code is a public address, looked up before anybody knows whose it is.',
  member_person_id_idx: 'Sign-in asks in which organisations a person is.',
  import_waiting: 'The worker sweeps over all organisations.',
  intake_report_lookup_key: 'Whoever comes back with a receipt does not say of which organisation it is.',
  receipt_lookup_key: 'Whoever comes back with a receipt does not say of which organisation it is.',
  rewrite_intake: 'Writes the intake of all organisations anew and answers nothing.',
  report_search: 'GIN over words; the organisation is itself a word of every vector.',
  member_person_id_fkey: 'A person belongs to no organisation.',
}

/** The database roles a request, a sign-in and a job connect as. */
const doors = `'closecall_app', 'closecall_auth', 'closecall_worker'`

const tenants = `
  SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner, a.attnum, a.attnotnull
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`

/** Each query lists faults by name; an empty answer is the proof. */
const proofs: Record<string, string> = {
  'a tenant column may be NULL': `SELECT relname AS fault FROM (${tenants}) t WHERE NOT attnotnull`,

  'row security is off or not forced': `
    SELECT relname AS fault FROM (${tenants}) t WHERE NOT (relrowsecurity AND relforcerowsecurity)
    UNION SELECT 'organisation' FROM pg_class WHERE oid = 'organisation'::regclass AND NOT (relrowsecurity AND relforcerowsecurity)`,

  'a table of somebody’s has no organisation_id and is not a known exception': `
    SELECT relname AS fault FROM pg_class c
    WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation_id')
      AND relname NOT IN ('organisation', 'person', 'password_reset', 'ended_session', 'rate_limit', '_prisma_migrations')`,

  'the app has no policy that compares with the organisation, for reading and for writing': `
    SELECT t.relname AS fault FROM (${tenants}) t WHERE NOT EXISTS (
      SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polcmd = '*' AND p.polpermissive
        AND p.polroles = ARRAY['closecall_app'::regrole::oid]
        AND pg_get_expr(p.polqual, p.polrelid) LIKE '(organisation_id = (%current_setting(''app.org''::text, true)%'
        AND pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))`,

  'a policy lets the app past the organisation': `
    SELECT p.polrelid::regclass || '.' || p.polname AS fault FROM pg_policy p
    WHERE p.polroles && ARRAY[0, 'closecall_app'::regrole::oid]
      AND (coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid), '') !~ '^\\((organisation_)?id = .*app\\.org')`,

  'sign-in may write outside one named organisation': `
    SELECT p.polrelid::regclass || '.' || p.polname AS fault FROM pg_policy p
    WHERE p.polroles && ARRAY['closecall_auth'::regrole::oid, 'closecall_worker'::regrole::oid] AND p.polcmd <> 'r'
      AND (coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid), '') !~ '^\\((organisation_)?id = .*app\\.org')`,

  'a key, unique or index does not begin with the organisation': `
    SELECT i.indexrelid::regclass::text AS fault FROM pg_index i JOIN (${tenants}) t ON t.oid = i.indrelid
    WHERE i.indkey[0] <> t.attnum`,

  'a tenant table has no primary key': `
    SELECT relname AS fault FROM (${tenants}) t
    WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,

  'a foreign key between tenants does not carry the organisation on both sides': `
    SELECT k.conname AS fault FROM pg_constraint k
    JOIN (${tenants}) t ON t.oid = k.conrelid
    LEFT JOIN (${tenants}) target ON target.oid = k.confrelid
    WHERE k.contype = 'f' AND NOT CASE
      WHEN k.confrelid = 'organisation'::regclass THEN k.conkey = ARRAY[t.attnum]
      ELSE coalesce(target.attnum = k.confkey[array_position(k.conkey, t.attnum)], false) END`,

  'a role of ours may truncate, owns something, or bypasses row security': `
    SELECT grantee || ' truncates ' || table_name AS fault FROM information_schema.role_table_grants
    WHERE privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES') AND grantee IN (${doors}, 'PUBLIC') AND table_schema = 'public'
    UNION SELECT rolname || ' is too strong' FROM pg_roles WHERE rolname IN (${doors})
      AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
    UNION SELECT r.rolname || ' owns ' || c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN (${doors})
    UNION SELECT m.rolname || ' is a member of ' || g.rolname FROM pg_auth_members a
      JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid WHERE m.rolname IN (${doors})`,

  'a function of ours has no fixed search_path, or PUBLIC may run it': `
    SELECT p.proname AS fault FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
      AND p.prokind = 'f' AND NOT coalesce(p.proconfig::text LIKE '%search_path=pg_catalog%', false)
      AND p.prosqlbody IS NULL -- else every name in it was bound when it was made
    UNION SELECT p.proname || ' is public' FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
      AND has_function_privilege('public', p.oid, 'EXECUTE')`,

  'a function that runs as its owner does not filter by the organisation': `
    SELECT p.proname AS fault FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
      AND p.prosecdef AND p.prosrc !~ 'organisation_id = (public\\.)?current_org\\(\\)'`,

  'a view reads with its owner’s rights': `
    SELECT relname AS fault FROM pg_class WHERE relnamespace = 'public'::regnamespace
      AND (relkind = 'm' OR relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (reloptions), false))`,
}

/** Everything in the catalogue that breaks the second belt, as sentences. */
export async function catalogueFaults(client: pg.Client): Promise<string[]> {
  const found: string[] = []
  for (const [proof, query] of Object.entries(proofs)) {
    const { rows } = await client.query<{ fault: string }>(query)
    found.push(...rows.filter(({ fault }) => !exceptions[fault]).map(({ fault }) => `${fault}: ${proof}`))
  }
  return found.toSorted()
}
