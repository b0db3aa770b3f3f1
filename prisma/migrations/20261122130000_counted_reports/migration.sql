-- What the counters ask of a report. Carrying whole rows, texts included, made them half of what filing a card costs the database.
CREATE TYPE counted_report AS (
  organisation_id uuid,
  site_id uuid,
  type text,
  status text,
  actual_severity smallint,
  potential_severity smallint,
  submitted_at timestamptz,
  triaged_at timestamptz,
  acted_at timestamptz,
  verified_at timestamptz,
  source text
);

-- History that came in closed went through nobody's triage here: it belongs to the pyramid and the months, not to the funnel.
CREATE OR REPLACE FUNCTION count_reports() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  gone counted_report[] := '{}';
  come counted_report[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN
    gone := ARRAY(SELECT ROW(organisation_id, site_id, type, status, actual_severity, potential_severity, submitted_at, triaged_at,
      acted_at, verified_at, source)::counted_report FROM before_rows);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    come := ARRAY(SELECT ROW(organisation_id, site_id, type, status, actual_severity, potential_severity, submitted_at, triaged_at,
      acted_at, verified_at, source)::counted_report FROM after_rows);
  END IF;

  INSERT INTO report_month AS counter
    SELECT organisation_id, site_id, date_trunc('month', submitted_at AT TIME ZONE 'UTC')::date AS month, type,
      coalesce(actual_severity, 0) AS actual, coalesce(potential_severity, 0) AS potential, sum(step) AS step
    FROM (SELECT *, -1 AS step FROM unnest(gone) UNION ALL SELECT *, 1 FROM unnest(come)) moved
    WHERE status NOT IN ('REJECTED', 'MERGED')
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(step) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (organisation_id, site_id, month, type, actual, potential)
    DO UPDATE SET reports = counter.reports + excluded.reports;

  INSERT INTO report_stage AS counter
    SELECT organisation_id, site_id, date_trunc('month', submitted_at AT TIME ZONE 'UTC')::date AS month, stage,
      greatest(0, extract(epoch FROM reached - submitted_at)::bigint / 86400)::integer AS days, sum(step) AS step
    FROM (SELECT *, -1 AS step FROM unnest(gone) UNION ALL SELECT *, 1 FROM unnest(come)) moved
    CROSS JOIN LATERAL (VALUES ('REPORTED', submitted_at), ('TRIAGED', triaged_at), ('ACTED', acted_at), ('VERIFIED', verified_at))
      AS stages (stage, reached)
    WHERE reached IS NOT NULL AND status NOT IN ('REJECTED', 'MERGED')
      AND NOT (source = 'IMPORT' AND status = 'CLOSED' AND triaged_at IS NULL)
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(step) <> 0 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (organisation_id, site_id, month, stage, days)
    DO UPDATE SET reports = counter.reports + excluded.reports;
  RETURN NULL;
END $$;

-- The owner, where it is no superuser, must see every organisation for this one correction.
ALTER TABLE report NO FORCE ROW LEVEL SECURITY;
ALTER TABLE report_stage NO FORCE ROW LEVEL SECURITY;
UPDATE report_stage AS counter SET reports = counter.reports - history.reports
FROM (
  SELECT organisation_id, site_id, date_trunc('month', submitted_at AT TIME ZONE 'UTC')::date AS month, stage,
    greatest(0, extract(epoch FROM reached - submitted_at)::bigint / 86400)::integer AS days, count(*) AS reports
  FROM report
  CROSS JOIN LATERAL (VALUES ('REPORTED', submitted_at), ('ACTED', acted_at), ('VERIFIED', verified_at)) AS stages (stage, reached)
  WHERE reached IS NOT NULL AND source = 'IMPORT' AND status = 'CLOSED' AND triaged_at IS NULL
  GROUP BY 1, 2, 3, 4, 5
) AS history
WHERE (counter.organisation_id, counter.site_id, counter.month, counter.stage, counter.days)
  = (history.organisation_id, history.site_id, history.month, history.stage, history.days);
ALTER TABLE report FORCE ROW LEVEL SECURITY;
ALTER TABLE report_stage FORCE ROW LEVEL SECURITY;
