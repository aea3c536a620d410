import BudgetDomain
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Simulation
import Testing

/// An import by several connections at once.
@Suite(.database(.store))
struct BulkLanesTests {
    private let units = (1...3).map {
        SimulatedUnit(index: $0, events: 113, year: 2021, seed: 5)
    }

    private func load(_ commands: [BudgetCommand], by importer: BulkImporter) async throws {
        for command in commands { try await importer.take(command) }
        try await importer.flush()
    }

    private func importing(_ body: (BulkImporter, Connection) async throws -> Void) async throws {
        try await TestDatabase.current.withConnection { first in
            let second = try await Connection.connect(try TestDatabase.current.administrator)
            do {
                try await body(BulkImporter([first, second]), first)
                await second.close()
            } catch {
                await second.close()
                throw error
            }
        }
    }

    @Test func `each unit's vouchers stay in their order and are posted once`() async throws {
        try await importing { importer, connection in
            let vouchers = units.map { Array($0.vouchers()) }
            // As they come from several units at once: one of each in turn.
            let mixed = (0..<100).flatMap { place in vouchers.map { $0[place] } }
            try await load(units.flatMap { $0.opening() } + mixed, by: importer)
            #expect(importer.tally.accepted == 339)
            for (unit, own) in zip(units, vouchers) {
                let posted = try await connection.rows(of: unit.book)
                    .filter { $0.entry == "spending" }
                #expect(posted.map(\.commandID) == own.map(\.commandID))
            }
            try await connection.expectSound()
            // Sent again, all of them are known.
            try await load(mixed, by: importer)
            #expect(importer.tally.repeated == 300)
        }
    }

    @Test func `refusals are told by their places in the whole input`() async throws {
        try await importing { importer, connection in
            var refused: [Int] = []
            importer.onRefusal = { refused.append($0.index) }
            let opening = units.flatMap { $0.opening() }
            let mixed = [
                voucher(units[0], no: "1"), voucher(units[1], no: "1", yuan: 9_000_000_000_000),
                voucher(units[2], no: "1"), voucher(units[0], no: "2", yuan: 9_000_000_000_000),
                voucher(units[1], no: "2"),
            ]
            try await load(opening + mixed, by: importer)
            #expect(refused.sorted() == [opening.count + 1, opening.count + 3])
            #expect(importer.tally.accepted == Int64(opening.count + 3))
            try await connection.expectSound()
        }
    }

    @Test func `what one connection fails at leaves the other's part recorded`() async throws {
        try await importing { importer, connection in
            try await load(units.flatMap { $0.opening() }, by: importer)
            for unit in units.prefix(2) {
                for command in unit.vouchers() { try await importer.take(command) }
            }
            _ = try await connection.query(
                """
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                    AND backend_type = 'client backend'
                """)
            await #expect(throws: PostgreSQLError.self) { try await importer.flush() }
            let again = BulkImporter(connection)
            try await load(units.prefix(2).flatMap { Array($0.vouchers()) }, by: again)
            #expect(again.tally.accepted == 100)
            #expect(again.tally.repeated == 100)
            try await connection.expectSound()
        }
    }
}
