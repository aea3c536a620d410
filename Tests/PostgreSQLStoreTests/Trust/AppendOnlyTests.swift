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
        let database = try TestDatabase.current
        try await withApplication { connection in
            try await CommandHandler(connection).record(.open(), .task("T1"))
            let refused = try await refusal(sql, on: connection)
            #expect(refused?.sqlState == "42501")
        }
        // Distributed tables have privileges instead of the trigger: the same on every node.
        for worker in database.workers {
            let there = try await Connection.connect(database.application.on(worker))
            let refused = try await refusal(sql, on: there)
            #expect(refused?.sqlState == "42501")
            await there.close()
        }
        guard database.workers.isEmpty else { return }
        try await database.withConnection { connection in
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
            // Where tables are distributed, that trigger is not there to be dropped.
            let isGone = try !TestDatabase.current.workers.isEmpty && sql.hasPrefix("DROP TRIGGER")
            #expect(refused?.sqlState == (isGone ? "42704" : "42501"))
        }
    }
}
