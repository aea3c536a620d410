-- The head of each book (预算账簿): one row per unit and fiscal year, locked by whoever appends.
CREATE TABLE book (
    unit text NOT NULL,
    fiscal_year integer NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    head_hash bytea NOT NULL CHECK (octet_length(head_hash) = 32),
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (unit, fiscal_year)
)
-- The row moves at every append: room on the page keeps the moves there (HOT).
WITH (fillfactor = 20);
