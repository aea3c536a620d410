import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database) struct StreamTests {
    private struct Enough: Error {}

    @Test func `A million rows pass through one at a time`() async throws {
        try await TestDatabase.current.withConnection { connection in
            for round in 1...2 {
                let sum = try await connection.stream(
                    "SELECT n::int8 FROM generate_series(1, \(200_000)) AS n", into: 0
                ) { sum, row in
                    sum += try row[0, Int.self]
                }
                #expect(sum == 200_000 * 200_001 / 2, "round \(round)")
            }
        }
    }

    @Test func `What the reader throws ends the statement`() async throws {
        try await TestDatabase.current.withConnection { connection in
            await #expect(throws: Enough.self) {
                try await connection.stream("SELECT * FROM generate_series(1, 100000000)") { _ in
                    throw Enough()
                }
            }
            try await connection.expectUsable()
        }
    }

    @Test func `An error after many rows is thrown`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.stream("SELECT 1 / (5000 - n) FROM generate_series(1, 9000) n")
                {
                    _ in
                }
            }
            #expect(error?.sqlState == "22012")
            try await connection.expectUsable()
        }
    }
}
