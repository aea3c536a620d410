-- The core fold: what was approved, adjusted, transferred and spent, by task, source and month.
-- Derived from `event` alone; `rebuild` makes it anew.
CREATE TABLE execution (
    unit text NOT NULL,
    fiscal_year integer NOT NULL,
    task text NOT NULL,
    fund_source text NOT NULL,
    month smallint NOT NULL,
    entry text NOT NULL,
    three_public text NOT NULL,
    procurement boolean NOT NULL,
    amount_fen_sum bigint NOT NULL,
    events bigint NOT NULL,
    last_on date NOT NULL,
    -- Where in the book the group's events lie: reads of a part of a month look no further.
    first_version bigint NOT NULL,
    last_version bigint NOT NULL,
    PRIMARY KEY (unit, fiscal_year, task, fund_source, month, entry, three_public, procurement)
)
WITH (fillfactor = 70);
