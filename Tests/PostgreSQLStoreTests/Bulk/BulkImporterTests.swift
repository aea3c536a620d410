import BudgetDomain
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Simulation
import Testing

@Suite(.database(.store))
struct BulkImporterTests {
    private let unit = SimulatedUnit(index: 1, events: 313, year: 2021, seed: 5)

    private var commands: [BudgetCommand] { unit.opening() + Array(unit.vouchers()) }

    private func load(_ commands: [BudgetCommand], by importer: BulkImporter) async throws {
        for command in commands { try await importer.take(command) }
        try await importer.flush()
    }

    @Test func `a load is recorded once, folded and chained`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let importer = BulkImporter(connection)
            try await load(commands, by: importer)
            #expect(importer.tally.accepted == 313)
            #expect(importer.tally.refused == 0)
            #expect(try await connection.rows(of: unit.book).count >= 313)
            try await connection.expectSound()
        }
    }

    @Test func `in bulk and one by one, the same commands give the same answers`() async throws {
        try await TestDatabase.current.withConnection { connection in
            try await load(commands, by: BulkImporter(connection))
            // Sent again one by one they are all known, keys and contents.
            let answers = try await CommandHandler(connection).handle(commands)
            #expect(answers.count == commands.count)
            for answer in answers { #expect(try answer.get().isRepetition) }
        }
    }

    @Test(arguments: [0, 1, 100, 299])
    func `after a session was killed the same load is completed without doubling`(
        _ done: Int
    ) async throws {
        try await TestDatabase.current.withConnection { connection in
            let first = try await Connection.connect(try TestDatabase.current.administrator)
            let interrupted = BulkImporter(first)
            try await load(unit.opening() + Array(unit.vouchers()).prefix(done), by: interrupted)
            for command in unit.vouchers() { try await interrupted.take(command) }
            _ = try await connection.query(
                """
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """)
            await #expect(throws: PostgreSQLError.self) { try await interrupted.flush() }
            let again = BulkImporter(connection)
            try await load(commands, by: again)
            #expect(again.tally.repeated == Int64(SimulatedUnit.openingEvents + done))
            #expect(again.tally.accepted == Int64(300 - done))
            let posted = try await connection.rows(of: unit.book).filter { $0.entry == "spending" }
            #expect(posted.count == 300)
            try await connection.expectSound()
        }
    }

    @Test func `a refusal is told by its place and leaves the others alone`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let importer = BulkImporter(connection)
            var refused: [BulkImporter.Refusal] = []
            importer.onRefusal = { refused.append($0) }
            let mixed = [
                voucher(unit, no: "1"), voucher(unit, no: "2", yuan: 9_000_000_000_000),
                voucher(unit, no: "3"), voucher(unit, no: "1"), voucher(unit, no: "1", yuan: 11),
            ]
            try await load(unit.opening() + mixed, by: importer)
            let opening = SimulatedUnit.openingEvents
            #expect(refused.map(\.index) == [opening + 1, opening + 4])
            #expect(
                refused.map(\.rejection.code) == ["availableBalanceExceeded", "voucherKeyReused"])
            #expect(importer.tally.repeated == 1)
            try await connection.expectSound()
        }
    }

    @Test func `a book that somebody else writes to meanwhile stays whole`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let importer = BulkImporter(connection)
            try await load(unit.opening() + [voucher(unit, no: "甲-1")], by: importer)
            let other = try await Connection.connect(try TestDatabase.current.administrator)
            let answers = try await CommandHandler(other).handle([voucher(unit, no: "乙-1")])
            await other.close()
            #expect(try answers[0].get().isRepetition == false)
            try await load([voucher(unit, no: "甲-2")], by: importer)
            #expect(importer.tally.refused == 0)
            try await connection.expectSound()
        }
    }
}
