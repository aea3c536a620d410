-- Net spending by task of the days from p_first to p_last, as known at a version (A5 停滞).
CREATE OR REPLACE FUNCTION recent_spending(
    p_unit text, p_fiscal_year integer, p_first date, p_last date, p_version bigint
) RETURNS TABLE (task text, amount_fen_sum bigint) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
    first_month smallint := CASE WHEN date_part('year', p_first) < p_fiscal_year THEN 1
        ELSE date_part('month', p_first) END;
    first_read bigint;
    last_read bigint;
BEGIN
    SELECT min(execution.first_version), max(execution.last_version)
    INTO first_read, last_read FROM execution
    WHERE execution.unit = p_unit AND execution.fiscal_year = p_fiscal_year
        AND execution.month BETWEEN first_month AND date_part('month', p_last)
        AND execution.entry IN ('spending', 'reversal', 'refund');
    RETURN QUERY
    SELECT event.task, sum(event.amount_fen)::bigint FROM event
    WHERE event.unit = p_unit AND event.fiscal_year = p_fiscal_year
        AND event.version BETWEEN first_read AND least(last_read, p_version)
        AND event.entry IN ('spending', 'reversal', 'refund')
        AND event.occurred_on BETWEEN p_first AND p_last
    GROUP BY event.task;
END $$;
