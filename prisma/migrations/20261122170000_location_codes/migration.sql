CREATE TABLE location_code (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  site_id uuid NOT NULL,
  location_id uuid,
  code text NOT NULL CONSTRAINT location_code_shape CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  status text NOT NULL DEFAULT 'ACTIVE' CONSTRAINT location_code_status CHECK (status IN ('ACTIVE', 'DISABLED', 'REPLACED')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, site_id) REFERENCES site (organisation_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (organisation_id, site_id, location_id) REFERENCES location (organisation_id, site_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX location_code_code_key ON location_code (code);
CREATE UNIQUE INDEX location_code_one_current ON location_code (organisation_id, site_id, location_id)
  NULLS NOT DISTINCT WHERE status <> 'REPLACED';
CREATE INDEX location_code_organisation_id_site_id_location_id_idx ON location_code (organisation_id, site_id, location_id);

CREATE TABLE location_scan (
  organisation_id uuid NOT NULL,
  code_id uuid NOT NULL,
  day date NOT NULL,
  scans integer NOT NULL,
  PRIMARY KEY (organisation_id, code_id, day),
  FOREIGN KEY (organisation_id, code_id) REFERENCES location_code (organisation_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CALL tenant_table('location_code', 'SELECT, INSERT, UPDATE');
CALL tenant_table('location_scan', 'SELECT, INSERT, UPDATE');

-- A code is looked up before anybody knows whose it is: the narrow role of sign-in reads where it leads, and no name.
GRANT SELECT (organisation_id, id, site_id, location_id, code, status) ON location_code TO closecall_auth;
CREATE POLICY sign_in ON location_code FOR SELECT TO closecall_auth USING (true);
GRANT SELECT (organisation_id, id, archived_at) ON site, location TO closecall_auth;
CREATE POLICY sign_in ON site FOR SELECT TO closecall_auth USING (true);
CREATE POLICY sign_in ON location FOR SELECT TO closecall_auth USING (true);
-- Founding an organisation makes its first site, and with it that site's code.
GRANT INSERT ON location_code TO closecall_auth;
CREATE POLICY join_organisation ON location_code FOR INSERT TO closecall_auth
  WITH CHECK (organisation_id = (SELECT nullif(current_setting('app.org', true), '')::uuid));

-- 35 bits of the server's strong randomness in Crockford's base 32, and a check character: the eight are a word of a code
-- over GF(32), so one wrong character or two that changed places never give another code (packages/core/src/codes/code.ts).
CREATE FUNCTION fresh_code() RETURNS text LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
DECLARE
  alphabet constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  random constant bytea := uuid_send(gen_random_uuid());
  code text := '';
  check_value integer := 0;
  digit integer;
BEGIN
  -- Bytes 6 and 8 of a UUID are not all random.
  FOREACH digit IN ARRAY ARRAY[0, 1, 2, 3, 4, 5, 9] LOOP
    digit := get_byte(random, digit) & 31;
    code := code || substr(alphabet, digit + 1, 1);
    check_value := check_value # digit;
    check_value := ((check_value << 1) & 31) # CASE WHEN check_value >= 16 THEN 5 ELSE 0 END;
  END LOOP;
  RETURN code || substr(alphabet, check_value + 1, 1);
END $$;
REVOKE ALL ON FUNCTION fresh_code() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fresh_code() TO closecall_app, closecall_auth;

-- Sites and locations are made in many ways (by hand, at founding, from a file): here none can be forgotten.
CREATE FUNCTION give_code() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  spot constant jsonb := to_jsonb(NEW);
BEGIN
  LOOP
    INSERT INTO location_code (organisation_id, id, site_id, location_id, code, created_at)
      VALUES (NEW.organisation_id, gen_random_uuid(), coalesce((spot ->> 'site_id')::uuid, NEW.id),
        CASE WHEN spot ? 'site_id' THEN NEW.id END, fresh_code(), NEW.created_at)
      ON CONFLICT (code) DO NOTHING;
    EXIT WHEN FOUND;
  END LOOP;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION give_code() FROM PUBLIC;
CREATE TRIGGER give_code AFTER INSERT ON site FOR EACH ROW EXECUTE FUNCTION give_code();
CREATE TRIGGER give_code AFTER INSERT ON location FOR EACH ROW EXECUTE FUNCTION give_code();

-- The places that are already there, which the owner must see though it be no superuser; whichever met a taken code is
-- asked again.
ALTER TABLE site NO FORCE ROW LEVEL SECURITY;
ALTER TABLE location NO FORCE ROW LEVEL SECURITY;
ALTER TABLE location_code NO FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
  LOOP
    INSERT INTO location_code (organisation_id, id, site_id, location_id, code, created_at)
      SELECT place.organisation_id, gen_random_uuid(), place.site_id, place.location_id, fresh_code(), now()
      FROM (
        SELECT organisation_id, id AS site_id, NULL::uuid AS location_id FROM site
        UNION ALL SELECT organisation_id, site_id, id FROM location
      ) place
      WHERE NOT EXISTS (
        SELECT FROM location_code c WHERE c.organisation_id = place.organisation_id
          AND c.site_id = place.site_id AND c.location_id IS NOT DISTINCT FROM place.location_id
      )
      ON CONFLICT (code) DO NOTHING;
    EXIT WHEN NOT FOUND;
  END LOOP;
END $$;
ALTER TABLE site FORCE ROW LEVEL SECURITY;
ALTER TABLE location FORCE ROW LEVEL SECURITY;
ALTER TABLE location_code FORCE ROW LEVEL SECURITY;
