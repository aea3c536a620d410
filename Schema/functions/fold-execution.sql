-- The one fold, over a range of versions of one book; append, bulk import and rebuild call it.
-- A transfer counts once as given and once as received.
CREATE OR REPLACE FUNCTION fold_execution(
    p_unit text, p_fiscal_year integer, p_first bigint, p_last bigint
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO execution AS stored (
        unit, fiscal_year, task, fund_source, month, entry, three_public, procurement,
        amount_fen_sum, events, last_on, first_version, last_version)
    {{fold-execution: event.unit = p_unit AND event.fiscal_year = p_fiscal_year
        AND event.version BETWEEN p_first AND p_last}}
    ON CONFLICT (unit, fiscal_year, task, fund_source, month, entry, three_public, procurement)
    DO UPDATE SET
        amount_fen_sum = stored.amount_fen_sum + excluded.amount_fen_sum,
        events = stored.events + excluded.events,
        last_on = greatest(stored.last_on, excluded.last_on),
        first_version = least(stored.first_version, excluded.first_version),
        last_version = greatest(stored.last_version, excluded.last_version);
END $$;
