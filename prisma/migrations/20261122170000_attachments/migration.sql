CREATE TABLE attachment (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  message_id uuid,
  position smallint NOT NULL,
  kind text NOT NULL DEFAULT 'IMAGE',
  type text NOT NULL DEFAULT 'image/jpeg',
  bytes integer NOT NULL,
  width integer,
  height integer,
  sha256 text,
  added_by_id uuid,
  created_at timestamptz(3),
  removed_at timestamptz(3),
  erased_at timestamptz(3),
  CONSTRAINT attachment_pkey PRIMARY KEY (organisation_id, id),
  CONSTRAINT attachment_organisation_id_report_id_fkey FOREIGN KEY (organisation_id, report_id)
    REFERENCES report (organisation_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT attachment_organisation_id_added_by_id_fkey FOREIGN KEY (organisation_id, added_by_id)
    REFERENCES member (organisation_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT attachment_kind CHECK (kind IN ('IMAGE', 'PDF') AND (kind = 'IMAGE') = (width IS NOT NULL AND height IS NOT NULL)),
  CONSTRAINT attachment_type CHECK (type = CASE kind WHEN 'PDF' THEN 'application/pdf' ELSE 'image/jpeg' END),
  CONSTRAINT attachment_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- What came anonymously tells neither who nor when nor, to somebody who finds the original on a phone, which.
  CONSTRAINT attachment_anonymous CHECK (added_by_id IS NOT NULL OR (created_at IS NULL AND sha256 IS NULL)),
  CONSTRAINT attachment_erased CHECK (erased_at IS NULL OR removed_at IS NOT NULL)
);
CREATE UNIQUE INDEX attachment_organisation_id_report_id_position_key ON attachment (organisation_id, report_id, position);
CALL tenant_table('attachment', 'SELECT, INSERT, UPDATE');

-- The worker looks for bytes to remove, by keys and clocks only.
GRANT SELECT (organisation_id, id, removed_at, erased_at) ON attachment TO closecall_worker;
CREATE POLICY sweep ON attachment FOR SELECT TO closecall_worker USING (true);
CREATE INDEX attachment_to_erase ON attachment (organisation_id, id) WHERE removed_at IS NOT NULL AND erased_at IS NULL;
