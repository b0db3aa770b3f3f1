-- The intake. No foreign key: checking one locks the site's row and leaves there the number of the transaction that filed.
CREATE TABLE intake_report (
  organisation_id uuid NOT NULL,
  lookup text NOT NULL,
  secret_hash text NOT NULL,
  day date NOT NULL,
  type text NOT NULL,
  source text NOT NULL,
  site_id uuid NOT NULL,
  location_id uuid,
  occurred_on date NOT NULL,
  title text NOT NULL,
  what_happened text NOT NULL,
  what_could_happen text,
  immediate_action text,
  proposal text,
  PRIMARY KEY (organisation_id, lookup)
);
CREATE UNIQUE INDEX intake_report_lookup_key ON intake_report (lookup);
CREATE TABLE intake_message (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  lookup text NOT NULL,
  day date NOT NULL,
  turn integer NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (organisation_id, id)
);
CREATE TABLE receipt (
  organisation_id uuid NOT NULL,
  report_id uuid NOT NULL,
  lookup text NOT NULL,
  secret_hash text NOT NULL,
  PRIMARY KEY (organisation_id, report_id),
  FOREIGN KEY (organisation_id, report_id) REFERENCES report (organisation_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX receipt_lookup_key ON receipt (lookup);
CREATE TABLE thread_message (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  position integer NOT NULL,
  author_id uuid,
  text text NOT NULL,
  day date NOT NULL,
  read_on date,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, report_id) REFERENCES report (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, author_id) REFERENCES member (organisation_id, id) ON DELETE RESTRICT,
  CONSTRAINT thread_message_read CHECK (read_on IS NULL OR author_id IS NULL)
);
CREATE UNIQUE INDEX thread_message_organisation_id_report_id_position_key ON thread_message (organisation_id, report_id, position);

CALL tenant_table('intake_report', 'SELECT, INSERT, DELETE');
CALL tenant_table('intake_message', 'SELECT, INSERT, DELETE');
CALL tenant_table('receipt', 'SELECT, INSERT');
CALL tenant_table('thread_message', 'SELECT, INSERT, UPDATE');

-- Whoever comes back with a receipt does not say of which organisation it is.
GRANT SELECT (organisation_id, lookup, secret_hash) ON intake_report TO closecall_auth;
CREATE POLICY open_receipt ON intake_report FOR SELECT TO closecall_auth USING (true);
GRANT SELECT (organisation_id, lookup, secret_hash) ON receipt TO closecall_auth;
CREATE POLICY open_receipt ON receipt FOR SELECT TO closecall_auth USING (true);
-- Is it time to hand over? Of whom and since which day, and nothing more.
GRANT SELECT (organisation_id, day) ON intake_report, intake_message TO closecall_worker;
CREATE POLICY sweep ON intake_report FOR SELECT TO closecall_worker USING (true);
CREATE POLICY sweep ON intake_message FOR SELECT TO closecall_worker USING (true);

-- The first day of what the row may say: the day itself, or the Monday of its week where fewer than fifty work.
CREATE FUNCTION coarse_day(day date, headcount integer) RETURNS date LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
  RETURN CASE WHEN coalesce(headcount, 0) < 50 THEN date_trunc('week', day)::date ELSE day END;
REVOKE ALL ON FUNCTION coarse_day(date, integer) FROM PUBLIC;

-- Makes reports and messages of what waits of this transaction's organisation, shuffled; of one receipt only, when told which.
-- The clocks of a report begin where the day or week ends that it names, or it would be late before anybody can see it.
CREATE FUNCTION move_intake(moment timestamptz, one text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE zone text := (SELECT time_zone FROM organisation WHERE id = current_org());
BEGIN
  WITH waiting AS MATERIALIZED (
    SELECT w.*, gen_random_uuid() AS id, row_number() OVER (ORDER BY random()) AS turn, count(*) OVER () AS many,
      coarse_day(w.day, site.headcount) AS filed, coarse_day(w.occurred_on, site.headcount) AS occurred,
      CASE WHEN coalesce(site.headcount, 0) < 50 THEN 7 ELSE 1 END AS days
    FROM intake_report w JOIN site ON site.organisation_id = w.organisation_id AND site.id = w.site_id
    WHERE w.organisation_id = current_org() AND (one IS NULL OR w.lookup = one)
  ), counter AS (
    INSERT INTO report_counter (organisation_id, year, last)
    SELECT current_org(), extract(year FROM moment AT TIME ZONE zone)::integer, many FROM waiting LIMIT 1
    ON CONFLICT (organisation_id, year) DO UPDATE SET last = report_counter.last + excluded.last
    RETURNING year, last
  ), numbered AS (
    SELECT waiting.*, 'NM-' || year || '-' || lpad((last - many + turn)::text, greatest(4, length((last - many + turn)::text)), '0')
      AS number
    FROM waiting CROSS JOIN counter
  ), filed AS (
    INSERT INTO report (organisation_id, id, number, type, privacy, source, site_id, location_id, title, what_happened,
      what_could_happen, immediate_action, proposal, occurred_at, submitted_at, waiting_since)
    SELECT organisation_id, id, number, type, 'ANONYMOUS', source, site_id, location_id, title, what_happened, what_could_happen,
      immediate_action, proposal, occurred::timestamp AT TIME ZONE zone, filed::timestamp AT TIME ZONE zone,
      (filed + days)::timestamp AT TIME ZONE zone
    FROM numbered ORDER BY turn
  ), opened AS (
    INSERT INTO receipt (organisation_id, report_id, lookup, secret_hash)
    SELECT organisation_id, id, lookup, secret_hash FROM numbered ORDER BY random()
  )
  DELETE FROM intake_report w USING waiting
  WHERE w.organisation_id = waiting.organisation_id AND w.lookup = waiting.lookup;

  WITH waiting AS MATERIALIZED (
    SELECT m.*, r.report_id FROM intake_message m JOIN receipt r ON r.organisation_id = m.organisation_id AND r.lookup = m.lookup
    WHERE m.organisation_id = current_org() AND (one IS NULL OR m.lookup = one)
  ), said AS (
    INSERT INTO thread_message (organisation_id, id, report_id, position, text, day)
    SELECT organisation_id, id, report_id, row_number() OVER (PARTITION BY report_id ORDER BY turn) + (
        SELECT coalesce(max(t.position), 0) FROM thread_message t
        WHERE t.organisation_id = waiting.organisation_id AND t.report_id = waiting.report_id),
      text, coarse_day(day, (SELECT s.headcount FROM report JOIN site s ON s.organisation_id = report.organisation_id
        AND s.id = report.site_id WHERE report.organisation_id = waiting.organisation_id AND report.id = waiting.report_id))
    FROM waiting ORDER BY random()
  ), answered AS (
    UPDATE report SET status = 'SUBMITTED', version = version + 1,
      waiting_since = date_trunc('day', moment AT TIME ZONE zone) AT TIME ZONE zone
    WHERE organisation_id = current_org() AND status = 'RETURNED' AND id IN (SELECT report_id FROM waiting)
  )
  DELETE FROM intake_message m USING waiting WHERE m.organisation_id = waiting.organisation_id AND m.id = waiting.id;
END $$;
REVOKE ALL ON FUNCTION move_intake(timestamptz, text) FROM PUBLIC;

-- Empties the intake by writing it anew: what stays changes places, what went leaves no trace of its order.
CREATE FUNCTION rewrite_intake() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CREATE TEMP TABLE kept_report ON COMMIT DROP AS SELECT * FROM intake_report ORDER BY random();
  CREATE TEMP TABLE kept_message ON COMMIT DROP AS SELECT * FROM intake_message ORDER BY random();
  TRUNCATE intake_report, intake_message;
  INSERT INTO intake_report SELECT * FROM kept_report;
  INSERT INTO intake_message SELECT * FROM kept_message;
END $$;
REVOKE ALL ON FUNCTION rewrite_intake() FROM PUBLIC;
-- Where the owner is no superuser, FORCE holds it too.
CREATE POLICY rewrite ON intake_report TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY rewrite ON intake_message TO CURRENT_USER USING (true) WITH CHECK (true);

-- The hand-over: all these organisations in one transaction, while nobody files.
CREATE FUNCTION hand_over(moment timestamptz, organisations uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE one uuid;
BEGIN
  LOCK TABLE intake_report, intake_message IN ACCESS EXCLUSIVE MODE;
  FOR one IN SELECT o FROM unnest(organisations) AS o ORDER BY random() LOOP
    PERFORM set_config('app.org', one::text, true);
    PERFORM move_intake(moment);
  END LOOP;
  PERFORM rewrite_intake();
END $$;
REVOKE ALL ON FUNCTION hand_over(timestamptz, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION coarse_day(date, integer), move_intake(timestamptz, text), rewrite_intake(), hand_over(timestamptz, uuid[])
  TO closecall_app;
