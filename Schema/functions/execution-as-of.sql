-- The fold as of a day and as known at a version. A month that had ended by that day and was all
-- known at that version comes from the stored fold; only the others are read from the log, and no
-- further than where their events lie.
CREATE OR REPLACE FUNCTION execution_as_of(
    p_unit text, p_fiscal_year integer, p_as_of date, p_version bigint
) RETURNS TABLE (
    unit text, fiscal_year integer, task text, fund_source text, month smallint, entry text,
    three_public text, procurement boolean, amount_fen_sum bigint, events bigint, last_on date,
    first_version bigint, last_version bigint
) LANGUAGE plpgsql STABLE
-- Where there are many books, planning anew for each call takes longer than reading one. Taken back
-- when the database is distributed.
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    -- The last month that has ended by the day.
    ended smallint := date_part('month', p_as_of + 1) - 1
        + CASE WHEN date_part('year', p_as_of + 1) > p_fiscal_year THEN 12 ELSE 0 END;
    stored_months smallint[];
    read_months smallint[];
    first_read bigint;
    last_read bigint;
BEGIN
    SELECT array_agg(m.month) FILTER (WHERE m.whole),
        array_agg(m.month) FILTER (WHERE NOT m.whole),
        min(m.first) FILTER (WHERE NOT m.whole),
        least(max(m.last) FILTER (WHERE NOT m.whole), p_version)
    INTO stored_months, read_months, first_read, last_read
    FROM (
        SELECT execution.month, min(execution.first_version) AS first,
            max(execution.last_version) AS last,
            execution.month <= ended AND max(execution.last_version) <= p_version AS whole
        FROM execution
        WHERE execution.unit = p_unit AND execution.fiscal_year = p_fiscal_year
            AND execution.month <= date_part('month', p_as_of)
        GROUP BY execution.month
        HAVING min(execution.first_version) <= p_version
    ) AS m;
    RETURN QUERY
    SELECT * FROM execution
    WHERE execution.unit = p_unit AND execution.fiscal_year = p_fiscal_year
        AND execution.month = ANY (stored_months);
    IF read_months IS NULL THEN RETURN; END IF;
    RETURN QUERY
    {{fold-execution: event.unit = p_unit AND event.fiscal_year = p_fiscal_year
        AND event.version BETWEEN first_read AND last_read
        AND event.month = ANY (read_months) AND event.occurred_on <= p_as_of}};
END $$;
