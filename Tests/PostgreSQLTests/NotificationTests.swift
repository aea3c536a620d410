import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database, .timeLimit(.minutes(15))) struct NotificationTests {
    @Test func `A listener gets what is sent on its channel`() async throws {
        let options = try TestDatabase.current.administrator
        let stream = try await Connection.listen(to: "新 \"event\"", options)
        try await TestDatabase.current.withConnection { connection in
            for number in 1...3 {
                try await connection.query("SELECT pg_notify('other', 'x')")
                try await connection.query("SELECT pg_notify(\("新 \"event\""), \("\(number)"))")
            }
        }
        var payloads: [String] = []
        for await notification in stream {
            payloads.append(notification.payload)
            if payloads.count == 3 { break }
        }
        #expect(payloads == ["1", "2", "3"])
    }

    @Test func `The stream ends when its connection is lost`() async throws {
        let options = try TestDatabase.current.administrator
        let stream = try await Connection.listen(to: "event", options)
        try await TestDatabase.current.withConnection { connection in
            try await connection.query(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """)
        }
        for await _ in stream { Issue.record("nothing was sent") }
    }

    @Test func `Leaving the stream closes its connection`() async throws {
        let options = try TestDatabase.current.administrator
        let listening = Task {
            for await _ in try await Connection.listen(to: "event", options) {}
        }
        try await TestDatabase.current.withConnection { connection in
            func listeners() async throws -> Int {
                try await connection.query(
                    """
                    SELECT 1 FROM pg_stat_activity
                    WHERE datname = current_database() AND query LIKE 'LISTEN%'
                    """
                ).count
            }
            while try await listeners() == 0 { try await Task.sleep(for: .milliseconds(10)) }
            listening.cancel()
            while try await listeners() > 0 { try await Task.sleep(for: .milliseconds(10)) }
        }
    }
}
