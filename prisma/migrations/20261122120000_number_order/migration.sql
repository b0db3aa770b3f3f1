-- NM-2026-10000 comes after NM-2026-9999: numbers are ordered, kept apart and found by their value. Ten million a year fit.
ALTER TABLE report ADD COLUMN number_rank integer NOT NULL GENERATED ALWAYS AS (
  (split_part(number, '-', 2)::integer - 2000) * 10000000 + split_part(number, '-', 3)::integer
) STORED;
DROP INDEX report_organisation_id_number_key;
CREATE UNIQUE INDEX report_organisation_id_number_rank_key ON report (organisation_id, number_rank);
