-- One posted line per voucher key; vouchers are numbered anew each month.
CREATE UNIQUE INDEX event_voucher
    ON event (unit, fiscal_year, voucher_no, voucher_line, source_system, month)
    WHERE entry IN ('spending', 'reversal');
