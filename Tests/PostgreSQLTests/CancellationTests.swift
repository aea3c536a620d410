import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database, .timeLimit(.minutes(15))) struct CancellationTests {
    /// Waits until the other connections of the database run `count` statements like `pattern`.
    private func waitUntilRunning(_ pattern: String, on connection: Connection) async throws {
        while true {
            let rows = try await connection.query(
                """
                SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND state = 'active'
                    AND query LIKE \(pattern) AND pid <> pg_backend_pid()
                """)
            if !rows.isEmpty { return }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test func `Cancelling a task cancels its statement in the server`() async throws {
        try await TestDatabase.current.withConnection { observer in
            let connection = try await Connection.connect(TestDatabase.current.administrator)
            let sleeper = Task { try await connection.query("SELECT pg_sleep(600)") }
            try await waitUntilRunning("%pg_sleep%", on: observer)
            sleeper.cancel()
            await #expect(throws: CancellationError.self) { try await sleeper.value }
            try await connection.expectUsable()
            await connection.close()
        }
    }

    @Test func `A cancelled transaction is rolled back and the connection stays usable`()
        async throws
    {
        try await TestDatabase.current.withConnection { observer in
            try await observer.execute("CREATE TABLE entry (n int8)")
            let connection = try await Connection.connect(TestDatabase.current.administrator)
            let task = Task {
                try await connection.transaction { connection in
                    try await connection.query("INSERT INTO entry VALUES (1)")
                    try await connection.query("SELECT pg_sleep(600)")
                }
            }
            try await waitUntilRunning("%pg_sleep%", on: observer)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let rows = try await connection.query("SELECT * FROM entry")
            #expect(rows.isEmpty)
            await connection.close()
        }
    }

    @Test func `A task that waits for its turn can be cancelled`() async throws {
        let connection = try await Connection.connect(TestDatabase.current.administrator)
        let (entered, entry) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let holder = Task {
            try await connection.transaction { _ in
                entry.finish()
                for await _ in released {}
            }
        }
        for await _ in entered {}
        let waiter = Task { try await connection.query("SELECT 1") }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        release.finish()
        try await holder.value
        try await connection.expectUsable()
        await connection.close()
    }

    @Test func `A late cancellation never hits the next statement`() async throws {
        try await TestDatabase.current.withConnection { connection in
            for _ in 0..<200 {
                let task = Task { try await connection.query("SELECT 1") }
                task.cancel()
                _ = await task.result
                let rows = try await connection.query("SELECT 2")
                #expect(rows.count == 1)
            }
        }
    }

    @Test func `The statement timeout cancels with its own error`() async throws {
        var options = try TestDatabase.current.administrator
        options.statementTimeout = .milliseconds(50)
        let connection = try await Connection.connect(options)
        let error = await #expect(throws: PostgreSQLError.self) {
            try await connection.query("SELECT pg_sleep(600)")
        }
        #expect(error?.isQueryCanceled == true)
        try await connection.expectUsable()
        await connection.close()
    }
}
