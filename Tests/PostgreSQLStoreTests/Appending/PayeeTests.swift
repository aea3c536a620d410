import BudgetDomain
import EventSourcing
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Simulation
import Testing

/// Names beside the log, when several writers meet them.
@Suite(.database(.store))
struct PayeeTests {
    private let unit = SimulatedUnit(index: 1, events: 20, year: 2021, seed: 9)

    @Test func `two that meet a new name at once give it one digest`() async throws {
        let database = try TestDatabase.current
        let first = try await Connection.connect(database.administrator)
        let second = try await Connection.connect(database.administrator)
        _ = try await CommandHandler(first).handle(unit.opening())
        try await first.execute("BEGIN")
        _ = try await first.query(
            """
            INSERT INTO payee (unit, digest, salt, name)
            VALUES (\(unit.book.unit), \([UInt8]([1])), \([UInt8]([2])), '商户甲')
            """)
        let command = voucher(unit, no: "记-1", payee: "商户甲")
        async let answer = CommandHandler(second).handle([command])
        // Both have the name in their hands before either has it in the database.
        try await database.waitForLock()
        try await first.execute("COMMIT")
        #expect(try await answer.first?.get().events.count == 1)
        #expect(try await digests(on: first) == ["01"])
        let again = try await CommandHandler(first).handle([command])
        #expect(try again.first?.get().isRepetition == true)
        await first.close()
        await second.close()
    }

    @Test func `a name that was rolled back is entered by the next who brings it`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let handler = CommandHandler(connection)
            _ = try await handler.handle(unit.opening())
            try await handler.inTransaction { handler in
                _ = try await handler.handle([voucher(unit, no: "记-1", payee: "商户乙")])
                return false
            }
            #expect(try await digests(on: connection) == [])
            _ = try await handler.handle([voucher(unit, no: "记-2", payee: "商户乙")])
            let named = try await connection.query(
                """
                SELECT payee.name FROM event JOIN payee ON payee.unit = event.unit
                    AND encode(payee.digest, 'hex') = event.payload ->> 'payeeDigest'
                """
            ).map { try $0[0, String.self] }
            #expect(named == ["商户乙"])
        }
    }

    private func digests(on connection: Connection) async throws -> [String] {
        try await connection.query("SELECT encode(digest, 'hex') FROM payee").map {
            try $0[0, String.self]
        }
    }
}
