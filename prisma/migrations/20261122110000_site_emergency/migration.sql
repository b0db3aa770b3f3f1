-- Whom to call at an injury or a fire: shown to whoever reports one.
ALTER TABLE site ADD COLUMN emergency_name text, ADD COLUMN emergency_phone text;
