-- A card's audit row is written before the card, whose number holds a lock until the commit.
ALTER TABLE audit ALTER CONSTRAINT audit_organisation_id_report_id_fkey DEFERRABLE INITIALLY DEFERRED;
