import BudgetDomain
import BudgetTestKit
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

/// What somebody with the owner's rights does behind the program's back, and what must be found.
struct Tampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sql: [String]
    let found: [(Int64, LogProblem.Kind)]
}

@Suite("Tampering", .database(.store))
struct TamperingTests {
    /// Nine events: opened, two tasks, a budget, five vouchers.
    private func prepareBook() async throws {
        try await withApplication { connection in
            try await CommandHandler(connection).record(
                .open(), .task("T1"), .task("T2"), .initial("T1", "100.00"),
                .spend("T1", "1.00", "记-1").with("payee", "某供应商"), .spend("T1", "2.00", "记-2"),
                .spend("T1", "3.00", "记-3"), .spend("T1", "4.00", "记-4"),
                .spend("T1", "5.00", "记-5"))
        }
    }

    private static let columns = [
        // Without the session's time zone, which a node would not use for all rows.
        "recorded_at = (recorded_at AT TIME ZONE 'UTC' + interval '1us') AT TIME ZONE 'UTC'",
        "amount_fen = 201",
        "original_version = 3", "event_id = '00000000-0000-4000-8000-000000000000'",
        "occurred_on = '2021-02-02'", "schema_version = 2", "command_part = 1",
        "procurement = true", "type = 'ExpenditureDrafted'", "entry = 'refund'", "task = 'T2'",
        "counter_task = 'T2'", "fund_source = 'other'", "three_public = 'abroad'",
        "economic_code = '30201'", "source_system = 'x'", "voucher_no = '记-9'",
        "voucher_line = '2'", "actor = '他人'",
        "command_id = '00000000-0000-4000-8000-000000000000'", "command_digest = '\\x00'",
        "payload = replace(payload::text, '支出', '支付')::json",
        "payload = (payload::text || ' ')::json",
    ].map {
        Tampering(
            testDescription: $0, sql: ["UPDATE event SET \($0) WHERE version = 6"],
            found: [(6, .hashMismatch)])
    }

    private static let rows = [
        Tampering(
            testDescription: "deleted", sql: ["DELETE FROM event WHERE version = 6"],
            found: [(6, .missing)]),
        Tampering(
            testDescription: "the last deleted", sql: ["DELETE FROM event WHERE version = 9"],
            found: [(9, .missing)]),
        Tampering(
            testDescription: "the first deleted", sql: ["DELETE FROM event WHERE version = 1"],
            found: [(1, .missing)]),
        Tampering(
            testDescription: "swapped",
            sql: [
                "UPDATE event SET version = 100 WHERE version = 6",
                "UPDATE event SET version = 6 WHERE version = 7",
                "UPDATE event SET version = 7 WHERE version = 100",
            ],
            found: [
                (6, .chainBroken), (6, .hashMismatch), (7, .chainBroken), (7, .hashMismatch),
                (8, .chainBroken),
            ]),
        Tampering(
            testDescription: "inserted",
            sql: [
                """
                INSERT INTO event (unit, fiscal_year, version, recorded_at, event_id, occurred_on,
                    schema_version, command_part, procurement, type, three_public, source_system,
                    actor, payload, previous_hash, hash)
                SELECT unit, fiscal_year, 10, recorded_at, event_id, occurred_on, 1, 0, false, type,
                    '', '', actor, payload, hash, hash FROM event WHERE version = 9
                """
            ],
            found: [(10, .hashMismatch), (9, .headMismatch)]),
        Tampering(
            testDescription: "head hash changed",
            sql: ["UPDATE book SET head_hash = sha256('x')"], found: [(9, .headMismatch)]),
        Tampering(
            testDescription: "head dated forward",
            sql: ["UPDATE book SET recorded_at = '2099-01-01'"], found: [(9, .headMismatch)]),
        Tampering(
            testDescription: "head dated never",
            sql: ["UPDATE book SET recorded_at = '-infinity'"], found: [(9, .headMismatch)]),
        Tampering(
            testDescription: "head set back", sql: ["UPDATE book SET version = 8"],
            found: [(8, .headMismatch)]),
        Tampering(
            testDescription: "head set forward", sql: ["UPDATE book SET version = 11"],
            found: [(10, .missing), (11, .missing)]),
        Tampering(
            testDescription: "head deleted", sql: ["DELETE FROM book"],
            found: [(9, .headMissing)]),
        Tampering(
            testDescription: "payee renamed", sql: ["UPDATE payee SET name = '某亲友'"],
            found: [(5, .payeeMismatch)]),
        Tampering(
            testDescription: "payee salted anew",
            sql: ["UPDATE payee SET salt = sha256(salt), name = '某亲友'"],
            found: [(5, .payeeMismatch)]),
        Tampering(
            testDescription: "everything deleted", sql: ["DELETE FROM event"],
            found: [(9, .missing)]),
    ]

    @Test(arguments: columns + rows)
    func `each kind of tampering is found and its version named`(_ tampering: Tampering)
        async throws
    {
        try await prepareBook()
        try await TestDatabase.current.withConnection { connection in
            let verifier = LogVerifier(connection)
            let clean = try await verifier.verify(nil)
            #expect(clean.problems == [])
            #expect(clean.events == 9)
            #expect(clean.books == 1)
            try await TestDatabase.current.unguardEvents(connection)
            for statement in tampering.sql { try await connection.execute(statement) }
            let result = try await verifier.verify(nil)
            #expect(
                result.problems
                    == tampering.found.map {
                        LogProblem(book: Request.book, version: $0.0, kind: $0.1)
                    })
        }
    }

    @Test func `a row hashed anew after a change breaks the chain behind it`() async throws {
        try await prepareBook()
        try await TestDatabase.current.withConnection { connection in
            var row = try await storedRows(on: connection)[5]
            row.amountFen = 9_900
            let hash = row.computedHash()
            try await TestDatabase.current.unguardEvents(connection)
            _ = try await connection.query(
                "UPDATE event SET amount_fen = 9900, hash = \(hash) WHERE version = 6")
            let result = try await LogVerifier(connection).verify(Request.book)
            #expect(
                result.problems
                    == [LogProblem(book: Request.book, version: 7, kind: .chainBroken)])
        }
    }

    @Test(arguments: [Int64.max, Int64.max - 5])
    func `versions at the end of all numbers are findings like any`(_ version: Int64) async throws {
        try await prepareBook()
        try await TestDatabase.current.withConnection { connection in
            try await TestDatabase.current.unguardEvents(connection)
            _ = try await connection.query(
                "UPDATE event SET version = \(version - 2) WHERE version = 8")
            _ = try await connection.query(
                "UPDATE event SET version = \(version) WHERE version = 9")
            let result = try await LogVerifier(connection).verify(nil)
            #expect(result.problems.contains { $0.version == version && $0.kind == .hashMismatch })
            _ = try await connection.query("UPDATE book SET version = \(Int64.max)")
            let further = try await LogVerifier(connection).verify(nil)
            #expect(further.problems.contains { $0.version == 8 && $0.kind == .missing })
        }
    }

    @Test func `a renamed payee is found behind any number of others`() async throws {
        try await prepareBook()
        try await withApplication { connection in
            await #expect(throws: PostgreSQLError.self, "the application renames nobody") {
                try await connection.execute("UPDATE payee SET name = '某亲友'")
            }
        }
        try await TestDatabase.current.withConnection { connection in
            // Their digests come first; no event names them.
            try await connection.execute(
                """
                INSERT INTO payee (unit, digest, salt, name, is_current)
                SELECT unit, decode(lpad(to_hex(place), 64, '0'), 'hex'), salt, 'x', false
                FROM payee, generate_series(1, 10000) AS place
                """)
            try await connection.execute("UPDATE payee SET name = '某亲友' WHERE is_current")
            for key in [nil, Request.book] {
                let result = try await LogVerifier(connection).verify(key)
                #expect(
                    result.problems
                        == [LogProblem(book: Request.book, version: 5, kind: .payeeMismatch)])
            }
            let other = BookKey(unit: Request.book.unit, fiscalYear: 2022)
            #expect(try await LogVerifier(connection).verify(other).problems == [])
        }
    }

    @Test func `an erased payee leaves the chain whole and the digest in place`() async throws {
        try await prepareBook()
        try await withApplication { connection in
            let before = try await storedRows(on: connection)
            try await connection.execute("DELETE FROM payee")
            let result = try await LogVerifier(connection).verify(nil)
            #expect(result.problems == [])
            let after = try await storedRows(on: connection)
            #expect(after == before)
            #expect(after[4].payload.contains("\"payeeDigest\":\""))
            #expect(!after[4].payload.contains("某供应商"))
        }
    }
}
