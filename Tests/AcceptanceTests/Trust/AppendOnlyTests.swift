import JSON
import PostgreSQL
import Testing

/// Events are never changed: the database itself refuses it, to everybody.
struct AppendOnlyTests {
    private static let book: [Command] = [.open(), .task("T1"), .initial("T1", "1000.00")]

    private static let changes = [
        "UPDATE event SET actor = 'x' WHERE version = 1",
        "UPDATE event SET actor = actor WHERE unit = 'nobody'",
        "DELETE FROM event WHERE version = 3", "TRUNCATE event",
    ]

    @Test(arguments: [Workplace.Role.application, .owner])
    func `UPDATE, DELETE and TRUNCATE of events are refused`(role: Workplace.Role) async throws {
        let ledger = try await Ledger.shared("append-only-\(role)", Self.book)
        // The owner of distributed tables is held back by nothing, and found out by `verify`.
        let isGuarded = try await ledger.place.isGuarded()
        for change in Self.changes where isGuarded || role == .application {
            await #expect(throws: PostgreSQLError.self, "\(change)") {
                try await ledger.place.withDatabase(as: role) { try await $0.execute(change) }
            }
        }
        let verified = try await ledger.ask("verify")
        #expect(verified.figures("books events problems") == "1 3 []")
    }

    @Test func `a clean book verifies with its counts`() async throws {
        let ledger = try await Ledger.shared("verify-clean", Self.book)
        let report = try await ledger.ask("verify")
        #expect(report.figures("schema books events problems") == "1 1 3 []")
    }

    @Test
    func `a stored figure that is wrong is named by rebuild --check and put right by rebuild`()
        async throws
    {
        let ledger = try await Ledger.shared(
            "rebuild", Self.book + [.spend("T1", "250.00", on: "2021-02-01")])
        let before = try await ledger.execution()
        #expect(try await ledger.ask("rebuild", options: ["--check"])["differences"] == [])

        try await ledger.place.withDatabase {
            try await $0.execute(
                "UPDATE execution SET amount_fen_sum = amount_fen_sum + 1 WHERE unit = 'rebuild'")
        }
        let check = try await ledger.place.run(["rebuild", "--check"] + ledger.name + ["--json"])
        #expect(check.status == 3)
        #expect(try check.json()["differences"]?.arrayValue?.isEmpty == false)

        let rebuilt = try await ledger.ask("rebuild")
        #expect(rebuilt.figures("books events") == "1 4")
        #expect(try await ledger.ask("rebuild", options: ["--check"])["differences"] == [])
        #expect(try await ledger.execution() == before)
    }

    @Test func `a dropped projection is built anew`() async throws {
        let ledger = try await Ledger.shared(
            "rebuild-empty", Self.book + [.spend("T1", "250.00", on: "2021-02-01")])
        let before = try await ledger.execution()
        try await ledger.place.withDatabase {
            try await $0.execute("DELETE FROM execution WHERE unit = 'rebuild-empty'")
        }
        _ = try await ledger.ask("rebuild")
        #expect(try await ledger.execution() == before)
    }
}
