import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database) struct PipelineTests {
    private func insert(_ number: Int) -> SQLQuery {
        "INSERT INTO entry VALUES (\(number)) RETURNING n"
    }

    private func withTable(_ body: (Connection) async throws -> Void) async throws {
        try await TestDatabase.current.withConnection { connection in
            try await connection.execute("CREATE TABLE entry (n int8 PRIMARY KEY)")
            try await body(connection)
            // Whatever happened, the connection must still be fit for use.
            try await connection.expectUsable()
        }
    }

    private func numbers(_ connection: Connection) async throws -> [Int] {
        try await connection.query("SELECT n FROM entry ORDER BY n").map { try $0[0, Int.self] }
    }

    @Test(arguments: [false, true])
    func `Each statement gets its own answer`(transaction: Bool) async throws {
        try await withTable { connection in
            let answers = try await connection.pipeline(
                (0..<300).map(insert), transaction: transaction)
            let values = try answers.map { try $0.get().first?[0, Int.self] }
            #expect(values == Array(0..<300))
            #expect(try await numbers(connection) == Array(0..<300))
        }
    }

    @Test func `Without a transaction a failure leaves the others alone`() async throws {
        try await withTable { connection in
            let answers = try await connection.pipeline(
                [insert(1), insert(1), "SELEC", insert(2)])
            let states = answers.map { answer in
                if case .failure(let error) = answer { error.sqlState } else { "" }
            }
            #expect(states == ["", "23505", "42601", ""])
            #expect(try await numbers(connection) == [1, 2])
        }
    }

    @Test(arguments: [0, 1, 2])
    func `In a transaction one failure undoes all and is thrown`(position: Int) async throws {
        try await withTable { connection in
            var queries = [insert(1), insert(2)]
            queries.insert("SELECT 1/0", at: position)
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.pipeline(queries, transaction: true)
            }
            #expect(error?.sqlState == "22012")
            #expect(error?.sql == "SELECT 1/0")
            let kept = try await numbers(connection)
            #expect(kept == [])
        }
    }

    @Test func `A commit that fails undoes all and is thrown`() async throws {
        try await withTable { connection in
            try await connection.execute(
                "CREATE TABLE part (n int8 REFERENCES entry DEFERRABLE INITIALLY DEFERRED)")
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.pipeline(
                    [insert(1), "INSERT INTO part VALUES (9)"], transaction: true)
            }
            #expect(error?.sqlState == "23503")
            let kept = try await numbers(connection)
            #expect(kept == [])
        }
    }

    @Test func `Large questions and large answers do not block each other`() async throws {
        try await withTable { connection in
            let text = String(repeating: "账", count: 100_000)
            let answers = try await connection.pipeline((0..<50).map { _ in "SELECT \(text)" })
            for answer in answers {
                #expect(try answer.get().first?[0, String.self] == text)
            }
        }
    }

    @Test func `A pipeline belongs to the transaction that it is sent in`() async throws {
        try await withTable { connection in
            let states = try await connection.transaction { connection in
                let answers = try await connection.pipeline([self.insert(1), self.insert(2)])
                return answers.count
            }
            #expect(states == 2)
            #expect(try await numbers(connection) == [1, 2])
        }
    }

    @Test func `A lost connection is thrown`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.pipeline([
                    "SELECT 1", "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 2",
                ])
            }
            #expect(error?.isConnectionLost == true)
            #expect(error?.ambiguous == true)
        }
    }
}
