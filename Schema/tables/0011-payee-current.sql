-- Which of a name's digests new events use. Two that met a new name at once used to enter it twice,
-- and their events keep what they were given.
ALTER TABLE payee ADD COLUMN is_current boolean NOT NULL DEFAULT true;
UPDATE payee SET is_current = false WHERE EXISTS (
    SELECT FROM payee AS other WHERE other.unit = payee.unit AND other.name = payee.name
        AND other.digest < payee.digest);
