/// Lets one task at a time have a connection for several statements.
///
/// Actors are re-entrant: while a transaction awaits anything, another task's statement could run
/// on the same connection, inside that transaction. The holder is known by a task-local value, which
/// its child tasks share.
struct Turnstile {
    /// Names one transaction or COPY.
    final class Token: Sendable {}

    /// The token of the transaction that this task is in.
    @TaskLocal static var held: Token?

    private var holder: Token?
    private var waiting: [(id: UInt64, continuation: CheckedContinuation<Void, any Error>)] = []
    private var lastID: UInt64 = 0

    /// Whether somebody else has the connection.
    var isTaken: Bool {
        guard let holder else { return false }
        return holder !== Self.held
    }

    /// Whether this task has it already.
    var isHeldByCurrentTask: Bool {
        holder != nil && holder === Self.held
    }

    mutating func take() -> Token {
        let token = Token()
        holder = token
        return token
    }

    /// Ends the holder's turn; everyone who waits looks again, the first comer first.
    mutating func release() {
        holder = nil
        let woken = waiting
        waiting = []
        for waiter in woken { waiter.continuation.resume() }
    }

    mutating func nextID() -> UInt64 {
        lastID += 1
        return lastID
    }

    mutating func append(_ id: UInt64, _ continuation: CheckedContinuation<Void, any Error>) {
        waiting.append((id, continuation))
    }

    mutating func cancel(_ id: UInt64) {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: index).continuation.resume(throwing: CancellationError())
    }
}

extension Connection {
    /// Waits until no other task has the connection.
    func waitForTurn() async throws {
        while turnstile.isTaken {
            let id = turnstile.nextID()
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { turnstile.append(id, $0) }
            } onCancel: {
                Task { await self.stopWaiting(id) }
            }
        }
    }

    private func stopWaiting(_ id: UInt64) {
        turnstile.cancel(id)
    }

    /// Runs `body` while no other task can use the connection.
    func exclusively<Result>(_ body: () async throws -> Result) async throws -> Result {
        if turnstile.isTaken { try await waitForTurn() }
        if turnstile.isHeldByCurrentTask { return try await body() }
        let token = turnstile.take()
        defer { turnstile.release() }
        return try await Turnstile.$held.withValue(token) { try await body() }
    }
}
