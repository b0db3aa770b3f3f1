-- What a reporter was told holds, whatever is set at the site or for the organisation while their card waits: its day is one of the
-- clock that ran then, and a week is never made a day. Rows from before have neither; for them what is set now counts.
ALTER TABLE intake_report ADD COLUMN time_zone text, ADD COLUMN precision text, ADD COLUMN filed text,
  ADD CONSTRAINT intake_report_precision CHECK (precision IN ('DAY', 'WEEK'));
ALTER TABLE intake_message ADD COLUMN time_zone text;
ALTER TABLE intake_photo ADD COLUMN time_zone text;
ALTER TABLE receipt ADD COLUMN precision text, ADD COLUMN filed text,
  ADD CONSTRAINT receipt_precision CHECK (precision IN ('DAY', 'WEEK'));
GRANT SELECT (time_zone) ON intake_report, intake_message, intake_photo TO closecall_worker;

DROP FUNCTION due_reports(date, text), intake_crowd();

-- Receipts that need not wait for their day to end: three of one day of a site of fifty and more people. At least six hours of that
-- day lie before the hand-over, and as many after it: a shorter piece of a day would date whoever is in it.
CREATE FUNCTION intake_crowd(moment timestamptz) RETURNS SETOF text LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT unnest(array_agg(w.lookup))
  FROM intake_report w JOIN organisation o ON o.id = w.organisation_id
    JOIN site s ON s.organisation_id = w.organisation_id AND s.id = w.site_id
  WHERE w.organisation_id = current_org() AND s.headcount >= 50
  GROUP BY w.site_id, w.day
  HAVING count(*) >= 3 AND bool_and(coalesce(w.precision, 'DAY') = 'DAY')
    AND moment >= max(w.day::timestamp AT TIME ZONE coalesce(w.time_zone, o.time_zone)) + interval '6 hours'
    AND moment <= min((w.day + 1)::timestamp AT TIME ZONE coalesce(w.time_zone, o.time_zone)) - interval '6 hours'
$$;

-- What goes of this transaction's organisation; or what belongs to one receipt, when told which.
CREATE FUNCTION due_reports(moment timestamptz, one text) RETURNS SETOF intake_report
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT w.* FROM intake_report w JOIN organisation o ON o.id = w.organisation_id
  WHERE w.organisation_id = current_org() AND CASE WHEN one IS NULL
    THEN w.day < (moment AT TIME ZONE coalesce(w.time_zone, o.time_zone))::date OR w.lookup IN (SELECT intake_crowd(moment))
    ELSE w.lookup = one END
$$;
-- An answer belongs to one report: no company hides it before its day is over.
CREATE FUNCTION due_messages(moment timestamptz, one text) RETURNS SETOF intake_message
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT w.* FROM intake_message w JOIN organisation o ON o.id = w.organisation_id
  WHERE w.organisation_id = current_org() AND CASE WHEN one IS NULL
    THEN w.day < (moment AT TIME ZONE coalesce(w.time_zone, o.time_zone))::date ELSE w.lookup = one END
$$;
-- Photos go with the card they came with, or when their own day is over.
CREATE FUNCTION due_photos(moment timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT w.id FROM intake_photo w JOIN organisation o ON o.id = w.organisation_id
  WHERE w.organisation_id = current_org() AND (
    w.day < (moment AT TIME ZONE coalesce(w.time_zone, o.time_zone))::date
    OR w.message_id IS NULL AND w.lookup IN (SELECT intake_crowd(moment)))
$$;
REVOKE ALL ON FUNCTION intake_crowd(timestamptz), due_reports(timestamptz, text), due_messages(timestamptz, text),
  due_photos(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake_crowd(timestamptz), due_reports(timestamptz, text), due_messages(timestamptz, text),
  due_photos(timestamptz) TO closecall_app;

DROP FUNCTION coarse_day(date, integer);
-- The first day of what a row may say: the day itself, or the Monday of its week.
CREATE FUNCTION coarse_day(day date, weekly boolean) RETURNS date LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
  RETURN CASE WHEN weekly THEN date_trunc('week', day)::date ELSE day END;
REVOKE ALL ON FUNCTION coarse_day(date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION coarse_day(date, boolean) TO closecall_app;

-- Makes reports and messages of what is due of this transaction's organisation, shuffled; or of one receipt, when told which.
-- Clocks begin where the day or week ends that a card or an answer names, or they would run before anybody can see it.
CREATE OR REPLACE FUNCTION move_intake(moment timestamptz, one text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  here text := (SELECT time_zone FROM organisation WHERE id = current_org());
  instead uuid;
BEGIN
  -- Whoever takes one of these places away now is waited for. The keys below lock the very same rows, so this shows nothing more.
  PERFORM FROM site WHERE organisation_id = current_org() AND id IN (SELECT site_id FROM due_reports(moment, one))
    ORDER BY id FOR KEY SHARE;
  PERFORM FROM location WHERE organisation_id = current_org() AND id IN (SELECT location_id FROM due_reports(moment, one))
    ORDER BY id FOR KEY SHARE;
  -- A card whose site is gone goes to the oldest one that is open.
  IF EXISTS (SELECT FROM due_reports(moment, one) w WHERE NOT EXISTS (
      SELECT FROM site WHERE organisation_id = current_org() AND id = w.site_id)) THEN
    SELECT id INTO instead FROM site WHERE organisation_id = current_org()
      ORDER BY archived_at IS NOT NULL, created_at, id LIMIT 1 FOR KEY SHARE;
  END IF;

  WITH waiting AS MATERIALIZED (
    SELECT w.*, gen_random_uuid() AS id, row_number() OVER (ORDER BY gen_random_uuid()) AS turn,
      coalesce(site.id, instead) AS at_site, location.id AS at_location,
      -- One clock of all of a day, and one week of all of its site: whatever was changed between two of them shows on neither.
      min(coalesce(w.time_zone, here)) OVER (PARTITION BY w.day) AS zone,
      bool_or(coalesce(w.precision, 'DAY') = 'WEEK' OR coalesce(site.headcount, 0) < 50)
        OVER (PARTITION BY w.site_id, w.day) AS weekly
    FROM due_reports(moment, one) w
      LEFT JOIN site ON site.organisation_id = w.organisation_id AND site.id = w.site_id
      LEFT JOIN location ON location.organisation_id = w.organisation_id AND location.site_id = site.id
        AND location.id = w.location_id
    WHERE coalesce(site.id, instead) IS NOT NULL
  ), numbered AS (
    SELECT waiting.*, drawn.number FROM waiting JOIN anonymous_numbers(
        extract(year FROM moment AT TIME ZONE here)::integer, (SELECT count(*) FROM waiting)) drawn ON drawn.place = turn
  ), filed AS (
    INSERT INTO report (organisation_id, id, number, type, privacy, source, site_id, location_id, title, what_happened,
      what_could_happen, immediate_action, proposal, occurred_at, submitted_at, waiting_since)
    SELECT organisation_id, id, number, type, 'ANONYMOUS', source, at_site, at_location, title, what_happened,
      what_could_happen, immediate_action, proposal, coarse_day(occurred_on, weekly)::timestamp AT TIME ZONE zone,
      coarse_day(day, weekly)::timestamp AT TIME ZONE zone,
      (coarse_day(day, weekly) + CASE WHEN weekly THEN 7 ELSE 1 END)::timestamp AT TIME ZONE zone
    FROM numbered ORDER BY turn
  ), opened AS (
    INSERT INTO receipt (organisation_id, report_id, lookup, secret_hash, filed, precision)
    SELECT organisation_id, id, lookup, secret_hash, filed, CASE WHEN weekly THEN 'WEEK' ELSE 'DAY' END
    FROM numbered ORDER BY gen_random_uuid()
  )
  DELETE FROM intake_report w USING waiting
  WHERE w.organisation_id = waiting.organisation_id AND w.lookup = waiting.lookup;

  -- Whoever writes into one of these threads now is waited for, or two lines would claim one place in it.
  PERFORM FROM report WHERE organisation_id = current_org() AND id IN (
      SELECT q.report_id FROM due_messages(moment, one) m
        JOIN receipt q ON q.organisation_id = m.organisation_id AND q.lookup = m.lookup)
    ORDER BY id FOR NO KEY UPDATE;

  WITH waiting AS MATERIALIZED (
    SELECT m.*, r.id AS report_id, coarse_day(m.day, weekly) AS said_on,
      (coarse_day(m.day, weekly) + CASE WHEN weekly THEN 7 ELSE 1 END)::timestamp AT TIME ZONE coalesce(m.time_zone, here) AS ends,
      -- Kept under another id rather than lost, should somebody have taken its own meanwhile.
      CASE WHEN t.id IS NULL THEN m.id ELSE gen_random_uuid() END AS line
    FROM due_messages(moment, one) m JOIN receipt q ON q.organisation_id = m.organisation_id AND q.lookup = m.lookup
      JOIN report r ON r.organisation_id = q.organisation_id AND r.id = q.report_id
      JOIN site s ON s.organisation_id = r.organisation_id AND s.id = r.site_id
      LEFT JOIN thread_message t ON t.organisation_id = m.organisation_id AND t.id = m.id
      -- The words of a report of which only the week was told show no day either.
      CROSS JOIN LATERAL (SELECT coalesce(s.headcount, 0) < 50 OR coalesce(q.precision, 'DAY') = 'WEEK' AS weekly) told
  ), said AS (
    INSERT INTO thread_message (organisation_id, id, report_id, position, text, day)
    SELECT organisation_id, line, report_id, row_number() OVER (PARTITION BY report_id ORDER BY turn) + (
        SELECT coalesce(max(t.position), 0) FROM thread_message t
        WHERE t.organisation_id = waiting.organisation_id AND t.report_id = waiting.report_id),
      text, said_on
    FROM waiting ORDER BY gen_random_uuid()
  ), answered AS (
    UPDATE report SET status = 'SUBMITTED', version = version + 1, waiting_since = last.ends
    FROM (SELECT report_id, max(ends) AS ends FROM waiting GROUP BY report_id) last
    WHERE organisation_id = current_org() AND status = 'RETURNED' AND id = last.report_id
  )
  DELETE FROM intake_message m USING waiting WHERE m.organisation_id = waiting.organisation_id AND m.id = waiting.id;
END $$;
