-- The waiting rows are the queue: what waits, since when, and when to try it again (docs/decisions/010-queue.md).
ALTER TABLE outbox
  ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN retry_at timestamptz(3),
  ADD COLUMN last_error text;
ALTER TABLE mail ADD COLUMN retry_at timestamptz(3);
GRANT SELECT (retry_at) ON outbox TO closecall_worker;
GRANT SELECT (retry_at) ON mail TO closecall_worker;

-- The last local day for which a daily job of an organisation was done.
CREATE TABLE clock (
  organisation_id uuid NOT NULL,
  name text NOT NULL,
  day date NOT NULL,
  CONSTRAINT clock_pkey PRIMARY KEY (organisation_id, name),
  CONSTRAINT clock_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
);
CALL tenant_table('clock', 'SELECT, INSERT, UPDATE');
GRANT SELECT ON clock TO closecall_worker;
CREATE POLICY sweep ON clock FOR SELECT TO closecall_worker USING (true);
CREATE INDEX organisation_time_zone ON organisation (time_zone, id);

-- Who must know: asked for every event, so never by reading all members.
CREATE INDEX member_role ON member (organisation_id, role) WHERE status = 'ACTIVE';

-- Seconds the oldest event has waited for its first attempt. Readiness asks it without seeing any organisation.
CREATE FUNCTION queue_age() RETURNS double precision
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::double precision
  FROM outbox WHERE handled_at IS NULL AND attempts = 0
$$;
REVOKE ALL ON FUNCTION queue_age() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION queue_age() TO closecall_auth;
-- Where the owner is not a superuser, FORCE holds it too: let the function see when, never what.
CREATE POLICY queue_age ON outbox FOR SELECT TO CURRENT_USER USING (handled_at IS NULL);
