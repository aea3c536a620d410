-- Appends decided, numbered and hashed events to one book, and folds them, in one call.
-- Either everything is stored or nothing. Each array holds one value per event.
CREATE OR REPLACE FUNCTION append(
    p_unit text, p_fiscal_year integer, p_expected_version bigint, p_previous_hash bytea,
    p_event_id text[], p_type text[], p_schema_version smallint[], p_occurred_on date[],
    p_recorded_at timestamptz[], p_actor text[], p_entry text[], p_amount_fen bigint[],
    p_task text[], p_counter_task text[], p_fund_source text[], p_three_public text[],
    p_procurement boolean[], p_economic_code text[], p_source_system text[], p_voucher_no text[],
    p_voucher_line text[], p_original_version bigint[], p_command_id text[],
    p_command_part smallint[], p_command_digest bytea[], p_payload text[], p_hash bytea[]
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    count integer := cardinality(p_hash);
    -- Not subscripts within UPDATE: Citus cannot write those back as text.
    new_hash bytea := p_hash[count];
    new_recorded_at timestamptz := p_recorded_at[count];
    actual bigint;
BEGIN
    -- Moves the head once, if it is where the decision was made; waits for whoever holds it.
    UPDATE book SET version = p_expected_version + count, head_hash = new_hash,
        recorded_at = new_recorded_at
    WHERE unit = p_unit AND fiscal_year = p_fiscal_year AND version = p_expected_version
        AND head_hash = p_previous_hash;
    IF NOT FOUND THEN
        SELECT version INTO actual FROM book
        WHERE unit = p_unit AND fiscal_year = p_fiscal_year;
        -- Below zero: a conflict, and the version it met.
        IF actual IS NOT NULL OR p_expected_version <> 0 THEN RETURN -1 - coalesce(actual, 0); END IF;
        INSERT INTO book (unit, fiscal_year, version, head_hash, recorded_at)
        VALUES (p_unit, p_fiscal_year, count, new_hash, new_recorded_at)
        ON CONFLICT (unit, fiscal_year) DO NOTHING;
        IF NOT FOUND THEN RETURN -1; END IF;
    END IF;
    IF count = 1 AND p_entry[1] <> 'transfer'
        AND current_setting('citus.shard_count', true) IS NULL
    THEN
        -- The usual case by one statement: one event's sums are its own amount, in one row of the
        -- fold. A transfer moves two rows, and an event without an entry none. Citus would carry
        -- the event from one half to the other in a file, which takes twice as long as two.
        WITH event AS (
            INSERT INTO event (
                unit, fiscal_year, version, event_id, type, schema_version, occurred_on,
                recorded_at, actor, entry, amount_fen, task, counter_task, fund_source,
                three_public, procurement, economic_code, source_system, voucher_no, voucher_line,
                original_version, command_id, command_part, command_digest, payload,
                previous_hash, hash)
            VALUES (
                p_unit, p_fiscal_year, p_expected_version + 1, p_event_id[1]::uuid, p_type[1],
                p_schema_version[1], p_occurred_on[1], p_recorded_at[1], p_actor[1], p_entry[1],
                p_amount_fen[1], p_task[1], p_counter_task[1], p_fund_source[1],
                p_three_public[1], p_procurement[1], p_economic_code[1], p_source_system[1],
                p_voucher_no[1], p_voucher_line[1], p_original_version[1], p_command_id[1]::uuid,
                p_command_part[1], p_command_digest[1], p_payload[1]::json, p_previous_hash,
                p_hash[1])
            RETURNING unit, fiscal_year, version, occurred_on, month, entry, amount_fen, task,
                fund_source, three_public, procurement)
        INSERT INTO execution AS stored (
            unit, fiscal_year, task, fund_source, month, entry, three_public, procurement,
            amount_fen_sum, events, last_on, first_version, last_version)
        SELECT unit, fiscal_year, task, fund_source, month, entry, three_public, procurement,
            amount_fen, 1, occurred_on, version, version
        FROM event
        ON CONFLICT (unit, fiscal_year, task, fund_source, month, entry, three_public, procurement)
        DO UPDATE SET
            amount_fen_sum = stored.amount_fen_sum + excluded.amount_fen_sum,
            events = stored.events + excluded.events,
            last_on = greatest(stored.last_on, excluded.last_on),
            first_version = least(stored.first_version, excluded.first_version),
            last_version = greatest(stored.last_version, excluded.last_version);
        RETURN p_expected_version + 1;
    END IF;
    FOR i IN 1 .. count LOOP
        INSERT INTO event (
            unit, fiscal_year, version, event_id, type, schema_version, occurred_on, recorded_at,
            actor, entry, amount_fen, task, counter_task, fund_source, three_public, procurement,
            economic_code, source_system, voucher_no, voucher_line, original_version, command_id,
            command_part, command_digest, payload, previous_hash, hash)
        VALUES (
            p_unit, p_fiscal_year, p_expected_version + i, p_event_id[i]::uuid, p_type[i],
            p_schema_version[i], p_occurred_on[i], p_recorded_at[i], p_actor[i], p_entry[i],
            p_amount_fen[i], p_task[i], p_counter_task[i], p_fund_source[i], p_three_public[i],
            p_procurement[i], p_economic_code[i], p_source_system[i], p_voucher_no[i],
            p_voucher_line[i], p_original_version[i], p_command_id[i]::uuid, p_command_part[i],
            p_command_digest[i], p_payload[i]::json,
            CASE WHEN i = 1 THEN p_previous_hash ELSE p_hash[i - 1] END, p_hash[i]);
    END LOOP;
    PERFORM fold_execution(
        p_unit, p_fiscal_year, p_expected_version + 1, p_expected_version + count);
    RETURN p_expected_version + count;
END $$;
