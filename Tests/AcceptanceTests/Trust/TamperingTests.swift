import JSON
import PostgreSQL
import Testing

/// One byte changed anywhere behind the program's back: `verify` finds it and names the event.
struct TamperingTests {
    /// A way to change the log of `unit`, and the version that has to be named;
    /// where one is missing, that may be the one after the gap.
    struct Change: Sendable, CustomTestStringConvertible {
        let name: String
        let versions: ClosedRange<Int>
        let statements: [String]

        var testDescription: String { name }
    }

    private static let book: [Command] = [
        .open(), .task("T1"), .initial("T1", "1000.00"),
        .spend("T1", "100.00", "记-0001", on: "2021-02-01"),
        .spend("T1", "200.00", "记-0002", on: "2021-02-02"),
        .spend("T1", "300.00", "记-0003", on: "2021-02-03"),
    ]

    private static func update(_ name: String, _ assignment: String) -> Change {
        Change(
            name: name, versions: 5...5,
            statements: ["UPDATE event SET \(assignment) WHERE unit = 'UNIT' AND version = 5"])
    }

    static let changes: [Change] = [
        update("amount", "amount_fen = amount_fen + 1"),
        update("payload", "payload = replace(payload::text, '支出', '支付')::json"),
        update("payload's spacing", "payload = (payload::text || ' ')::json"),
        update("business date", "occurred_on = occurred_on + 1"),
        update("actor", "actor = actor || '甲'"),
        update("task", "task = 'T2'"),
        update("voucher", "voucher_no = '记-0009'"),
        update(
            "recorded time",
            "recorded_at = (recorded_at AT TIME ZONE 'UTC' + interval '1us') AT TIME ZONE 'UTC'"),
        update("event id", "event_id = md5(event_id::text)::uuid"),
        update("hash", "hash = set_byte(hash, 31, get_byte(hash, 31) # 1)"),
        update(
            "previous hash",
            "previous_hash = set_byte(previous_hash, 0, get_byte(previous_hash, 0) # 1)"),
        Change(
            name: "deleted event", versions: 5...6,
            statements: ["DELETE FROM event WHERE unit = 'UNIT' AND version = 5"]),
        Change(
            name: "swapped events", versions: 4...4,
            statements: [
                "UPDATE event SET version = 99 WHERE unit = 'UNIT' AND version = 4",
                "UPDATE event SET version = 4 WHERE unit = 'UNIT' AND version = 5",
                "UPDATE event SET version = 5 WHERE unit = 'UNIT' AND version = 99",
            ]),
    ]

    @Test(arguments: changes)
    func `a changed event is found and named`(change: Change) async throws {
        let ledger = try await Ledger.shared("tamper-\(change.name)", Self.book)
        let clean = try await ledger.place.run(["verify"] + ledger.name + ["--json"])
        #expect(clean.status == 0)

        for statement in change.statements {
            let own = statement.replacing("UNIT", with: ledger.unit.replacing("'", with: "''"))
            try await ledger.place.tamper(own)
        }
        let problems = try await Self.problems(of: ledger)
        let found = problems.first
        #expect(found?.figures("unit fiscalYear") == "\(ledger.unit) 2021")
        #expect(change.versions.contains(found?["version"]?.integerValue ?? 0), "\(problems)")
        #expect(problems.first?["kind"]?.stringValue?.isEmpty == false)
    }

    @Test func `a missing last event is found`() async throws {
        let ledger = try await Ledger.shared("tamper-last", Self.book)
        try await ledger.place.tamper(
            "DELETE FROM event WHERE unit = 'tamper-last' AND version = 6")
        #expect(!(try await Self.problems(of: ledger)).isEmpty)
    }

    @Test func `an inserted event is found`() async throws {
        let ledger = try await Ledger.shared("tamper-inserted", Self.book)
        try await ledger.place.tamper(try await Self.copyOfLastEvent(in: ledger))
        let problems = try await Self.problems(of: ledger)
        #expect(problems.contains { $0["version"] == 7 }, "\(problems.map(\.text))")
    }

    @Test func `a book without its events is found`() async throws {
        let ledger = try await Ledger.shared("tamper-all", Self.book)
        try await ledger.place.tamper("DELETE FROM event WHERE unit = 'tamper-all'")
        #expect(!(try await Self.problems(of: ledger)).isEmpty)
    }

    /// What `verify` finds, with its exit code.
    private static func problems(of ledger: Ledger) async throws -> [JSONValue] {
        let outcome = try await ledger.place.run(["verify"] + ledger.name + ["--json"])
        #expect(outcome.status == 3)
        return try outcome.json()["problems"]?.arrayValue ?? []
    }

    /// A statement that appends a copy of version 6 as version 7, under a voucher of its own.
    private static func copyOfLastEvent(in ledger: Ledger) async throws -> String {
        let columns = try await ledger.place.withDatabase { connection in
            try await connection.query(
                """
                SELECT column_name::text AS name FROM information_schema.columns
                WHERE table_name = 'event' AND is_generated = 'NEVER' ORDER BY ordinal_position
                """
            ).map { try $0.get("name", as: String.self) }
        }
        let own = ["version": "7", "event_id": "gen_random_uuid()", "voucher_no": "'记-0007'"]
        let values = columns.map { own[$0] ?? $0 }
        return """
            INSERT INTO event (\(columns.joined(separator: ", ")))
            SELECT \(values.joined(separator: ", ")) FROM event
            WHERE unit = '\(ledger.unit)' AND version = 6
            """
    }
}
