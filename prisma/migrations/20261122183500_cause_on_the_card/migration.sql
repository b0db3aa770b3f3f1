-- What the back of a paper card says of the cause. Null everywhere else: causes are found by those who investigate.
ALTER TABLE report ADD COLUMN cause text;

-- Found by its words as all the others. PostgreSQL 15 and 16 cannot change the expression of a generated column.
DROP INDEX report_search;
ALTER TABLE report DROP COLUMN search;
ALTER TABLE report ADD COLUMN search tsvector GENERATED ALWAYS AS (
  array_to_tsvector(ARRAY[organisation_id::text]) ||
  to_tsvector('russian', number || ' ' || title || ' ' || what_happened || ' ' || coalesce(what_could_happen, '') || ' ' ||
    coalesce(immediate_action, '') || ' ' || coalesce(proposal, '') || ' ' || coalesce(cause, ''))
) STORED;
CREATE INDEX report_search ON report USING gin (search);
