/// How a transaction sees others, and whether it may write.
package enum TransactionMode: String, Sendable {
    /// Each statement sees what was committed before it: the default.
    case readCommitted = "BEGIN ISOLATION LEVEL READ COMMITTED"
    /// All statements see one moment, and none may write.
    case snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    /// As if transactions ran one after the other; one that cannot is refused.
    case serializable = "BEGIN ISOLATION LEVEL SERIALIZABLE"
}

extension Connection {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// Other tasks' statements wait until the transaction ends; `body` must not wait for such a task.
    /// Each statement is a hop to the connection's queue and back; ``onQueue(_:)`` spares them.
    /// Throws ``PostgreSQLError`` with ``PostgreSQLError/ambiguous`` set when the connection was
    /// lost while committing.
    @discardableResult
    package func transaction<Result: Sendable>(
        _ mode: TransactionMode = .readCommitted,
        _ body: sending (Connection) async throws -> Result
    ) async throws -> Result {
        guard !turnstile.isHeldByCurrentTask else {
            throw Self.nestedTransaction
        }
        return try await exclusively {
            try await perform { link in try link.execute(mode.rawValue) }
            do {
                let result = try await body(self)
                try await commit()
                return result
            } catch {
                rollBack()
                throw error
            }
        }
    }

    /// Runs `body` on the connection's own queue, where its statements cost no change of threads.
    ///
    /// Other tasks' statements may come between those of `body`. (Only a body that is isolated to the
    /// connection stays on its queue; any other leaves it for the shared threads at once.)
    package func onQueue<Result: Sendable>(
        _ body: @Sendable (isolated Connection) async throws -> Result
    ) async rethrows -> Result {
        try await body(self)
    }

    static let nestedTransaction = PostgreSQLError(
        sqlState: "25001", message: "this task has a transaction open on the connection already")

    private func commit() async throws {
        let tag = try await perform { link in try link.query(Self.commitQuery).commandTag }
        // The server answers COMMIT with ROLLBACK when a statement had failed before.
        guard tag == "COMMIT" else {
            throw PostgreSQLError(
                sqlState: "25P02", message: "the transaction had failed and was rolled back")
        }
    }

    private static let commitQuery = SQLQuery.raw("COMMIT").unprepared

    /// Also after a cancellation, hence without asking for it; a failure leaves the link lost.
    private func rollBack() {
        guard let link = try? openLink(), link.isInTransaction else { return }
        try? link.execute("ROLLBACK")
        noteCondition(of: link)
    }
}
