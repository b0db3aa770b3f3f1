CREATE TABLE kiosk (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  site_id uuid NOT NULL,
  location_id uuid,
  pin_hash text NOT NULL,
  code_hash text,
  code_expires_at timestamptz(3),
  token_hash text,
  enrolled_at timestamptz(3),
  last_seen_at timestamptz(3),
  waiting integer NOT NULL DEFAULT 0,
  waiting_on date,
  revoked_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (organisation_id, site_id, location_id) REFERENCES location (organisation_id, site_id, id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT kiosk_code CHECK ((code_hash IS NULL) = (code_expires_at IS NULL)),
  CONSTRAINT kiosk_tablet CHECK (
    (token_hash IS NULL) = (enrolled_at IS NULL) AND (token_hash IS NULL) = (last_seen_at IS NULL)),
  CONSTRAINT kiosk_revoked CHECK (revoked_at IS NULL OR (code_hash IS NULL AND token_hash IS NULL)),
  CONSTRAINT kiosk_waiting CHECK (waiting >= 0)
);
-- Both are asked for before anybody knows whose they are.
CREATE UNIQUE INDEX kiosk_code_hash_key ON kiosk (code_hash);
CREATE UNIQUE INDEX kiosk_token_hash_key ON kiosk (token_hash);
-- The name of one that was revoked is free again.
CREATE UNIQUE INDEX kiosk_organisation_id_site_id_name_key ON kiosk (organisation_id, site_id, name) WHERE revoked_at IS NULL;

CALL tenant_table('kiosk', 'SELECT, INSERT, UPDATE');

-- As codes on walls: the narrow role of sign-in reads where a tablet belongs, and neither its PIN nor when it was heard.
GRANT SELECT (organisation_id, id, name, site_id, location_id, code_hash, code_expires_at, token_hash) ON kiosk TO closecall_auth;
CREATE POLICY sign_in ON kiosk FOR SELECT TO closecall_auth USING (true);
