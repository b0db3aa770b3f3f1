-- Four roles. The owner migrates and is used by nobody else. Passwords are set after migrating (packages/db/src/roles.ts).
DO $$
DECLARE role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['closecall_app', 'closecall_auth', 'closecall_worker'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', role_name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this cluster was quicker
      END;
    END IF;
  END LOOP;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO closecall_app, closecall_auth, closecall_worker;

-- The organisation of this transaction. '' after SET LOCAL has ended, hence nullif.
CREATE FUNCTION current_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog
  RETURN (nullif(current_setting('app.org', true), ''))::uuid;
REVOKE ALL ON FUNCTION current_org() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_org() TO closecall_app, closecall_auth, closecall_worker;

-- Every tenant table is made one by this call and no other way; later migrations call it too.
CREATE PROCEDURE tenant_table(name regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
  EXECUTE format(
    'CREATE POLICY tenant ON %s FOR ALL TO closecall_app
       USING (organisation_id = (SELECT nullif(current_setting(''app.org'', true), '''')::uuid))
       WITH CHECK (organisation_id = (SELECT nullif(current_setting(''app.org'', true), '''')::uuid))', name);
  EXECUTE format('GRANT %s ON %s TO closecall_app', rights, name);
END $$;
REVOKE ALL ON PROCEDURE tenant_table(regclass, text) FROM PUBLIC;

CALL tenant_table('member');
CALL tenant_table('member_site');
CALL tenant_table('invitation');
CALL tenant_table('site');
CALL tenant_table('location');
CALL tenant_table('report');
CALL tenant_table('report_counter', 'SELECT, INSERT, UPDATE');
CALL tenant_table('potential_review');
CALL tenant_table('comment');
CALL tenant_table('mention');
CALL tenant_table('action');
CALL tenant_table('audit', 'SELECT, INSERT');
CALL tenant_table('outbox', 'SELECT, INSERT, UPDATE');
CALL tenant_table('notification');
CALL tenant_table('mail', 'SELECT, INSERT, UPDATE');
CALL tenant_table('saved_view');
CALL tenant_table('box_day', 'SELECT, INSERT, UPDATE');
CALL tenant_table('import');
CALL tenant_table('import_row');
CALL tenant_table('import_mapping');

-- The organisation row itself is keyed by its own id.
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON organisation FOR ALL TO closecall_app
  USING (id = (SELECT nullif(current_setting('app.org', true), '')::uuid))
  WITH CHECK (id = (SELECT nullif(current_setting('app.org', true), '')::uuid));
GRANT SELECT, UPDATE ON organisation TO closecall_app;

-- Sign-in and membership lookup: people, and of a member only what a session needs.
GRANT SELECT, INSERT, UPDATE ON person, password_reset TO closecall_auth;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO closecall_auth;
GRANT SELECT ON organisation TO closecall_auth;
CREATE POLICY sign_in ON organisation FOR SELECT TO closecall_auth USING (true);
GRANT SELECT (organisation_id, id, person_id, name, email, personnel_number, pin_hash, role, status, all_sites, locale, session_version)
  ON member TO closecall_auth;
CREATE POLICY sign_in ON member FOR SELECT TO closecall_auth USING (true);
GRANT SELECT ON member_site TO closecall_auth;
CREATE POLICY sign_in ON member_site FOR SELECT TO closecall_auth USING (true);
GRANT SELECT, UPDATE (accepted_at) ON invitation TO closecall_auth;
CREATE POLICY sign_in ON invitation FOR SELECT TO closecall_auth USING (true);
-- Sign-up and joining write a person and a membership in one transaction, inside one named organisation only.
CREATE POLICY join_invitation ON invitation FOR UPDATE TO closecall_auth
  USING (organisation_id = (SELECT nullif(current_setting('app.org', true), '')::uuid))
  WITH CHECK (organisation_id = (SELECT nullif(current_setting('app.org', true), '')::uuid));
GRANT INSERT ON organisation, member, member_site, site, audit, outbox TO closecall_auth;
CREATE POLICY found ON organisation FOR INSERT TO closecall_auth
  WITH CHECK (id = (SELECT nullif(current_setting('app.org', true), '')::uuid));
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['member', 'member_site', 'site', 'audit', 'outbox'] LOOP
    EXECUTE format(
      'CREATE POLICY join_organisation ON %I FOR INSERT TO closecall_auth
         WITH CHECK (organisation_id = (SELECT nullif(current_setting(''app.org'', true), '''')::uuid))', name);
  END LOOP;
END $$;

-- The worker sweeps across organisations, but only over keys and clocks, never over texts.
GRANT SELECT (id, time_zone, created_at) ON organisation TO closecall_worker;
CREATE POLICY sweep ON organisation FOR SELECT TO closecall_worker USING (true);
GRANT SELECT (organisation_id, id, status, due_on) ON action TO closecall_worker;
CREATE POLICY sweep ON action FOR SELECT TO closecall_worker USING (true);
GRANT SELECT (organisation_id, id, handled_at, created_at) ON outbox TO closecall_worker;
CREATE POLICY sweep ON outbox FOR SELECT TO closecall_worker USING (true);
GRANT SELECT (organisation_id, id, status, created_at) ON mail TO closecall_worker;
CREATE POLICY sweep ON mail FOR SELECT TO closecall_worker USING (true);
GRANT SELECT (organisation_id, id, status, created_at) ON import TO closecall_worker;
CREATE POLICY sweep ON import FOR SELECT TO closecall_worker USING (true);
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE handled_at IS NULL;
CREATE INDEX mail_waiting ON mail (created_at) WHERE status = 'QUEUED';

-- Words a column may hold: text with CHECK, because enum_eq is not leakproof and defeats indexes under RLS.
ALTER TABLE organisation
  ADD CONSTRAINT organisation_slug_shape CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{1,46}[a-z0-9])$'),
  ADD CONSTRAINT organisation_locale CHECK (locale IN ('en', 'ru'));
ALTER TABLE person ADD CONSTRAINT person_email_lower CHECK (email = lower(email));
ALTER TABLE member
  ADD CONSTRAINT member_role CHECK (role IN ('OWNER', 'ADMIN', 'SAFETY_OFFICER', 'SUPERVISOR', 'EXECUTIVE', 'WORKER')),
  ADD CONSTRAINT member_status CHECK (status IN ('ACTIVE', 'DISABLED')),
  ADD CONSTRAINT member_locale CHECK (locale IN ('en', 'ru'));
ALTER TABLE report
  ADD CONSTRAINT report_status CHECK (status IN ('SUBMITTED', 'RETURNED', 'ACCEPTED', 'CLOSED', 'REJECTED', 'MERGED')),
  ADD CONSTRAINT report_type CHECK (type IN ('NEAR_MISS', 'UNSAFE_CONDITION', 'UNSAFE_ACT', 'STOP_WORK', 'INJURY', 'FIRE', 'POSITIVE', 'NOT_SURE')),
  ADD CONSTRAINT report_privacy CHECK (privacy IN ('NAMED', 'CONFIDENTIAL')),
  ADD CONSTRAINT report_source CHECK (source IN ('WEB', 'IMPORT')),
  ADD CONSTRAINT report_actual CHECK (actual_severity BETWEEN 1 AND 5),
  ADD CONSTRAINT report_potential CHECK (potential_severity BETWEEN 1 AND 5 AND potential_severity >= coalesce(actual_severity, 1)),
  ADD CONSTRAINT report_class CHECK (potential_class IN ('HSIF', 'LSIF', 'PSIF', 'CAPACITY', 'EXPOSURE', 'SUCCESS', 'LOW')),
  ADD CONSTRAINT report_route CHECK (route IN ('ON_THE_SPOT', 'ACTIONS', 'INVESTIGATION')),
  ADD CONSTRAINT report_merged CHECK ((status = 'MERGED') = (merged_into_id IS NOT NULL) AND merged_into_id IS DISTINCT FROM id);
ALTER TABLE potential_review
  ADD CONSTRAINT potential_review_status CHECK (status IN ('PENDING', 'CONFIRMED', 'DECLINED')),
  ADD CONSTRAINT potential_review_lowers CHECK (to_severity < from_severity),
  ADD CONSTRAINT potential_review_second_person CHECK (decided_by_id IS DISTINCT FROM proposed_by_id);
CREATE UNIQUE INDEX potential_review_one_pending ON potential_review (organisation_id, report_id) WHERE status = 'PENDING';
ALTER TABLE comment ADD CONSTRAINT comment_kind CHECK (kind IN ('COMMENT', 'QUESTION', 'ANSWER'));
ALTER TABLE action
  ADD CONSTRAINT action_kind CHECK (kind IN ('IMMEDIATE', 'CORRECTIVE', 'PREVENTIVE')),
  ADD CONSTRAINT action_control CHECK (control_level IN ('ELIMINATION', 'SUBSTITUTION', 'ENGINEERING', 'ADMINISTRATIVE', 'PPE')),
  ADD CONSTRAINT action_status CHECK (status IN ('OPEN', 'IN_PROGRESS', 'DONE', 'VERIFIED')),
  ADD CONSTRAINT action_doer_never_verifies CHECK (verified_by_id IS NULL OR (verified_by_id <> done_by_id AND verified_by_id <> owner_id)),
  ADD CONSTRAINT action_site FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id);
ALTER TABLE mail ADD CONSTRAINT mail_status CHECK (status IN ('QUEUED', 'SENT', 'FAILED'));
ALTER TABLE import ADD CONSTRAINT import_status
  CHECK (status IN ('UPLOADED', 'STAGED', 'VALIDATED', 'APPLYING', 'APPLIED', 'CANCELLED', 'FAILED', 'UNDONE'));

-- Tenant tables without a relation in the schema still hang on their organisation.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['member', 'invitation', 'site', 'report_counter', 'outbox', 'mail', 'box_day', 'import', 'import_mapping'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (organisation_id) REFERENCES organisation (id)', name, name || '_organisation');
  END LOOP;
END $$;

-- Text search. `@@` is not leakproof, so under RLS an index on the words would not be used: the organisation is
-- itself a word of the vector, and the function puts it into the query. Russian stems Cyrillic and English stems Latin.
ALTER TABLE report ADD COLUMN search tsvector GENERATED ALWAYS AS (
  array_to_tsvector(ARRAY[organisation_id::text]) ||
  to_tsvector('russian', number || ' ' || title || ' ' || what_happened || ' ' || coalesce(what_could_happen, '') || ' ' ||
    coalesce(immediate_action, '') || ' ' || coalesce(proposal, ''))
) STORED;
CREATE INDEX report_search ON report USING gin (search);

CREATE FUNCTION search_reports(words text, most integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT id FROM report
  WHERE organisation_id = current_org()
    AND search @@ (quote_literal(current_org()::text)::tsquery && websearch_to_tsquery('russian', words))
  ORDER BY submitted_at DESC LIMIT least(most, 1000)
$$;
REVOKE ALL ON FUNCTION search_reports(text, integer) FROM PUBLIC;
-- Where the owner is not a superuser, FORCE holds it too: let the function see its own organisation.
CREATE POLICY search ON report FOR SELECT TO CURRENT_USER USING (organisation_id = current_org());
GRANT EXECUTE ON FUNCTION search_reports(text, integer) TO closecall_app;

-- The audit only grows, whoever asks.
CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$;
REVOKE ALL ON FUNCTION audit_only_grows() FROM PUBLIC;
CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();

-- Readiness: is this database as new as the build that serves from it?
GRANT SELECT (migration_name, finished_at) ON _prisma_migrations TO closecall_auth;
