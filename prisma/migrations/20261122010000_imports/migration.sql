ALTER TABLE import
  DROP CONSTRAINT import_status,
  ADD CONSTRAINT import_status CHECK (status IN ('UPLOADED', 'STAGED', 'VALIDATING', 'VALIDATED', 'APPLYING', 'APPLIED',
    'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED')),
  ADD COLUMN preview jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN created_places jsonb NOT NULL DEFAULT '{}',
  ADD CONSTRAINT import_organisation_id_created_by_id_fkey FOREIGN KEY (organisation_id, created_by_id)
    REFERENCES member (organisation_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE import_row
  ADD COLUMN external_id text,
  DROP COLUMN draft,
  ADD CONSTRAINT import_row_status CHECK (status IN ('STAGED', 'READY', 'REFUSED', 'KNOWN', 'APPLIED', 'UNDONE')),
  ADD CONSTRAINT import_row_applied CHECK ((status = 'APPLIED') = (report_id IS NOT NULL));

-- One row of history becomes one report, whoever imports it and how often.
DROP INDEX import_row_organisation_id_fingerprint_idx;
CREATE UNIQUE INDEX import_row_once ON import_row (organisation_id, fingerprint) WHERE status = 'APPLIED';
CREATE UNIQUE INDEX import_row_once_by_id ON import_row (organisation_id, external_id)
  WHERE status = 'APPLIED' AND external_id IS NOT NULL;
