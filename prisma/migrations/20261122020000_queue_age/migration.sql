-- Readiness asks how long the oldest event has waited: three columns of waiting rows, no function that runs as the owner.
DROP FUNCTION queue_age();
DROP POLICY queue_age ON outbox;
GRANT SELECT (created_at, handled_at, attempts) ON outbox TO closecall_auth;
CREATE POLICY waiting ON outbox FOR SELECT TO closecall_auth USING (handled_at IS NULL);
