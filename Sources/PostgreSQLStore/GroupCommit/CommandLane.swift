import BudgetDomain
import EventSourcing
import PostgreSQL
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// One connection and the commands that wait for it.
///
/// While a batch is being committed the next one gathers; a command that comes alone waits for
/// nobody. All of it runs on the connection's own queue, so that a batch costs no change of threads.
/// A connection that was lost is opened again for whatever comes next.
final class CommandLane: Sendable {
    struct Waiting: Sendable {
        let command: BudgetCommand
        let continuation: CheckedContinuation<CommandHandler.Answer, any Error>
    }

    /// More would hold heads long without gaining speed.
    private static let batchSize = 256

    /// A fraction of what a commit takes.
    private static let patience = Duration.microseconds(50)

    /// Of one connection, which it replaces when the server has gone.
    private let pool: ConnectionPool
    private let clock: @Sendable () -> Timestamp
    private let review: SelfEvaluationReview
    private let onConflict: @Sendable () -> Void
    private let line = Mutex(WaitingLine())

    /// Opens the connection and begins to serve; throws ``PostgreSQLError``.
    init(
        _ options: ConnectionOptions, clock: @escaping @Sendable () -> Timestamp,
        review: SelfEvaluationReview, onConflict: @escaping @Sendable () -> Void
    ) async throws {
        pool = ConnectionPool(options, limit: 1)
        self.clock = clock
        self.review = review
        self.onConflict = onConflict
        try await pool.withConnection { _ in }
        Task { await serve() }
    }

    /// Whether units lie on several nodes behind the connection.
    func isDistributed() async throws -> Bool {
        try await pool.withConnection { try await Distributor.isDistributed($0) }
    }

    func handle(_ command: BudgetCommand) async throws -> CommandHandler.Answer {
        try await withCheckedThrowingContinuation { continuation in
            join(Waiting(command: command, continuation: continuation))
        }
    }

    /// Ends the session once everything that waits has been answered.
    func close() async {
        await withCheckedContinuation { ended in
            line.withLock { $0.close(ended) }?.resume()
        }
        await pool.close()
    }

    private func join(_ waiter: Waiting) {
        let (asleep, isClosed) = line.withLock { $0.join(waiter) }
        asleep?.resume()
        if isClosed { waiter.continuation.resume(throwing: PoolError.closed) }
    }

    // MARK: - Serving

    /// Takes batch after batch until the lane is closed.
    private func serve() async {
        // What was under way when the connection was lost, to be handled alone on the next one.
        var unanswered: [Waiting] = []
        while true {
            if unanswered.isEmpty, await !waitForCommands() { break }
            let first = unanswered
            do {
                unanswered = try await pool.withConnection { connection in
                    await connection.onQueue { [self] connection in
                        await serve(on: connection, first)
                    }
                }
            } catch {
                unanswered = []
                // What was under way may have been committed all the same.
                for waiter in first { waiter.continuation.resume(throwing: error.asAmbiguous) }
                for waiter in line.withLock({ $0.takeAll() }) {
                    waiter.continuation.resume(throwing: error)
                }
            }
        }
        for ended in line.withLock({ $0.end() }) { ended.resume() }
    }

    /// Serves until the connection is lost or the lane is closed; answers what it left unanswered.
    private func serve(on connection: Connection, _ first: [Waiting]) async -> [Waiting] {
        let handler = CommandHandler(connection, clock: clock, review: review)
        handler.onConflict = onConflict
        var alone = first
        var answered = 0
        while true {
            for place in alone.indices {
                guard connection.isUsable else { return Array(alone[place...]) }
                await handleAlone(alone[place], handler)
            }
            gather(answered)
            guard await waitForCommands(), connection.isQuiet else { return [] }
            let batch = line.withLock { $0.take(Self.batchSize) }
            alone = await commit(batch, handler)
            answered = batch.count - alone.count
        }
    }

    /// Waits a moment for those who were answered last: whoever sends one after the other is back
    /// soon, and one commit for all of them costs no more than one for the first.
    private func gather(_ expected: Int) {
        let end = ContinuousClock.now + Self.patience
        while line.withLock({ $0.count < expected && !$0.isClosed }), ContinuousClock.now < end {
            sched_yield()
        }
    }

    /// Sleeps while nobody waits; false when the lane has been closed and everybody answered.
    private func waitForCommands() async -> Bool {
        await withCheckedContinuation { asleep in
            if line.withLock({ $0.sleep(asleep) }) { return }
            asleep.resume()
        }
        return line.withLock { !$0.isEmpty }
    }

    /// Commits what can be together; answers the others, in their order.
    private func commit(_ batch: [Waiting], _ handler: CommandHandler) async -> [Waiting] {
        do {
            var group = CommandGroup()
            var others: [Waiting] = []
            for waiter in batch {
                if try await !group.take(waiter, handler) { others.append(waiter) }
            }
            return try await group.commit(handler) + others
        } catch {
            // Nothing of the group is known to be stored, and nobody has been answered: each finds
            // out by its own keys.
            handler.books = [:]
            return batch
        }
    }

    private func handleAlone(_ waiter: Waiting, _ handler: CommandHandler) async {
        do {
            guard let answer = try await handler.handle([waiter.command]).first else { return }
            waiter.continuation.resume(returning: answer)
        } catch {
            handler.books[waiter.command.book] = nil
            waiter.continuation.resume(throwing: error)
        }
    }
}

extension Error {
    /// The same, saying that nobody knows what became of the command.
    fileprivate var asAmbiguous: any Error {
        guard var error = self as? PostgreSQLError else { return self }
        error.ambiguous = true
        return error
    }
}
