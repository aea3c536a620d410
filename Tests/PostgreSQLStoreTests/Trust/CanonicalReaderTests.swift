import BudgetDomain
import BudgetTestKit
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

/// The encoding that `verify` makes of the wire is the one that is written for reading.
@Suite("Canonical reader", .database(.store))
struct CanonicalReaderTests {
    /// Values at the edges of what the columns can hold, each in a row of its own.
    private static let edges = [
        "amount_fen = 9223372036854775807", "amount_fen = -9223372036854775808",
        "amount_fen = 9999999999999999", "amount_fen = 10000000000000000", "amount_fen = 0",
        "amount_fen = 99999999", "amount_fen = 100000000", "amount_fen = 100000001",
        "amount_fen = -1", "occurred_on = '0001-01-01'", "occurred_on = '9999-12-31'",
        "occurred_on = '2024-02-29'", "recorded_at = '0001-01-01 00:00:00+00'",
        "recorded_at = '1969-12-31 23:59:59.999999+00'", "recorded_at = '1970-01-01 00:00:00+00'",
        "recorded_at = '9999-12-31 23:59:59.999999+00'", "schema_version = -32768",
        "command_part = 32767", "fiscal_year = -2147483648", "fiscal_year = 0", "unit = ''",
        "actor = ''", "actor = repeat('会', 40000)", "task = NULL, entry = NULL", "task = ''",
        "payload = '[1,\n 2]'", "payload = ('\"' || repeat('长', 5000) || '\"')::json",
        "command_digest = ''", "command_digest = NULL", "command_id = NULL",
        "command_id = '00000000-0000-0000-0000-000000000000'",
        "command_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'",
        "event_id = '01234567-89ab-cdef-fedc-ba9876543210'", "original_version = 12345678901",
        "previous_hash = decode(repeat('00', 32), 'hex')", "procurement = true",
        "voucher_no = NULL, voucher_line = NULL", "counter_task = 'T9', fund_source = 'other'",
    ]

    @Test(arguments: edges)
    func `both encodings agree to the byte, and so does the hash`(_ edge: String) async throws {
        try await withApplication { connection in
            try await CommandHandler(connection).record(
                .open(), .task("T1"), .initial("T1", "100.00").id(1),
                .spend("T1", "1.00").with("payee", "某供应商").id(2))
        }
        try await TestDatabase.current.withConnection { connection in
            try await TestDatabase.current.unguardEvents(connection)
            // Not in its place: another unit may have to be on another node.
            let columns = EventRow.columnList
            try await connection.execute(
                """
                CREATE TEMPORARY TABLE edge AS SELECT \(columns) FROM event WHERE version = 4;
                UPDATE edge SET \(edge);
                DELETE FROM event WHERE version = 4;
                INSERT INTO event (\(columns.replacing("event.", with: "")))
                SELECT \(columns) FROM edge AS event
                """)
            let rows = try await connection.query(
                "SELECT \(raw: EventRow.columnList) FROM event ORDER BY version"
            ).map { try EventRow($0) }
            let read = try await connection.copyOut(
                """
                COPY (SELECT \(CanonicalReader.columnList) FROM event ORDER BY version)
                TO STDOUT (FORMAT binary)
                """, into: [[UInt8]]()
            ) { all, row in
                var reader = CanonicalReader()
                try reader.read(row)
                all.append(reader.bytes)
            }
            let expected = rows.map { row in
                var bytes: [UInt8] = []
                row.encode(into: &bytes)
                return bytes
            }
            #expect(read == expected)
            #expect(read.count == 4)
        }
    }
}
