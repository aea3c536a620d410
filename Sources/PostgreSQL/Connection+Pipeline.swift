extension Connection {
    /// Sends many statements in one round trip and answers what became of each.
    ///
    /// With `transaction` they are committed together: the first failure is thrown and nothing is
    /// kept. Without it each is a transaction of its own, and one that fails leaves the others
    /// alone, unless a transaction is open already, where all after it fail.
    package func pipeline(
        _ queries: [SQLQuery], transaction: Bool = false
    ) async throws -> [Result<[Row], PostgreSQLError>] {
        if transaction, turnstile.isHeldByCurrentTask { throw Connection.nestedTransaction }
        return try await perform { link in
            try link.pipeline(queries, transaction: transaction).map { $0.map(\.rows) }
        }
    }

    /// Runs one statement and folds its rows as they arrive, in bounded memory.
    ///
    /// `body` runs on the connection's queue; what it throws cancels the statement and is thrown.
    package func stream<Result: Sendable>(
        _ query: SQLQuery, into initial: Result,
        _ body: sending (inout Result, Row) throws -> Void
    ) async throws -> Result {
        var result = initial
        try await perform { link in
            try link.stream(query) { row in try body(&result, row) }
        }
        return result
    }

    /// Runs one statement and hands its rows to `body` as they arrive, in bounded memory.
    package func stream(
        _ query: SQLQuery, _ body: sending (Row) throws -> Void
    ) async throws {
        try await perform { link in try link.stream(query, body) }
    }
}
