-- The same name of a unit gets the same digest, so that a twin is recognised.
CREATE INDEX payee_name ON payee (unit, name);
