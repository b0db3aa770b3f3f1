-- Months are those of the organisation's own clock. And a report is counted once when it is filed: how many were reported is
-- the sum of its months, without the history that came in closed, which went through nobody's triage here.
ALTER TABLE report_month ADD COLUMN history boolean NOT NULL DEFAULT false, DROP CONSTRAINT report_month_pkey,
  ADD PRIMARY KEY (organisation_id, site_id, month, type, actual, potential, anonymous, history);
ALTER TYPE counted_report
  ADD ATTRIBUTE month date,
  ADD ATTRIBUTE step integer;

DROP TRIGGER count_inserted ON report;
DROP TRIGGER count_updated ON report;
DROP TRIGGER count_deleted ON report;
DROP FUNCTION count_reports();

-- An anonymous report stands at midnight of the day it names. Its month is that day's whatever the organisation's clock: or
-- whoever sets the clock would see which reports pass from one quarter to the next, and so on which day they were filed.
CREATE FUNCTION month_of(moment timestamptz, privacy text, time_zone text) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN date_trunc('month', CASE WHEN privacy = 'ANONYMOUS' THEN (moment + interval '12 hours') AT TIME ZONE 'UTC'
    ELSE moment AT TIME ZONE time_zone END)::date;

-- Takes the counters in key order, so that two transactions meet at the first they share and never wait in a circle.
CREATE FUNCTION count_reports(moved counted_report[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO report_month AS counter (organisation_id, site_id, month, type, actual, potential, anonymous, history, reports)
    SELECT organisation_id, site_id, month, type, coalesce(actual_severity, 0), coalesce(potential_severity, 0), anonymous,
      source = 'IMPORT' AND status = 'CLOSED' AND triaged_at IS NULL, sum(step)
    FROM unnest(moved)
    WHERE status NOT IN ('REJECTED', 'MERGED')
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(step) <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (organisation_id, site_id, month, type, actual, potential, anonymous, history)
    DO UPDATE SET reports = counter.reports + excluded.reports;

  INSERT INTO report_stage AS counter (organisation_id, site_id, month, stage, days, anonymous, reports)
    SELECT organisation_id, site_id, month, stage,
      greatest(0, extract(epoch FROM reached - submitted_at)::bigint / 86400)::integer, anonymous, sum(step)
    FROM unnest(moved)
    CROSS JOIN LATERAL (VALUES ('TRIAGED', triaged_at), ('ACTED', acted_at), ('VERIFIED', verified_at)) AS stages (stage, reached)
    WHERE reached IS NOT NULL AND status NOT IN ('REJECTED', 'MERGED')
      AND NOT (source = 'IMPORT' AND status = 'CLOSED' AND triaged_at IS NULL)
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(step) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (organisation_id, site_id, month, stage, days, anonymous)
    DO UPDATE SET reports = counter.reports + excluded.reports;
END $$;

-- Per statement, not per row: an import of a thousand rows touches each counter once.
CREATE FUNCTION count_reports() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  gone counted_report[] := '{}';
  come counted_report[] := '{}';
BEGIN
  -- Each sees the clock it counts by until it has committed: move_months waits for it.
  IF TG_OP <> 'INSERT' THEN
    gone := ARRAY(SELECT ROW(r.organisation_id, site_id, type, status, actual_severity, potential_severity, submitted_at, triaged_at,
        acted_at, verified_at, source, privacy = 'ANONYMOUS', month_of(submitted_at, privacy, time_zone), -1)::counted_report
      FROM before_rows r JOIN organisation o ON o.id = r.organisation_id FOR KEY SHARE OF o);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    come := ARRAY(SELECT ROW(r.organisation_id, site_id, type, status, actual_severity, potential_severity, submitted_at, triaged_at,
        acted_at, verified_at, source, privacy = 'ANONYMOUS', month_of(submitted_at, privacy, time_zone), 1)::counted_report
      FROM after_rows r JOIN organisation o ON o.id = r.organisation_id FOR KEY SHARE OF o);
  END IF;
  PERFORM count_reports(gone || come);
  RETURN NULL;
END $$;
CREATE TRIGGER count_inserted AFTER INSERT ON report REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_reports();
CREATE TRIGGER count_updated AFTER UPDATE ON report REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_reports();
CREATE TRIGGER count_deleted AFTER DELETE ON report REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_reports();

-- Another clock: what lies near the end of a month may belong to its neighbour. No zone is further than 14 hours from Greenwich.
CREATE FUNCTION move_months() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM FROM organisation WHERE id = NEW.id FOR UPDATE;
  PERFORM count_reports(ARRAY(
    SELECT ROW(r.organisation_id, site_id, type, status, actual_severity, potential_severity, submitted_at, triaged_at,
      acted_at, verified_at, source, privacy = 'ANONYMOUS', month_of(submitted_at, privacy, clock.time_zone), clock.step)::counted_report
    FROM (SELECT generate_series(min(month)::timestamp, max(month) + interval '1 month', interval '1 month') AT TIME ZONE 'UTC' AS turn
      FROM report_month WHERE organisation_id = NEW.id) months
    JOIN report r ON r.organisation_id = NEW.id
      AND r.submitted_at BETWEEN turn - interval '15 hours' AND turn + interval '15 hours'
    CROSS JOIN (VALUES (OLD.time_zone, -1), (NEW.time_zone, 1)) AS clock (time_zone, step)
    WHERE month_of(submitted_at, privacy, OLD.time_zone) <> month_of(submitted_at, privacy, NEW.time_zone)));
  RETURN NEW;
END $$;
CREATE TRIGGER move_months BEFORE UPDATE OF time_zone ON organisation FOR EACH ROW
  WHEN (OLD.time_zone <> NEW.time_zone) EXECUTE FUNCTION move_months();

REVOKE ALL ON FUNCTION month_of(timestamptz, text, text), count_reports(counted_report[]), count_reports(), move_months() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION month_of(timestamptz, text, text), count_reports(counted_report[]) TO closecall_app;

-- The owner, where it is no superuser, must see every organisation for this one recount.
ALTER TABLE organisation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE report NO FORCE ROW LEVEL SECURITY;
ALTER TABLE report_month NO FORCE ROW LEVEL SECURITY;
ALTER TABLE report_stage NO FORCE ROW LEVEL SECURITY;
DELETE FROM report_month;
DELETE FROM report_stage;
ALTER TABLE report_stage DROP CONSTRAINT report_stage_stage_check,
  ADD CONSTRAINT report_stage_stage_check CHECK (stage IN ('TRIAGED', 'ACTED', 'VERIFIED'));
SELECT count_reports(ARRAY(
  SELECT ROW(r.organisation_id, site_id, type, status, actual_severity, potential_severity, submitted_at, triaged_at,
    acted_at, verified_at, source, privacy = 'ANONYMOUS', month_of(submitted_at, privacy, o.time_zone), 1)::counted_report
  FROM report r WHERE r.organisation_id = o.id))
FROM organisation o;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
ALTER TABLE report FORCE ROW LEVEL SECURITY;
ALTER TABLE report_month FORCE ROW LEVEL SECURITY;
ALTER TABLE report_stage FORCE ROW LEVEL SECURITY;
