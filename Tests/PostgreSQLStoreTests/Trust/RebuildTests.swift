import BudgetDomain
import EventSourcing
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Simulation
import Testing

@Suite("Rebuild", .database(.store))
struct RebuildTests {
    private let units = (1...6).map { SimulatedUnit(index: $0, events: 120, year: 2021, seed: 3) }

    private func load(_ connection: Connection) async throws {
        let importer = BulkImporter(connection)
        for unit in units {
            for command in unit.opening() + Array(unit.vouchers()) {
                try await importer.take(command)
            }
        }
        try await importer.flush()
    }

    /// The stored fold, and the transactions that wrote its rows.
    private func fold(_ connection: Connection) async throws -> [String: String] {
        let rows = try await connection.query(
            "SELECT (stored.*)::text, xmin::text FROM execution AS stored")
        return Dictionary(
            uniqueKeysWithValues: try rows.map { (try $0[0, String.self], try $0[1, String.self]) })
    }

    @Test func `every difference is named, and only what differs is written`() async throws {
        try await TestDatabase.current.withConnection { connection in
            try await load(connection)
            let before = try await fold(connection)
            try await connection.execute(
                """
                UPDATE execution SET amount_fen_sum = amount_fen_sum + 1
                WHERE unit = 'SIM000002' AND entry = 'spending' AND month = 3;
                DELETE FROM execution WHERE unit = 'SIM000003' AND month = 5;
                INSERT INTO execution SELECT unit, fiscal_year, 'T99', fund_source, month, entry,
                    three_public, procurement, 1, 1, last_on, 1, 1
                FROM execution WHERE unit = 'SIM000004' LIMIT 1
                """)
            let broken = try await fold(connection)
            let second = try await Connection.connect(TestDatabase.current.administrator)
            let rebuilder = FoldRebuilder([connection, second])
            let checked = try await rebuilder.rebuild(nil, isCheck: true)
            #expect(checked.books == 6)
            #expect(
                Set(checked.differences.map(\.book.unit))
                    == ["SIM000002", "SIM000003", "SIM000004"])
            #expect(checked.differences.filter { $0.task == "T99" }.map(\.expected) == [nil])
            #expect(try await fold(connection) == broken)

            let mended = try await rebuilder.rebuild(nil, isCheck: false)
            #expect(Set(mended.differences) == Set(checked.differences))
            let after = try await fold(connection)
            #expect(Set(after.keys) == Set(before.keys))
            let kept = broken.filter { before[$0.key] != nil }
            #expect(kept.allSatisfy { after[$0.key] == $0.value })
            #expect(try await rebuilder.rebuild(nil, isCheck: true).differences.isEmpty)
            await second.close()
        }
    }

    @Test func `a fold that is lost is made again from nothing`() async throws {
        try await TestDatabase.current.withConnection { connection in
            try await load(connection)
            let before = try await fold(connection)
            try await connection.execute("TRUNCATE execution")
            _ = try await FoldRebuilder(connection).rebuild(nil, isCheck: false)
            #expect(try await Set(fold(connection).keys) == Set(before.keys))
            let one = try await FoldRebuilder(connection).rebuild(units[0].book, isCheck: true)
            #expect(one.books == 1 && one.events > 100 && one.differences.isEmpty)
        }
    }

    @Test func `readers see the old fold or the new one, and writers go on meanwhile`()
        async throws
    {
        let database = try TestDatabase.current
        try await database.withConnection { connection in
            try await load(connection)
            let second = try await Connection.connect(database.administrator)
            let reader = try await Connection.connect(database.administrator)
            let unit = units[0]
            let whole = try await Self.total(unit.book, reader)
            try await withThrowingTaskGroup(of: Void.self) { group in
                let writing = Task {
                    let writer = try await Connection.connect(database.application)
                    let handler = CommandHandler(writer)
                    for number in 1...40 {
                        for unit in units.dropFirst() {
                            let answers = try await handler.handle([
                                voucher(unit, no: "并-\(number)")
                            ])
                            _ = try #require(answers.first).get()
                        }
                    }
                    await writer.close()
                }
                group.addTask { try await writing.value }
                group.addTask {
                    for round in 0..<30 {
                        try await connection.execute(
                            """
                            DELETE FROM execution
                            WHERE entry = 'spending' AND month % 2 = \(round % 2)
                            """)
                        let rebuilder = FoldRebuilder([connection, second])
                        _ = try await rebuilder.rebuild(nil, isCheck: false)
                        let left = try await rebuilder.rebuild(nil, isCheck: true)
                        #expect(left.differences.isEmpty)
                    }
                }
                group.addTask {
                    // Half of the months is what a deletion leaves: all of it, a half, or the other.
                    var seen: Set<Int64> = []
                    for _ in 0..<200 { seen.insert(try await Self.total(unit.book, reader)) }
                    #expect(seen.isSubset(of: try Self.possible(whole, seen)))
                    #expect(!seen.contains(0))
                }
                try await group.waitForAll()
            }
            await second.close()
            await reader.close()
            try await connection.expectSound()
        }
    }

    /// Whole, or what is left without the even or the odd months; both halves make the whole.
    private static func possible(_ whole: Int64, _ seen: Set<Int64>) throws -> Set<Int64> {
        let halves = seen.filter { $0 != whole }
        try #require(halves.count <= 2)
        if halves.count == 2 { #expect(halves.reduce(0, +) == whole) }
        return halves.union([whole])
    }

    /// How many events of spending a book's stored fold has, in one statement.
    private static func total(_ key: BookKey, _ connection: Connection) async throws -> Int64 {
        let rows = try await connection.query(
            """
            SELECT coalesce(sum(events), 0)::bigint FROM execution
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(key.fiscalYear))
                AND entry = 'spending'
            """)
        return try #require(rows.first)[0, Int64.self]
    }
}
