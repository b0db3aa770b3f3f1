-- So many free numbers, all different: drawn one by one for rows that are inserted together, two of a few thousand would be the
-- same, and the whole organisation would stay behind.
CREATE FUNCTION anonymous_numbers(year integer, many bigint) RETURNS TABLE (place bigint, number text)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public AS $$
DECLARE free integer[] := '{}';
BEGIN
  WHILE cardinality(free) < many LOOP
    free := ARRAY(
      SELECT drawn FROM (
        SELECT unnest(free) AS drawn
        -- A weak generator could be continued from a few numbers that stand on printed cards, to the order of the others.
        UNION SELECT (5000000 + ('x' || left(gen_random_uuid()::text, 8))::bit(32)::bigint % 5000000)::integer
        FROM generate_series(1, many - cardinality(free))
      ) candidates
      WHERE NOT EXISTS (SELECT FROM report
        WHERE organisation_id = current_org() AND number_rank = (anonymous_numbers.year - 2000) * 10000000 + drawn));
  END LOOP;
  RETURN QUERY SELECT row_number() OVER (ORDER BY gen_random_uuid()), 'AN-' || anonymous_numbers.year || '-' || drawn
    FROM unnest(free) AS drawn;
END $$;
REVOKE ALL ON FUNCTION anonymous_numbers(integer, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION anonymous_numbers(integer, bigint) TO closecall_app;

CREATE OR REPLACE FUNCTION anonymous_number(year integer) RETURNS text LANGUAGE sql VOLATILE SET search_path = pg_catalog, public AS $$
  SELECT number FROM anonymous_numbers(year, 1)
$$;

-- Makes reports and messages of what is due of this transaction's organisation, shuffled; or of one receipt, when told which.
-- Clocks begin where the day or week ends that a card or an answer names, or they would run before anybody can see it.
CREATE OR REPLACE FUNCTION move_intake(moment timestamptz, one text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  zone text := (SELECT time_zone FROM organisation WHERE id = current_org());
  today date := (moment AT TIME ZONE zone)::date;
  crowd text[] := ARRAY(SELECT intake_crowd());
  instead uuid;
BEGIN
  -- Whoever takes one of these places away now is waited for. The keys below lock the very same rows, so this shows nothing more.
  PERFORM FROM site WHERE organisation_id = current_org() AND id IN (SELECT site_id FROM due_reports(today, one))
    ORDER BY id FOR KEY SHARE;
  PERFORM FROM location WHERE organisation_id = current_org() AND id IN (SELECT location_id FROM due_reports(today, one))
    ORDER BY id FOR KEY SHARE;
  -- A card whose site is gone goes to the oldest one that is open.
  IF EXISTS (SELECT FROM due_reports(today, one) w WHERE NOT EXISTS (
      SELECT FROM site WHERE organisation_id = current_org() AND id = w.site_id)) THEN
    SELECT id INTO instead FROM site WHERE organisation_id = current_org()
      ORDER BY archived_at IS NOT NULL, created_at, id LIMIT 1 FOR KEY SHARE;
  END IF;

  WITH waiting AS MATERIALIZED (
    SELECT w.*, gen_random_uuid() AS id, row_number() OVER (ORDER BY gen_random_uuid()) AS turn,
      coalesce(site.id, instead) AS at_site, location.id AS at_location,
      coarse_day(w.day, site.headcount) AS filed, coarse_day(w.occurred_on, site.headcount) AS occurred,
      CASE WHEN coalesce(site.headcount, 0) < 50 THEN 7 ELSE 1 END AS days
    FROM due_reports(today, one) w
      LEFT JOIN site ON site.organisation_id = w.organisation_id AND site.id = w.site_id
      LEFT JOIN location ON location.organisation_id = w.organisation_id AND location.site_id = site.id
        AND location.id = w.location_id
    WHERE coalesce(site.id, instead) IS NOT NULL
  ), numbered AS (
    SELECT waiting.*, drawn.number FROM waiting JOIN anonymous_numbers(
        extract(year FROM moment AT TIME ZONE zone)::integer, (SELECT count(*) FROM waiting)) drawn ON drawn.place = turn
  ), filed AS (
    INSERT INTO report (organisation_id, id, number, type, privacy, source, site_id, location_id, title, what_happened,
      what_could_happen, immediate_action, proposal, occurred_at, submitted_at, waiting_since)
    SELECT organisation_id, id, number, type, 'ANONYMOUS', source, at_site, at_location, title, what_happened,
      what_could_happen, immediate_action, proposal, occurred::timestamp AT TIME ZONE zone, filed::timestamp AT TIME ZONE zone,
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
