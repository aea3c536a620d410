import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database, .timeLimit(.minutes(15))) struct ConnectionPoolTests {
    private func backend(_ connection: Connection) async throws -> Int32 {
        let rows = try await connection.query("SELECT pg_backend_pid()")
        return try #require(rows.first)[0, Int32.self]
    }

    @Test func `There are never more connections than the limit`() async throws {
        let pool = ConnectionPool(try TestDatabase.current.administrator, limit: 3)
        let backends = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    try await pool.withConnection { connection in
                        try await connection.query("SELECT pg_sleep(0.002)")
                        return try await self.backend(connection)
                    }
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(backends.count <= 3)
        let statistics = pool.statistics
        #expect(statistics.inUse == 0)
        #expect(statistics.idle == backends.count)
        await pool.close()
    }

    @Test func `Those who wait are served in the order they came`() async throws {
        let pool = ConnectionPool(try TestDatabase.current.administrator, limit: 1)
        let (order, served) = AsyncStream.makeStream(of: Int.self)
        let waiters = try await pool.withConnection { _ in
            var waiters: [Task<Void, any Error>] = []
            for number in 0..<10 {
                waiters.append(
                    Task { try await pool.withConnection { _ in _ = served.yield(number) } })
                while pool.statistics.waiting <= number { await Task.yield() }
            }
            return waiters
        }
        for waiter in waiters { try await waiter.value }
        served.finish()
        let numbers = await order.reduce(into: []) { $0.append($1) }
        #expect(numbers == Array(0..<10))
        await pool.close()
    }

    @Test func `Waiting ends with a clear error or with the task`() async throws {
        let pool = ConnectionPool(
            try TestDatabase.current.administrator, limit: 1, patience: .milliseconds(50))
        try await pool.withConnection { _ in
            await #expect(throws: PoolError.exhausted(limit: 1, patience: .milliseconds(50))) {
                try await pool.withConnection { _ in }
            }
            let waiter = Task { try await pool.withConnection { _ in } }
            waiter.cancel()
            await #expect(throws: CancellationError.self) { try await waiter.value }
        }
        #expect(pool.statistics.waiting == 0)
        await pool.close()
        await #expect(throws: PoolError.closed) { try await pool.withConnection { _ in } }
    }

    @Test func `A connection that the server ended is replaced unnoticed`() async throws {
        let pool = ConnectionPool(try TestDatabase.current.administrator, limit: 2)
        try await TestDatabase.current.withConnection { observer in
            var former: Int32?
            for _ in 0..<5 {
                let current = try await pool.withConnection(backend)
                #expect(current != former)
                former = current
                try await observer.query("SELECT pg_terminate_backend(\(current), 5000)")
            }
        }
        await pool.close()
    }

    @Test func `A connection left within a transaction is not lent again`() async throws {
        let pool = ConnectionPool(try TestDatabase.current.administrator, limit: 1)
        let first = try await pool.withConnection { connection in
            try await connection.execute("BEGIN")
            return try await backend(connection)
        }
        let second = try await pool.withConnection(backend)
        #expect(first != second)
        await pool.close()
    }

    @Test func `A database that does not exist is told at once`() async throws {
        let pool = ConnectionPool(try TestDatabase.current.administrator.database("nowhere"))
        let error = await #expect(throws: PostgreSQLError.self) {
            try await pool.withConnection { _ in }
        }
        #expect(error?.sqlState == "3D000")
        #expect(pool.statistics.inUse == 0)
        await pool.close()
    }
}
