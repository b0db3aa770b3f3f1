-- Whom a letter is for: who was disabled since gets nothing more.
ALTER TABLE mail
  ADD COLUMN member_id uuid,
  ADD CONSTRAINT mail_organisation_id_member_id_fkey FOREIGN KEY (organisation_id, member_id)
    REFERENCES member (organisation_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  DROP CONSTRAINT mail_status,
  ADD CONSTRAINT mail_status CHECK (status IN ('QUEUED', 'SENT', 'FAILED', 'DROPPED'));

-- The worker looks organisation by organisation, so that a hundred thousand events of one delay nobody else's.
DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (organisation_id, created_at) WHERE handled_at IS NULL;
DROP INDEX mail_waiting;
CREATE INDEX mail_waiting ON mail (organisation_id, created_at) WHERE status = 'QUEUED';

-- What was told is not kept for ever.
CREATE INDEX outbox_handled ON outbox (organisation_id, handled_at) WHERE handled_at IS NOT NULL;
CREATE INDEX mail_ended ON mail (organisation_id, created_at) WHERE status <> 'QUEUED';
GRANT DELETE ON outbox, mail TO closecall_app;
