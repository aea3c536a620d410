-- The few events that move no money: tasks, freezes, closings, indicators, alerts. A book's
-- register is read through this index, however many vouchers the book has.
CREATE INDEX event_register ON event (unit, fiscal_year, version)
    WHERE entry IS NULL AND type NOT IN ('ExpenditureDrafted', 'ExpenditureRejected');
