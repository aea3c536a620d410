-- What happened, once and for ever. What is computed on has a column; the rest is the payload,
-- `json` and not `jsonb`, because it keeps the exact bytes that were hashed.
CREATE TABLE event (
    unit text NOT NULL,
    fiscal_year integer NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    recorded_at timestamptz NOT NULL,
    -- Signed: a decrease, a reversal and a refund are negative.
    amount_fen bigint,
    -- The event that this one settles: a draft, a posted line, a budget entry.
    original_version bigint,
    event_id uuid NOT NULL,
    occurred_on date NOT NULL,
    month smallint NOT NULL GENERATED ALWAYS AS (date_part('month', occurred_on)::smallint) STORED,
    schema_version smallint NOT NULL,
    command_part smallint NOT NULL,
    procurement boolean NOT NULL,
    type text NOT NULL,
    -- Which figure the event moves in the fold; null where it moves none.
    entry text CHECK (entry IN (
        'initial', 'carryover', 'increase', 'exemptIncrease', 'decrease', 'exemptDecrease',
        'recovery', 'transfer', 'spending', 'reversal', 'refund')),
    task text,
    counter_task text,
    fund_source text CHECK (fund_source IN ('fiscal', 'other')),
    three_public text NOT NULL CHECK (three_public IN (
        '', 'abroad', 'vehiclePurchase', 'vehicleRunning', 'reception')),
    economic_code text,
    source_system text NOT NULL,
    voucher_no text,
    voucher_line text,
    actor text NOT NULL,
    command_id uuid,
    command_digest bytea,
    payload json NOT NULL,
    previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (unit, fiscal_year, version),
    CHECK (entry IS NULL OR (
        amount_fen IS NOT NULL AND task IS NOT NULL AND fund_source IS NOT NULL))
);
