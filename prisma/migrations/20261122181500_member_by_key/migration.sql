-- An index that held name and id told PostgreSQL everything a report asks of its reporter: rather than look one member up by
-- the key it read through all names of the organisation, once for every report of a page.
DROP INDEX "member_organisation_id_name_id_idx";
CREATE INDEX "member_organisation_id_name_idx" ON "member"("organisation_id", "name");
