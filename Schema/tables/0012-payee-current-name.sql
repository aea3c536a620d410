-- One digest per name: of two that meet a new name at once the second waits, and finds the first's.
CREATE UNIQUE INDEX payee_current_name ON payee (unit, name) WHERE is_current;
