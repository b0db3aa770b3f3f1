-- Anonymous: whoever reported is not known to this row, so no row may say so and name somebody.
ALTER TABLE report
  DROP CONSTRAINT report_privacy,
  DROP CONSTRAINT report_source,
  ADD CONSTRAINT report_privacy CHECK (privacy IN ('NAMED', 'CONFIDENTIAL', 'ANONYMOUS')),
  ADD CONSTRAINT report_source CHECK (source IN ('WEB', 'QR', 'KIOSK', 'BOX', 'MESSENGER', 'IMPORT')),
  ADD CONSTRAINT report_anonymous CHECK (privacy <> 'ANONYMOUS' OR reporter_id IS NULL);
