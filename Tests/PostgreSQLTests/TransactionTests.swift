import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database) struct TransactionTests {
    private struct Refusal: Error {}

    private func withTable(_ body: (Connection) async throws -> Void) async throws {
        try await TestDatabase.current.withConnection { connection in
            try await connection.execute("CREATE TABLE entry (n int8 PRIMARY KEY)")
            try await body(connection)
        }
    }

    private func count(_ connection: Connection) async throws -> Int {
        let rows = try await connection.query("SELECT count(*) FROM entry")
        return try #require(rows.first)[0, Int.self]
    }

    @Test func `A transaction that returns is committed`() async throws {
        try await withTable { connection in
            let answer = try await connection.transaction { connection in
                try await connection.query("INSERT INTO entry VALUES (1)")
                return 42
            }
            #expect(answer == 42)
            #expect(try await count(connection) == 1)
        }
    }

    @Test func `A transaction that throws leaves nothing`() async throws {
        try await withTable { connection in
            await #expect(throws: Refusal.self) {
                try await connection.transaction { connection in
                    try await connection.query("INSERT INTO entry VALUES (1)")
                    throw Refusal()
                }
            }
            let kept = try await count(connection)
            #expect(kept == 0)
        }
    }

    @Test func `A transaction whose failure was swallowed is not taken for committed`() async throws
    {
        try await withTable { connection in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.transaction { connection in
                    try await connection.query("INSERT INTO entry VALUES (1)")
                    _ = try? await connection.query("SELECT 1/0")
                }
            }
            #expect(error?.sqlState == "25P02")
            let kept = try await count(connection)
            #expect(kept == 0)
        }
    }

    @Test func `A failing commit is thrown`() async throws {
        try await withTable { connection in
            try await connection.execute(
                """
                CREATE TABLE part (n int8 REFERENCES entry DEFERRABLE INITIALLY DEFERRED)
                """)
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.transaction { connection in
                    try await connection.query("INSERT INTO part VALUES (9)")
                }
            }
            #expect(error?.sqlState == "23503")
            try await connection.expectUsable()
        }
    }

    @Test func `Other tasks' statements wait for the transaction to end`() async throws {
        try await withTable { connection in
            await withThrowingTaskGroup { group in
                for number in 0..<20 {
                    group.addTask {
                        try await connection.transaction { connection in
                            try await connection.query("INSERT INTO entry VALUES (\(number))")
                            // Whoever gets in between here is undone with this transaction.
                            await Task.yield()
                            if number.isMultiple(of: 2) { throw Refusal() }
                        }
                    }
                    group.addTask {
                        try await connection.query("INSERT INTO entry VALUES (\(100 + number))")
                    }
                }
                while let outcome = await group.nextResult() {
                    if case .failure(let error) = outcome { #expect(error is Refusal) }
                }
            }
            let kept = try await count(connection)
            #expect(kept == 30)
        }
    }

    @Test func `Transactions do not nest`() async throws {
        try await withTable { connection in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.transaction { connection in
                    try await connection.transaction { _ in }
                }
            }
            #expect(error?.sqlState == "25001")
        }
    }

    @Test func `A snapshot sees one moment and writes nothing`() async throws {
        try await withTable { connection in
            let other = try await Connection.connect(TestDatabase.current.administrator)
            let counts = try await connection.transaction(.snapshot) { connection in
                let before = try await self.count(connection)
                try await other.query("INSERT INTO entry VALUES (1)")
                return [before, try await self.count(connection)]
            }
            #expect(counts == [0, 0])
            await #expect(throws: PostgreSQLError.self) {
                try await connection.transaction(.snapshot) { connection in
                    try await connection.query("INSERT INTO entry VALUES (2)")
                }
            }
            await other.close()
        }
    }

    @Test func `A commit on a broken connection has an unknown outcome`() async throws {
        try await withTable { connection in
            let other = try await Connection.connect(TestDatabase.current.administrator)
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.transaction { connection in
                    let rows = try await connection.query("SELECT pg_backend_pid()")
                    let backend = try #require(rows.first)[0, Int32.self]
                    try await other.query("SELECT pg_terminate_backend(\(backend), 5000)")
                }
            }
            #expect(error?.isConnectionLost == true)
            #expect(error?.ambiguous == true)
            #expect(try await count(other) == 0)
            await other.close()
        }
    }
}
