extension EventRow {
    /// The start of a COPY of rows as ``VoucherEncoder`` writes them, into a table like `event`.
    package static func copyStatement(into table: String = "event") -> String {
        """
        COPY \(table) (unit, fiscal_year, version, recorded_at, amount_fen, original_version, \
        event_id, occurred_on, schema_version, command_part, procurement, type, entry, task, \
        counter_task, fund_source, three_public, economic_code, source_system, voucher_no, \
        voucher_line, actor, command_id, command_digest, payload, previous_hash, hash) \
        FROM STDIN (FORMAT binary)
        """
    }
}
