-- What has happened to a line or a draft since: approved, rejected, reversed, refunded.
CREATE INDEX event_original ON event (unit, fiscal_year, original_version)
    WHERE original_version IS NOT NULL;
