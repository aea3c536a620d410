import BudgetDomain
import BudgetTestKit
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

@Suite("Append-only", .database(.store))
struct AppendOnlyTests {
    private static let changes = [
        "UPDATE event SET actor = 'x'", "UPDATE event SET actor = 'x' WHERE false",
        "DELETE FROM event", "DELETE FROM event WHERE false", "TRUNCATE event",
        "TRUNCATE event, book CASCADE",
    ]

    private func refusal(_ sql: String, on connection: Connection) async throws
        -> PostgreSQLError?
    {
        do {
            try await connection.execute(sql)
            return nil
        } catch let error as PostgreSQLError {
            return error
        }
    }

    @Test(arguments: changes)
    func `events are changed by nobody, not even by the owner`(_ sql: String) async throws {
        try await withApplication { connection in
            try await CommandHandler(connection).record(.open(), .task("T1"))
            let refused = try await refusal(sql, on: connection)
            #expect(refused?.sqlState == "42501")
        }
        try await TestDatabase.current.withConnection { connection in
            let refused = try await refusal(sql, on: connection)
            #expect(refused?.sqlState == "42501")
            #expect(refused?.message.contains("append-only") == true)
            let rows = try await storedRows(on: connection)
            #expect(rows.count == 2)
        }
    }

    @Test(arguments: [
        "DELETE FROM book", "TRUNCATE book", "TRUNCATE execution", "DROP TABLE event",
        "ALTER TABLE event DISABLE TRIGGER event_append_only",
        "ALTER TABLE event ADD COLUMN x text", "DROP TRIGGER event_append_only ON event",
    ])
    func `the application may not touch the tables themselves`(_ sql: String) async throws {
        try await withApplication { connection in
            let refused = try await refusal(sql, on: connection)
            #expect(refused?.sqlState == "42501")
        }
    }
}
