-- Triage is not late for the days the reporter took to answer, nor for those before a report was opened again.
ALTER TABLE report ADD COLUMN waiting_since timestamptz(3);
