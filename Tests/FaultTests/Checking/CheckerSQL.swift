import PostgreSQL

/// The checks that the log itself can answer; each selects a sentence per finding.
enum CheckerSQL {
    /// Versions are 1, 2, 3 …, the head is at the last of them, recorded times never go back.
    static func numbers(_ units: [String]) -> SQLQuery {
        """
        WITH log AS (
            SELECT unit, fiscal_year, count(*) AS events, min(version) AS first,
                max(version) AS last
            FROM event WHERE unit = ANY (\(units)) GROUP BY unit, fiscal_year
        ), head AS (SELECT * FROM book WHERE unit = ANY (\(units)))
        SELECT format('%s: %s events from %s to %s, head at %s', unit, log.events, log.first,
            log.last, head.version)
        FROM log FULL JOIN head USING (unit, fiscal_year)
        WHERE (log.events, log.first, log.last) IS DISTINCT FROM (head.version, 1::bigint,
            head.version)
        UNION ALL
        SELECT format('%s: the head has another hash than version %s', unit, head.version)
        FROM head JOIN event USING (unit, fiscal_year, version)
        WHERE head.head_hash <> event.hash OR head.recorded_at <> event.recorded_at
        UNION ALL
        SELECT format('%s: version %s was recorded before the one before it', unit, version)
        FROM (
            SELECT unit, version, recorded_at, lag(recorded_at) OVER (
                PARTITION BY unit, fiscal_year ORDER BY version) AS before
            FROM event WHERE unit = ANY (\(units))
        ) AS timed WHERE recorded_at < before
        """
    }

    /// Each hash is that of its event's columns, and each event names its predecessor's.
    static func chain(_ units: [String]) -> SQLQuery {
        let texts = [
            "'zhixing-event-1'", "unit", "fiscal_year::text", "version::text", "event_id::text",
            "type", "schema_version::text", "to_char(occurred_on, 'YYYY-MM-DD')",
            "(extract(epoch FROM recorded_at) * 1000000)::bigint::text", "actor", "entry",
            "amount_fen::text", "task", "counter_task", "fund_source", "three_public",
            "procurement::text", "economic_code", "source_system", "voucher_no", "voucher_line",
            "original_version::text", "command_id::text", "command_part::text",
        ].map { "convert_to(\($0), 'UTF8')" }
        let fields =
            texts + ["command_digest", "convert_to(payload::text, 'UTF8')", "previous_hash"]
        let encoding = fields.map {
            "coalesce(int4send(octet_length(\($0))) || \($0), '\\xffffffff'::bytea)"
        }.joined(separator: "\n|| ")
        return """
            SELECT format('%s: version %s %s', unit, version, CASE
                WHEN hash <> computed THEN 'has not its hash' ELSE 'does not follow' END)
            FROM (
                SELECT unit, version, hash, previous_hash, sha256(\(raw: encoding)) AS computed,
                    coalesce(lag(hash) OVER (PARTITION BY unit, fiscal_year ORDER BY version),
                        decode(repeat('00', 32), 'hex')) AS before
                FROM event WHERE unit = ANY (\(units))
            ) AS chained WHERE hash <> computed OR previous_hash <> before
            """
    }

    /// What a task has left is below zero after no event.
    static func balances(_ units: [String]) -> SQLQuery {
        """
        WITH move AS (
            SELECT unit, fiscal_year, task, fund_source, version, CASE
                WHEN entry IN ('spending', 'reversal', 'refund', 'transfer') THEN -amount_fen
                ELSE amount_fen END AS fen
            FROM event WHERE unit = ANY (\(units)) AND entry IS NOT NULL
            UNION ALL
            SELECT unit, fiscal_year, counter_task, fund_source, version, amount_fen
            FROM event WHERE unit = ANY (\(units)) AND entry = 'transfer'
        )
        SELECT format('%s %s: %s fen after version %s', unit, task, left_over, version)
        FROM (
            SELECT unit, task, version, sum(fen) OVER (
                PARTITION BY unit, fiscal_year, task, fund_source ORDER BY version) AS left_over
            FROM move
        ) AS balance WHERE left_over < 0
        """
    }

    /// The stored fold is what the events add up to.
    static func fold(_ units: [String]) -> SQLQuery {
        """
        WITH side AS (
            SELECT unit, fiscal_year, task, fund_source, extract(month FROM occurred_on)::smallint
                AS month, CASE entry WHEN 'transfer' THEN 'transferOut' ELSE entry END AS entry,
                three_public, procurement, CASE entry WHEN 'transfer' THEN -amount_fen
                ELSE amount_fen END AS fen, occurred_on, version
            FROM event WHERE unit = ANY (\(units)) AND entry IS NOT NULL
            UNION ALL
            SELECT unit, fiscal_year, counter_task, fund_source,
                extract(month FROM occurred_on)::smallint, 'transferIn', three_public,
                procurement, amount_fen, occurred_on, version
            FROM event WHERE unit = ANY (\(units)) AND entry = 'transfer'
        ), fresh AS (
            SELECT unit, fiscal_year, task, fund_source, month, entry, three_public, procurement,
                sum(fen)::bigint, count(*), max(occurred_on), min(version), max(version)
            FROM side GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
        ), stored AS (
            SELECT unit, fiscal_year, task, fund_source, month, entry, three_public, procurement,
                amount_fen_sum, events, last_on, first_version, last_version
            FROM execution WHERE unit = ANY (\(units))
        )
        SELECT 'the log gives ' || missing::text FROM (TABLE fresh EXCEPT TABLE stored) AS missing
        UNION ALL
        SELECT 'stored is ' || extra::text FROM (TABLE stored EXCEPT TABLE fresh) AS extra
        """
    }
}
