import BudgetDomain
import BudgetTestKit
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

@Suite("Hashes", .database(.store))
struct HashTests {
    private static func row() throws -> EventRow {
        var row = EventRow(
            RecordedEvent(
                id: "00000000-0000-4000-8000-000000000001",
                book: BookKey(unit: "甲", fiscalYear: 2021), version: 7, occurredOn: 20_210_228,
                recordedAt: Timestamp(microseconds: 1_612_137_600_000_001), actor: "a", note: nil,
                event: try BudgetEvent(typeName: "FiscalYearClosed", fields: [:])),
            commandID: nil, commandPart: 0, commandDigest: [0xFF])
        row.type = "X"
        row.task = "T1"
        row.amountFen = -1
        row.payload = "{ }"
        return row
    }

    @Test func `the canonical encoding is known byte by byte`() throws {
        var bytes: [UInt8] = []
        try Self.row().encode(into: &bytes)
        func field(_ text: String) -> [UInt8] { [0, 0, 0, UInt8(text.utf8.count)] + text.utf8 }
        let missing: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
        let texts: [String?] = [
            "zhixing-event-1", "甲", "2021", "7", "00000000-0000-4000-8000-000000000001", "X", "1",
            "2021-02-28", "1612137600000001", "a", nil, "-1", "T1", nil, nil, "", "false", nil, "",
            nil, nil, nil, nil, "0",
        ]
        let expected =
            texts.flatMap { $0.map(field) ?? missing } + [0, 0, 0, 1, 0xFF] + field("{ }")
            + [0, 0, 0, 32] + EventRow.noHash
        #expect(bytes == expected)
        #expect(bytes.count == 242)
    }

    @Test func `its hash is what any other SHA-256 gives`() async throws {
        var bytes: [UInt8] = []
        try Self.row().encode(into: &bytes)
        let encoded = bytes
        let theirs = try await withApplication { connection in
            try await connection.query("SELECT sha256(\(encoded))").map { try $0[0, [UInt8].self] }
        }
        let ours = try Self.row().computedHash()
        #expect(theirs == [ours])
        #expect(hexadecimal(ours) == Self.knownHash)
    }

    private static let knownHash =
        "e5d7a7d502cfd209ed87e90c9475ac2e3c273372dc59ed68682b0472ce41e003"

    @Test(arguments: [
        "SET TimeZone = 'Asia/Shanghai'; SET DateStyle = 'German, DMY'; SET bytea_output = 'escape'",
        "SET TimeZone = 'America/St_Johns'; SET DateStyle = 'SQL, MDY'; SET IntervalStyle = 'iso_8601'",
        "SET extra_float_digits = 0; SET standard_conforming_strings = on; SET lc_time = 'C'",
    ])
    func `no setting of a session reaches the hash`(_ settings: String) async throws {
        // Nodes hand dates to each other in the session's style, which connecting has set for good.
        let isDistributed = try !TestDatabase.current.workers.isEmpty
        let effective = settings.split(separator: ";").filter {
            !isDistributed || !$0.contains("DateStyle")
        }
        try await withApplication { connection in
            try await connection.execute(effective.joined(separator: ";"))
            try await CommandHandler(connection).record(
                .open(), .task("T1"), .initial("T1", "100.00").id(1),
                .spend("T1", "1.00").with("payee", "某供应商"))
            let rows = try await storedRows(on: connection)
            #expect(rows.map { $0.computedHash() } == rows.map(\.hash))
        }
        try await TestDatabase.current.withConnection { connection in
            let result = try await LogVerifier(connection).verify(nil)
            #expect(result.problems == [])
        }
    }

    @Test(arguments: UInt64(21)...24)
    func `an event read back from its row is the event that was recorded`(_ seed: UInt64)
        async throws
    {
        var year = RandomYear(seed: seed)
        let requests = year.requests(120) + (1...2).map { Request.close($0) }
        try await withApplication { connection in
            _ = try await CommandHandler(connection).each(requests)
            for row in try await storedRows(on: connection) {
                let recorded = try row.recorded()
                var again = EventRow(
                    recorded, commandID: row.commandID, commandPart: Int(row.commandPart),
                    commandDigest: row.commandDigest)
                again.previousHash = row.previousHash
                again.hash = again.computedHash()
                #expect(again == row, "seed \(seed)")
            }
        }
    }
}
