-- A report's actions come in the order they are shown in: a page of fifty need not sort fifty times.
CREATE INDEX "action_organisation_id_report_id_due_on_id_idx" ON "action"("organisation_id", "report_id", "due_on", "id");
DROP INDEX "action_organisation_id_report_id_idx";
