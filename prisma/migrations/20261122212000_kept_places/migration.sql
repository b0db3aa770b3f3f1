-- What an undo could not take away, and why.
ALTER TABLE import ADD COLUMN kept_places jsonb NOT NULL DEFAULT '[]';
