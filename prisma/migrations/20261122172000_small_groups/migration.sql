-- What anonymous reports add to a figure is kept apart, so that figures for people to whom they do not exist need no recount.
ALTER TABLE action ADD COLUMN anonymous boolean NOT NULL DEFAULT false;
ALTER TABLE report_month ADD COLUMN anonymous boolean NOT NULL DEFAULT false, DROP CONSTRAINT report_month_pkey,
  ADD PRIMARY KEY (organisation_id, site_id, month, type, actual, potential, anonymous);
ALTER TABLE report_stage ADD COLUMN anonymous boolean NOT NULL DEFAULT false, DROP CONSTRAINT report_stage_pkey,
  ADD PRIMARY KEY (organisation_id, site_id, month, stage, days, anonymous);
ALTER TABLE action_due ADD COLUMN anonymous boolean NOT NULL DEFAULT false, DROP CONSTRAINT action_due_pkey,
  ADD PRIMARY KEY (organisation_id, site_id, due_on, anonymous);
ALTER TYPE counted_report ADD ATTRIBUTE anonymous boolean;

CREATE OR REPLACE FUNCTION count_reports() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  gone counted_report[] := '{}';
  come counted_report[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN
    gone := ARRAY(SELECT ROW(organisation_id, site_id, type, status, actual_severity, potential_severity, submitted_at, triaged_at,
      acted_at, verified_at, source, privacy = 'ANONYMOUS')::counted_report FROM before_rows);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    come := ARRAY(SELECT ROW(organisation_id, site_id, type, status, actual_severity, potential_severity, submitted_at, triaged_at,
      acted_at, verified_at, source, privacy = 'ANONYMOUS')::counted_report FROM after_rows);
  END IF;

  INSERT INTO report_month AS counter (organisation_id, site_id, month, type, actual, potential, anonymous, reports)
    SELECT organisation_id, site_id, date_trunc('month', submitted_at AT TIME ZONE 'UTC')::date AS month, type,
      coalesce(actual_severity, 0) AS actual, coalesce(potential_severity, 0) AS potential, anonymous, sum(step) AS step
    FROM (SELECT *, -1 AS step FROM unnest(gone) UNION ALL SELECT *, 1 FROM unnest(come)) moved
    WHERE status NOT IN ('REJECTED', 'MERGED')
    GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(step) <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT (organisation_id, site_id, month, type, actual, potential, anonymous)
    DO UPDATE SET reports = counter.reports + excluded.reports;

  INSERT INTO report_stage AS counter (organisation_id, site_id, month, stage, days, anonymous, reports)
    SELECT organisation_id, site_id, date_trunc('month', submitted_at AT TIME ZONE 'UTC')::date AS month, stage,
      greatest(0, extract(epoch FROM reached - submitted_at)::bigint / 86400)::integer AS days, anonymous, sum(step) AS step
    FROM (SELECT *, -1 AS step FROM unnest(gone) UNION ALL SELECT *, 1 FROM unnest(come)) moved
    CROSS JOIN LATERAL (VALUES ('REPORTED', submitted_at), ('TRIAGED', triaged_at), ('ACTED', acted_at), ('VERIFIED', verified_at))
      AS stages (stage, reached)
    WHERE reached IS NOT NULL AND status NOT IN ('REJECTED', 'MERGED')
      AND NOT (source = 'IMPORT' AND status = 'CLOSED' AND triaged_at IS NULL)
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(step) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (organisation_id, site_id, month, stage, days, anonymous)
    DO UPDATE SET reports = counter.reports + excluded.reports;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_actions() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  gone action[] := '{}';
  come action[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN SELECT coalesce(array_agg(a), '{}') INTO gone FROM before_rows a; END IF;
  IF TG_OP <> 'DELETE' THEN SELECT coalesce(array_agg(a), '{}') INTO come FROM after_rows a; END IF;
  INSERT INTO action_due AS counter (organisation_id, site_id, due_on, anonymous, actions)
    SELECT organisation_id, site_id, due_on, anonymous, sum(step) AS step
    FROM (SELECT *, -1 AS step FROM unnest(gone) UNION ALL SELECT *, 1 FROM unnest(come)) moved
    WHERE status IN ('OPEN', 'IN_PROGRESS')
    GROUP BY 1, 2, 3, 4 HAVING sum(step) <> 0 ORDER BY 1, 2, 3, 4
  ON CONFLICT (organisation_id, site_id, due_on, anonymous) DO UPDATE SET actions = counter.actions + excluded.actions;
  RETURN NULL;
END $$;

-- The newest thousand matches of those the reader may know of: others must not push any of them out.
DROP FUNCTION search_reports(text, integer);
CREATE FUNCTION search_reports(words text, most integer, with_anonymous boolean) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT id FROM report
  WHERE organisation_id = current_org()
    AND search @@ (quote_literal(current_org()::text)::tsquery && websearch_to_tsquery('russian', words))
    AND (with_anonymous OR privacy <> 'ANONYMOUS')
  ORDER BY submitted_at DESC LIMIT least(most, 1000)
$$;
REVOKE ALL ON FUNCTION search_reports(text, integer, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_reports(text, integer, boolean) TO closecall_app;

-- Named reports are numbered without gaps: an anonymous one in between would be a gap, and tell of itself and of its day. So its
-- number is drawn at random, from a range no counter reaches.
CREATE FUNCTION anonymous_number(year integer) RETURNS text LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public AS $$
DECLARE drawn integer;
BEGIN
  LOOP
    drawn := 5000000 + floor(random() * 5000000)::integer;
    EXIT WHEN NOT EXISTS (SELECT FROM report
      WHERE organisation_id = current_org() AND number_rank = (year - 2000) * 10000000 + drawn);
  END LOOP;
  RETURN 'AN-' || year || '-' || drawn;
END $$;
REVOKE ALL ON FUNCTION anonymous_number(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION anonymous_number(integer) TO closecall_app;

-- Makes reports and messages of what waits of this transaction's organisation, shuffled; of one receipt only, when told which.
-- The clocks of a report begin where the day or week ends that it names, or it would be late before anybody can see it.
CREATE OR REPLACE FUNCTION move_intake(moment timestamptz, one text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE zone text := (SELECT time_zone FROM organisation WHERE id = current_org());
BEGIN
  WITH waiting AS MATERIALIZED (
    SELECT w.*, gen_random_uuid() AS id, row_number() OVER (ORDER BY random()) AS turn,
      coarse_day(w.day, site.headcount) AS filed, coarse_day(w.occurred_on, site.headcount) AS occurred,
      CASE WHEN coalesce(site.headcount, 0) < 50 THEN 7 ELSE 1 END AS days
    FROM intake_report w JOIN site ON site.organisation_id = w.organisation_id AND site.id = w.site_id
    WHERE w.organisation_id = current_org() AND (one IS NULL OR w.lookup = one)
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
