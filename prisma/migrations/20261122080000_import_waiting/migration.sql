-- The worker looks for these every second.
CREATE INDEX import_waiting ON import (created_at) WHERE status IN ('UPLOADED', 'VALIDATING', 'APPLYING', 'UNDOING');
