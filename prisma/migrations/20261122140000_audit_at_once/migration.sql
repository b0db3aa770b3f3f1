-- A card and its audit row are written by one statement now: nothing has to wait for the commit to be checked.
ALTER TABLE audit ALTER CONSTRAINT audit_organisation_id_report_id_fkey NOT DEFERRABLE;
