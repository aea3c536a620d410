import BudgetDomain
import BudgetTestKit
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

/// The promise that the whole program rests on: PostgreSQL's fold and Swift's are one.
@Suite("SQL fold = Swift fold", .database(.store))
struct FoldPropertyTests {
    /// What the two folds disagree on, in words; empty where they are one.
    private func differences(_ requests: [Request], seed: UInt64, on connection: Connection)
        async throws -> [String]
    {
        // A unit of its own, so that a shrunk history begins with an empty book.
        let unit = try await connection.query("SELECT 'U' || count(*) FROM book").map {
            try $0[0, String.self]
        }[0]
        let key = BookKey(unit: unit, fiscalYear: Request.book.fiscalYear)
        let handler = CommandHandler(connection)
        _ = try await handler.each(requests.map { $0.of(unit) })
        let rows = try await storedRows(key, on: connection)
        guard let last = rows.last else { return [] }
        let loader = BookLoader(connection)
        var found = compare(
            "whole", try await stored(key, on: connection),
            try folded(rows, asOf: .lastDay(of: 12, 2021), version: last.version))
        var random = Lottery(seed: seed)
        for _ in 0..<12 {
            let asOf = CalendarDate.lastDay(of: 12, 2020).adding(days: 1 + random.next(365))
            let version = Int64(1 + random.next(Int(last.version)))
            found += compare(
                "as of \(asOf), version \(version)",
                try await loader.ledger(key, asOf: asOf, version: version),
                try folded(rows, asOf: asOf, version: version))
        }
        return found
    }

    /// The stored table as it is, not through any function.
    private func stored(_ key: BookKey, on connection: Connection) async throws -> ExecutionLedger {
        var ledger = ExecutionLedger()
        let rows = try await connection.query(
            """
            SELECT task, fund_source, month, entry, three_public, procurement, amount_fen_sum,
                events, last_on, first_version, last_version
            FROM execution WHERE unit = \(key.unit)
            """)
        for row in rows {
            let source = try #require(FundSource(rawValue: try row[1, String.self]))
            let entry = try #require(ExecutionEntry(rawValue: try row[3, String.self]))
            ledger.add(
                .init(
                    task: try row[0, String.self], fundSource: source,
                    month: Int(try row[2, Int16.self]), entry: entry,
                    threePublic: ThreePublicKind(rawValue: try row[4, String.self]),
                    procurement: try row[5, Bool.self]),
                .init(
                    amount: Money(fen: try row[6, Int64.self]), events: try row[7, Int64.self],
                    lastOn: CalendarDate(try row[8, DatabaseDate.self]),
                    firstVersion: try row[9, Int64.self], lastVersion: try row[10, Int64.self]))
        }
        return ledger
    }

    /// The same by evolving a book from its events, read back one by one.
    private func folded(_ rows: [EventRow], asOf: CalendarDate, version: Int64) throws
        -> ExecutionLedger
    {
        var ledger = ExecutionLedger()
        for row in rows where row.version <= version && row.occurredOn <= asOf {
            var book = BudgetBook(key: row.book)
            book.evolve(try row.recorded())
            for (key, cell) in book.ledger.cells { ledger.add(key, cell) }
        }
        return ledger
    }

    private func compare(_ when: String, _ sql: ExecutionLedger, _ swift: ExecutionLedger)
        -> [String]
    {
        Set(sql.cells.keys).union(swift.cells.keys).compactMap { key in
            let (left, right) = (sql.cells[key], swift.cells[key])
            return left == right
                ? nil
                : "\(when): \(key) SQL \(String(describing: left)), "
                    + "Swift \(String(describing: right))"
        }
    }

    @Test(arguments: UInt64(1)...12)
    func `stored rows, and any day at any version, are what Swift folds from the events`(
        _ seed: UInt64
    ) async throws {
        var year = RandomYear(seed: seed)
        let requests = year.requests(110)
        try await withApplication { connection in
            let found = try await differences(requests, seed: seed, on: connection)
            guard let first = found.first else { return }
            let small = try await shrunk(requests) { candidate in
                try await !differences(candidate, seed: seed, on: connection).isEmpty
            }
            Issue.record(
                """
                seed \(seed): \(first)
                \(small.map(\.json.text).joined(separator: "\n"))
                """)
        }
    }

    @Test func `the random years move money in every way there is`() async throws {
        var year = RandomYear(seed: 7)
        let requests = year.requests(400)
        let entries = try await withApplication { connection in
            _ = try await CommandHandler(connection).each(requests)
            return Set(try await storedRows(on: connection).compactMap(\.entry))
        }
        let movements = Set(ExecutionEntry.allCases.map(\.rawValue))
        #expect(entries == movements.subtracting(["transferIn", "transferOut"]))
    }

    @Test func `a failing history is shrunk to what makes it fail`() async throws {
        var year = RandomYear(seed: 3)
        let requests = year.requests(60)
        let small = try await shrunk(requests) { candidate in
            candidate.contains { $0.name == "OpenFiscalYear" }
                && candidate.contains { $0.name == "TransferBudget" }
        }
        #expect(small.map(\.name).sorted() == ["OpenFiscalYear", "TransferBudget"])
    }
}
