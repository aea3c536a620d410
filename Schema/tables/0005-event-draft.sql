-- Drafts by their voucher number; a number may be drafted again after a rejection.
CREATE INDEX event_draft ON event (unit, fiscal_year, voucher_no, voucher_line)
    WHERE type = 'ExpenditureDrafted';
