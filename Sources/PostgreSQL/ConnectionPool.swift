import Synchronization

/// A bounded number of connections to one database, each lent to one task at a time.
///
/// Connections are opened as they are needed and kept. One that broke, or was given back within a
/// transaction, is closed instead of kept. Whoever finds all of them lent waits in line.
package final class ConnectionPool: Sendable {
    package let options: ConnectionOptions
    /// How many connections there are at most.
    package let limit: Int
    /// How long a task waits for a connection, and how long a server that is away is tried again.
    package let patience: Duration

    let state = Mutex(PoolState())

    package init(
        _ options: ConnectionOptions, limit: Int = 8, patience: Duration = .seconds(10)
    ) {
        self.options = options
        self.limit = limit
        self.patience = patience
    }

    /// Lends a connection to `body`, in the caller's isolation, until it returns.
    ///
    /// Throws ``PoolError`` when none becomes free in time or the pool is closed, and
    /// ``PostgreSQLError`` when the server cannot be reached.
    @discardableResult
    package func withConnection<Result>(
        _ body: (Connection) async throws -> Result
    ) async throws -> Result {
        let connection = try await lend()
        do {
            let result = try await body(connection)
            await takeBack(connection)
            return result
        } catch {
            await takeBack(connection)
            throw error
        }
    }

    /// How the connections are used at this moment.
    package var statistics: Statistics {
        state.withLock {
            Statistics(idle: $0.idle.count, inUse: $0.lent, waiting: $0.waiting.count)
        }
    }

    /// Numbers for metrics.
    package struct Statistics: Sendable, Hashable {
        package let idle: Int
        package let inUse: Int
        package let waiting: Int
    }

    /// Closes idle connections now and lent ones when they come back; refuses new loans.
    package func close() async {
        let (idle, waiting) = state.withLock { state in
            state.isClosed = true
            defer {
                state.idle = []
                state.waiting = []
            }
            return (state.idle, state.waiting)
        }
        for waiter in waiting { waiter.continuation.resume(throwing: PoolError.closed) }
        for connection in idle { await connection.close() }
    }
}

/// Why a pool lends no connection.
package enum PoolError: Error, Sendable, Hashable, CustomStringConvertible {
    /// All connections stayed lent for as long as the pool's patience lasts.
    case exhausted(limit: Int, patience: Duration)
    /// The pool has been closed.
    case closed

    package var description: String {
        switch self {
        case .exhausted(let limit, let patience):
            "all \(limit) database connections were in use for \(patience)"
        case .closed: "the pool of database connections is closed"
        }
    }
}
