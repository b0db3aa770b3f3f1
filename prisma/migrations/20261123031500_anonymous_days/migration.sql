-- An anonymous report stands at midnight of its day: in New Zealand's summer that is 11 o'clock of the day before in Greenwich, and 13 hours
-- later is the day itself. So it is in every zone from 10 hours behind Greenwich to 13 ahead; the few people beyond share their hours with these.
ALTER TABLE report NO FORCE ROW LEVEL SECURITY;
ALTER TABLE report_month NO FORCE ROW LEVEL SECURITY;
ALTER TABLE report_stage NO FORCE ROW LEVEL SECURITY;
SELECT count_reports(ARRAY(
  SELECT ROW(organisation_id, site_id, type, status, actual_severity, potential_severity, submitted_at, triaged_at,
    acted_at, verified_at, source, true, date_trunc('month', (submitted_at + shift) AT TIME ZONE 'UTC')::date, step)::counted_report
  FROM report CROSS JOIN (VALUES (interval '12 hours', -1), (interval '13 hours', 1)) AS way (shift, step)
  WHERE privacy = 'ANONYMOUS'
    AND date_trunc('month', (submitted_at + interval '12 hours') AT TIME ZONE 'UTC')
      <> date_trunc('month', (submitted_at + interval '13 hours') AT TIME ZONE 'UTC')));
ALTER TABLE report FORCE ROW LEVEL SECURITY;
ALTER TABLE report_month FORCE ROW LEVEL SECURITY;
ALTER TABLE report_stage FORCE ROW LEVEL SECURITY;

CREATE OR REPLACE FUNCTION month_of(moment timestamptz, privacy text, time_zone text) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN date_trunc('month', CASE WHEN privacy = 'ANONYMOUS' THEN (moment + interval '13 hours') AT TIME ZONE 'UTC'
    ELSE moment AT TIME ZONE time_zone END)::date;
