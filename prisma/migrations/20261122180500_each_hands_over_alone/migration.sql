-- One organisation must not hold back the others, a crowd is one of a site, and what is drawn by lot nobody can compute again.
ALTER TABLE attachment ALTER COLUMN position TYPE integer;
GRANT SELECT (lookup) ON intake_photo TO closecall_worker;

CREATE OR REPLACE FUNCTION anonymous_number(year integer) RETURNS text LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public AS $$
DECLARE drawn integer;
BEGIN
  LOOP
    -- A weak generator could be continued from a few numbers that stand on printed cards, to the order of the others.
    drawn := 5000000 + ('x' || left(gen_random_uuid()::text, 8))::bit(32)::bigint % 5000000;
    EXIT WHEN NOT EXISTS (SELECT FROM report
      WHERE organisation_id = current_org() AND number_rank = (year - 2000) * 10000000 + drawn);
  END LOOP;
  RETURN 'AN-' || year || '-' || drawn;
END $$;

-- Receipts that need not wait for their day to end: of a site of fifty and more people, of which three wait together.
CREATE FUNCTION intake_crowd() RETURNS SETOF text LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  WITH waiting AS (
    SELECT lookup, site_id FROM intake_report WHERE organisation_id = current_org()
    UNION
    SELECT w.lookup, r.site_id FROM (
      SELECT organisation_id, lookup FROM intake_message UNION SELECT organisation_id, lookup FROM intake_photo
    ) w JOIN receipt q ON q.organisation_id = w.organisation_id AND q.lookup = w.lookup
      JOIN report r ON r.organisation_id = q.organisation_id AND r.id = q.report_id
    WHERE w.organisation_id = current_org()
  )
  SELECT lookup FROM waiting WHERE site_id IN (
    SELECT w.site_id FROM waiting w JOIN site s ON s.organisation_id = current_org() AND s.id = w.site_id
    WHERE s.headcount >= 50 GROUP BY w.site_id HAVING count(*) >= 3)
$$;
REVOKE ALL ON FUNCTION intake_crowd() FROM PUBLIC;

-- Makes reports and messages of what is due of this transaction's organisation, shuffled; or of one receipt, when told which.
-- Clocks begin where the day or week ends that a card or an answer names, or they would run before anybody can see it.
CREATE OR REPLACE FUNCTION move_intake(moment timestamptz, one text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  zone text := (SELECT time_zone FROM organisation WHERE id = current_org());
  today date := (moment AT TIME ZONE zone)::date;
  crowd text[] := ARRAY(SELECT intake_crowd());
BEGIN
  WITH waiting AS MATERIALIZED (
    SELECT w.*, gen_random_uuid() AS id, row_number() OVER (ORDER BY gen_random_uuid()) AS turn,
      coarse_day(w.day, site.headcount) AS filed, coarse_day(w.occurred_on, site.headcount) AS occurred,
      CASE WHEN coalesce(site.headcount, 0) < 50 THEN 7 ELSE 1 END AS days
    FROM intake_report w JOIN site ON site.organisation_id = w.organisation_id AND site.id = w.site_id
    WHERE w.organisation_id = current_org()
      AND CASE WHEN one IS NULL THEN w.day < today OR w.lookup = ANY (crowd) ELSE w.lookup = one END
  ), numbered AS (
    SELECT waiting.*, anonymous_number(extract(year FROM moment AT TIME ZONE zone)::integer) AS number FROM waiting
  ), filed AS (
    INSERT INTO report (organisation_id, id, number, type, privacy, source, site_id, location_id, title, what_happened,
      what_could_happen, immediate_action, proposal, occurred_at, submitted_at, waiting_since)
    SELECT organisation_id, id, number, type, 'ANONYMOUS', source, site_id, location_id, title, what_happened, what_could_happen,
      immediate_action, proposal, occurred::timestamp AT TIME ZONE zone, filed::timestamp AT TIME ZONE zone,
      (filed + days)::timestamp AT TIME ZONE zone
    FROM numbered ORDER BY turn
  ), opened AS (
    INSERT INTO receipt (organisation_id, report_id, lookup, secret_hash)
    SELECT organisation_id, id, lookup, secret_hash FROM numbered ORDER BY gen_random_uuid()
  )
  DELETE FROM intake_report w USING waiting
  WHERE w.organisation_id = waiting.organisation_id AND w.lookup = waiting.lookup;

  -- Whoever writes into one of these threads now is waited for, or two lines would claim one place in it.
  PERFORM FROM report WHERE organisation_id = current_org() AND id IN (
      SELECT q.report_id FROM intake_message m JOIN receipt q ON q.organisation_id = m.organisation_id AND q.lookup = m.lookup
      WHERE m.organisation_id = current_org()
        AND CASE WHEN one IS NULL THEN m.day < today OR m.lookup = ANY (crowd) ELSE m.lookup = one END)
    ORDER BY id FOR NO KEY UPDATE;

  WITH waiting AS MATERIALIZED (
    SELECT m.*, r.id AS report_id, coarse_day(m.day, s.headcount) AS said_on,
      CASE WHEN coalesce(s.headcount, 0) < 50 THEN 7 ELSE 1 END AS days,
      -- Kept under another id rather than lost, should somebody have taken its own meanwhile.
      CASE WHEN t.id IS NULL THEN m.id ELSE gen_random_uuid() END AS line
    FROM intake_message m JOIN receipt q ON q.organisation_id = m.organisation_id AND q.lookup = m.lookup
      JOIN report r ON r.organisation_id = q.organisation_id AND r.id = q.report_id
      JOIN site s ON s.organisation_id = r.organisation_id AND s.id = r.site_id
      LEFT JOIN thread_message t ON t.organisation_id = m.organisation_id AND t.id = m.id
    WHERE m.organisation_id = current_org()
      AND CASE WHEN one IS NULL THEN m.day < today OR m.lookup = ANY (crowd) ELSE m.lookup = one END
  ), said AS (
    INSERT INTO thread_message (organisation_id, id, report_id, position, text, day)
    SELECT organisation_id, line, report_id, row_number() OVER (PARTITION BY report_id ORDER BY turn) + (
        SELECT coalesce(max(t.position), 0) FROM thread_message t
        WHERE t.organisation_id = waiting.organisation_id AND t.report_id = waiting.report_id),
      text, said_on
    FROM waiting ORDER BY gen_random_uuid()
  ), answered AS (
    UPDATE report SET status = 'SUBMITTED', version = version + 1, waiting_since = last.ends::timestamp AT TIME ZONE zone
    FROM (SELECT report_id, max(said_on + days) AS ends FROM waiting GROUP BY report_id) last
    WHERE organisation_id = current_org() AND status = 'RETURNED' AND id = last.report_id
  )
  DELETE FROM intake_message m USING waiting WHERE m.organisation_id = waiting.organisation_id AND m.id = waiting.id;
END $$;

CREATE OR REPLACE FUNCTION move_photos(written uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  WITH waiting AS MATERIALIZED (
    SELECT p.organisation_id, p.id, p.message_id, octet_length(p.image) AS bytes, p.width, p.height, r.report_id,
      row_number() OVER (PARTITION BY r.report_id ORDER BY p.message_id NULLS FIRST, p.turn) AS nth
    FROM intake_photo p JOIN receipt r ON r.organisation_id = p.organisation_id AND r.lookup = p.lookup
    WHERE p.organisation_id = current_org() AND p.id = ANY (written)
  ), kept AS (
    INSERT INTO attachment (organisation_id, id, report_id, message_id, position, bytes, width, height)
    SELECT organisation_id, id, report_id, message_id, nth + (
        SELECT coalesce(max(a.position), -1) FROM attachment a
        WHERE a.organisation_id = waiting.organisation_id AND a.report_id = waiting.report_id),
      bytes, width, height
    FROM waiting ORDER BY gen_random_uuid()
    ON CONFLICT (organisation_id, id) DO NOTHING
  )
  DELETE FROM intake_photo p USING waiting WHERE p.organisation_id = waiting.organisation_id AND p.id = waiting.id;
END $$;

CREATE OR REPLACE FUNCTION rewrite_intake() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CREATE TEMP TABLE kept_report ON COMMIT DROP AS SELECT * FROM intake_report ORDER BY gen_random_uuid();
  CREATE TEMP TABLE kept_message ON COMMIT DROP AS SELECT * FROM intake_message ORDER BY gen_random_uuid();
  CREATE TEMP TABLE kept_photo ON COMMIT DROP AS SELECT * FROM intake_photo ORDER BY gen_random_uuid();
  TRUNCATE intake_report, intake_message, intake_photo;
  INSERT INTO intake_report SELECT * FROM kept_report;
  INSERT INTO intake_message SELECT * FROM kept_message;
  INSERT INTO intake_photo SELECT * FROM kept_photo;
END $$;

-- Answers who was left behind, and by which kind of error: never its words, which may quote a row.
DROP FUNCTION hand_over(timestamptz, uuid[], uuid[]);
CREATE FUNCTION hand_over(moment timestamptz, organisations uuid[], photos uuid[]) RETURNS TABLE (left_behind uuid, error text)
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE one uuid;
BEGIN
  LOCK TABLE intake_report, intake_message, intake_photo IN ACCESS EXCLUSIVE MODE;
  FOR one IN SELECT o FROM unnest(organisations) AS o ORDER BY gen_random_uuid() LOOP
    BEGIN
      PERFORM set_config('app.org', one::text, true);
      PERFORM move_intake(moment);
      PERFORM move_photos(photos);
    EXCEPTION WHEN OTHERS THEN
      left_behind := one;
      error := SQLSTATE;
      RETURN NEXT;
    END;
  END LOOP;
  PERFORM rewrite_intake();
END $$;
REVOKE ALL ON FUNCTION hand_over(timestamptz, uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake_crowd(), hand_over(timestamptz, uuid[], uuid[]) TO closecall_app;
