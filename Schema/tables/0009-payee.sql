-- Payees' names, beside the log: erasing a row leaves the chain whole and the digest mute.
CREATE TABLE payee (
    unit text NOT NULL,
    digest bytea NOT NULL,
    salt bytea NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (unit, digest)
);
