-- Photos wait in the intake, too: a file would have a time. Drawn anew already, so nothing is gained by compressing them.
CREATE TABLE intake_photo (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  lookup text NOT NULL,
  message_id uuid,
  day date NOT NULL,
  turn integer NOT NULL,
  image bytea NOT NULL,
  thumbnail bytea NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  PRIMARY KEY (organisation_id, id)
);
ALTER TABLE intake_photo ALTER COLUMN image SET STORAGE EXTERNAL, ALTER COLUMN thumbnail SET STORAGE EXTERNAL;
CALL tenant_table('intake_photo', 'SELECT, INSERT, DELETE');
GRANT SELECT (organisation_id, day) ON intake_photo TO closecall_worker;
CREATE POLICY sweep ON intake_photo FOR SELECT TO closecall_worker USING (true);
CREATE POLICY rewrite ON intake_photo TO CURRENT_USER USING (true) WITH CHECK (true);
-- Three answers of one reporter are no crowd: receipts are counted, by their keyed digests.
GRANT SELECT (lookup) ON intake_report, intake_message TO closecall_worker;

-- Puts on their reports the photos of this transaction's organisation whose bytes were written to storage.
CREATE FUNCTION move_photos(written uuid[]) RETURNS void
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
    FROM waiting ORDER BY random()
    ON CONFLICT (organisation_id, id) DO NOTHING
  )
  DELETE FROM intake_photo p USING waiting WHERE p.organisation_id = waiting.organisation_id AND p.id = waiting.id;
END $$;
REVOKE ALL ON FUNCTION move_photos(uuid[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION rewrite_intake() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CREATE TEMP TABLE kept_report ON COMMIT DROP AS SELECT * FROM intake_report ORDER BY random();
  CREATE TEMP TABLE kept_message ON COMMIT DROP AS SELECT * FROM intake_message ORDER BY random();
  CREATE TEMP TABLE kept_photo ON COMMIT DROP AS SELECT * FROM intake_photo ORDER BY random();
  TRUNCATE intake_report, intake_message, intake_photo;
  INSERT INTO intake_report SELECT * FROM kept_report;
  INSERT INTO intake_message SELECT * FROM kept_message;
  INSERT INTO intake_photo SELECT * FROM kept_photo;
END $$;

DROP FUNCTION hand_over(timestamptz, uuid[]);
CREATE FUNCTION hand_over(moment timestamptz, organisations uuid[], photos uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE one uuid;
BEGIN
  LOCK TABLE intake_report, intake_message, intake_photo IN ACCESS EXCLUSIVE MODE;
  FOR one IN SELECT o FROM unnest(organisations) AS o ORDER BY random() LOOP
    PERFORM set_config('app.org', one::text, true);
    PERFORM move_intake(moment);
    PERFORM move_photos(photos);
  END LOOP;
  PERFORM rewrite_intake();
END $$;
REVOKE ALL ON FUNCTION hand_over(timestamptz, uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION move_photos(uuid[]), hand_over(timestamptz, uuid[], uuid[]) TO closecall_app;
