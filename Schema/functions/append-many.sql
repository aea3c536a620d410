-- Appends events of several books that were decided together: each book's or none of them, in one
-- statement each for heads, events and fold. Answers which books, by their place, had moved on.
CREATE OR REPLACE FUNCTION append_many(
    p_unit text[], p_fiscal_year integer[], p_expected_version bigint[], p_previous_hash bytea[],
    p_new_version bigint[], p_new_hash bytea[], p_new_recorded_at timestamptz[],
    e_book integer[], e_version bigint[], e_event_id text[], e_type text[],
    e_schema_version smallint[], e_occurred_on date[], e_recorded_at timestamptz[],
    e_actor text[], e_entry text[], e_amount_fen bigint[], e_task text[], e_counter_task text[],
    e_fund_source text[], e_three_public text[], e_procurement boolean[], e_economic_code text[],
    e_source_system text[], e_voucher_no text[], e_voucher_line text[],
    e_original_version bigint[], e_command_id text[], e_command_part smallint[],
    e_command_digest bytea[], e_payload text[], e_previous_hash bytea[], e_hash bytea[]
) RETURNS integer[] LANGUAGE plpgsql
-- One plan for batches of any size; the index on heads, however few books there are.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_mergejoin = off
SET enable_hashjoin = off AS $$
DECLARE
    moved integer[];
BEGIN
    WITH head AS (
        SELECT * FROM unnest(p_unit, p_fiscal_year, p_expected_version, p_previous_hash,
            p_new_version, p_new_hash, p_new_recorded_at) WITH ORDINALITY
            AS head (unit, fiscal_year, expected, previous_hash, version, hash, recorded_at, place)
    ), moving AS (
        UPDATE book SET version = head.version, head_hash = head.hash,
            recorded_at = head.recorded_at
        FROM head
        WHERE book.unit = head.unit AND book.fiscal_year = head.fiscal_year
            AND book.version = head.expected AND book.head_hash = head.previous_hash
        RETURNING head.place::integer AS place
    )
    SELECT coalesce(array_agg(place), '{}') INTO moved FROM moving;
    WITH event AS (
        INSERT INTO event (
            unit, fiscal_year, version, event_id, type, schema_version, occurred_on, recorded_at,
            actor, entry, amount_fen, task, counter_task, fund_source, three_public, procurement,
            economic_code, source_system, voucher_no, voucher_line, original_version, command_id,
            command_part, command_digest, payload, previous_hash, hash)
        SELECT p_unit[e.book], p_fiscal_year[e.book], e.version, e.event_id::uuid, e.type,
            e.schema_version, e.occurred_on, e.recorded_at, e.actor, e.entry, e.amount_fen,
            e.task, e.counter_task, e.fund_source, e.three_public, e.procurement,
            e.economic_code, e.source_system, e.voucher_no, e.voucher_line, e.original_version,
            e.command_id::uuid, e.command_part, e.command_digest, e.payload::json,
            e.previous_hash, e.hash
        FROM unnest(
            e_book, e_version, e_event_id, e_type, e_schema_version, e_occurred_on,
            e_recorded_at, e_actor, e_entry, e_amount_fen, e_task, e_counter_task, e_fund_source,
            e_three_public, e_procurement, e_economic_code, e_source_system, e_voucher_no,
            e_voucher_line, e_original_version, e_command_id, e_command_part, e_command_digest,
            e_payload, e_previous_hash, e_hash)
            AS e (
                book, version, event_id, type, schema_version, occurred_on, recorded_at, actor,
                entry, amount_fen, task, counter_task, fund_source, three_public, procurement,
                economic_code, source_system, voucher_no, voucher_line, original_version,
                command_id, command_part, command_digest, payload, previous_hash, hash)
        WHERE e.book = ANY (moved)
        RETURNING unit, fiscal_year, version, occurred_on, month, entry, amount_fen, task,
            counter_task, fund_source, three_public, procurement)
    INSERT INTO execution AS stored (
        unit, fiscal_year, task, fund_source, month, entry, three_public, procurement,
        amount_fen_sum, events, last_on, first_version, last_version)
    {{fold-execution: true}}
    ON CONFLICT (unit, fiscal_year, task, fund_source, month, entry, three_public, procurement)
    DO UPDATE SET
        amount_fen_sum = stored.amount_fen_sum + excluded.amount_fen_sum,
        events = stored.events + excluded.events,
        last_on = greatest(stored.last_on, excluded.last_on),
        first_version = least(stored.first_version, excluded.first_version),
        last_version = greatest(stored.last_version, excluded.last_version);
    RETURN ARRAY(SELECT place FROM generate_subscripts(p_unit, 1) AS place
        WHERE place <> ALL (moved));
END $$;
