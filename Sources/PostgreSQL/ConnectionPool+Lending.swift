import Synchronization

/// What a pool keeps under its lock.
struct PoolState: ~Copyable {
    /// Open connections that nobody has; the last one used is lent first, being the warmest.
    var idle: [Connection] = []
    /// How many loans are out, those included whose connection is still being opened.
    var lent = 0
    var waiting: [Waiter] = []
    var lastWaiter: UInt64 = 0
    var isClosed = false

    struct Waiter {
        let id: UInt64
        let continuation: CheckedContinuation<Connection?, any Error>
    }
}

extension ConnectionPool {
    private enum Grant {
        /// A loan, with a connection or with the right to open one.
        case loan(Connection?)
        case wait(UInt64)
    }

    func lend() async throws -> Connection {
        let grant: Grant = try state.withLock { state in
            if state.isClosed { throw PoolError.closed }
            if state.lent < limit, state.waiting.isEmpty {
                state.lent += 1
                return .loan(state.idle.popLast())
            }
            state.lastWaiter += 1
            return .wait(state.lastWaiter)
        }
        let candidate: Connection? =
            switch grant {
            case .loan(let connection): connection
            case .wait(let id): try await waitInLine(id)
            }
        do {
            return try await usable(candidate)
        } catch {
            endLoan(keeping: nil)
            throw error
        }
    }

    func takeBack(_ connection: Connection) async {
        if connection.condition == .idle, !state.withLock({ $0.isClosed }) {
            endLoan(keeping: connection)
        } else {
            await connection.close()
            endLoan(keeping: nil)
        }
    }

    /// Passes the loan on to the first in line, or ends it.
    private func endLoan(keeping connection: Connection?) {
        let waiter: PoolState.Waiter? = state.withLock { state in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.lent -= 1
            // A connection given back while the pool closes is closed by its last reference.
            if let connection, !state.isClosed { state.idle.append(connection) }
            return nil
        }
        waiter?.continuation.resume(returning: connection)
    }

    private func waitInLine(_ id: UInt64) async throws -> Connection? {
        let timer = Task { [patience, limit] in
            try await Task.sleep(for: patience)
            self.stopWaiting(id, PoolError.exhausted(limit: limit, patience: patience))
        }
        defer { timer.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                self.join(PoolState.Waiter(id: id, continuation: continuation))
            }
        } onCancel: {
            self.stopWaiting(id, CancellationError())
        }
    }

    /// Joins the line, unless a connection was given back since the last look.
    private func join(_ waiter: PoolState.Waiter) {
        let outcome: Swift.Result<Connection?, any Error>? = state.withLock { state in
            if state.isClosed { return .failure(PoolError.closed) }
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.lent < limit, state.waiting.isEmpty {
                state.lent += 1
                return .success(state.idle.popLast())
            }
            state.waiting.append(waiter)
            return nil
        }
        if let outcome { waiter.continuation.resume(with: outcome) }
    }

    private func stopWaiting(_ id: UInt64, _ error: any Error) {
        let waiter: PoolState.Waiter? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.id == id }) else { return nil }
            return state.waiting.remove(at: index)
        }
        waiter?.continuation.resume(throwing: error)
    }

    /// The connection if the server still has it, else a new one.
    private func usable(_ candidate: Connection?) async throws -> Connection {
        if let candidate {
            if candidate.isQuiet { return candidate }
            if await candidate.isAlive() { return candidate }
            await candidate.close()
        }
        return try await connectPatiently()
    }

    /// Connects, trying again with growing pauses while the server is away.
    private func connectPatiently() async throws -> Connection {
        let deadline = ContinuousClock.now + patience
        var pause = Duration.milliseconds(20)
        while true {
            do {
                return try await Connection.connect(options)
            } catch let error as PostgreSQLError where error.isTemporarilyUnavailable {
                guard ContinuousClock.now + pause < deadline else { throw error }
                try await Task.sleep(for: pause)
                pause = min(pause * 2, .seconds(1))
            }
        }
    }
}
