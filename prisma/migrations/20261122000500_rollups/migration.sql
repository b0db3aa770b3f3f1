CREATE TABLE report_month (
  organisation_id uuid NOT NULL,
  site_id uuid NOT NULL,
  month date NOT NULL,
  type text NOT NULL,
  actual smallint NOT NULL,
  potential smallint NOT NULL,
  reports integer NOT NULL,
  PRIMARY KEY (organisation_id, site_id, month, type, actual, potential),
  FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id)
);
CREATE TABLE report_stage (
  organisation_id uuid NOT NULL,
  site_id uuid NOT NULL,
  month date NOT NULL,
  stage text NOT NULL CHECK (stage IN ('REPORTED', 'TRIAGED', 'ACTED', 'VERIFIED')),
  days integer NOT NULL,
  reports integer NOT NULL,
  PRIMARY KEY (organisation_id, site_id, month, stage, days),
  FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id)
);
CREATE TABLE action_due (
  organisation_id uuid NOT NULL,
  site_id uuid NOT NULL,
  due_on date NOT NULL,
  actions integer NOT NULL,
  PRIMARY KEY (organisation_id, site_id, due_on),
  FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id)
);
CALL tenant_table('report_month');
CALL tenant_table('report_stage');
CALL tenant_table('action_due');

-- Per statement, not per row: an import of a thousand rows touches each counter once. Rows are taken in key order, so that
-- two transactions meet at the first counter they share and never wait for each other in a circle.
CREATE FUNCTION count_reports() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  gone report[] := '{}';
  come report[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN SELECT coalesce(array_agg(r), '{}') INTO gone FROM before_rows r; END IF;
  IF TG_OP <> 'DELETE' THEN SELECT coalesce(array_agg(r), '{}') INTO come FROM after_rows r; END IF;

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
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(step) <> 0 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (organisation_id, site_id, month, stage, days)
    DO UPDATE SET reports = counter.reports + excluded.reports;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION count_reports() FROM PUBLIC;
CREATE TRIGGER count_inserted AFTER INSERT ON report REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_reports();
CREATE TRIGGER count_updated AFTER UPDATE ON report REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_reports();
CREATE TRIGGER count_deleted AFTER DELETE ON report REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_reports();

CREATE FUNCTION count_actions() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  gone action[] := '{}';
  come action[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN SELECT coalesce(array_agg(a), '{}') INTO gone FROM before_rows a; END IF;
  IF TG_OP <> 'DELETE' THEN SELECT coalesce(array_agg(a), '{}') INTO come FROM after_rows a; END IF;
  INSERT INTO action_due AS counter
    SELECT organisation_id, site_id, due_on, sum(step) AS step
    FROM (SELECT *, -1 AS step FROM unnest(gone) UNION ALL SELECT *, 1 FROM unnest(come)) moved
    WHERE status IN ('OPEN', 'IN_PROGRESS')
    GROUP BY 1, 2, 3 HAVING sum(step) <> 0 ORDER BY 1, 2, 3
  ON CONFLICT (organisation_id, site_id, due_on) DO UPDATE SET actions = counter.actions + excluded.actions;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION count_actions() FROM PUBLIC;
CREATE TRIGGER count_inserted AFTER INSERT ON action REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_actions();
CREATE TRIGGER count_updated AFTER UPDATE ON action REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_actions();
CREATE TRIGGER count_deleted AFTER DELETE ON action REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_actions();

-- Unfinished work is read by day; a page of verified history never is.
CREATE INDEX action_unfinished ON action (organisation_id, due_on) WHERE status IN ('OPEN', 'IN_PROGRESS');
