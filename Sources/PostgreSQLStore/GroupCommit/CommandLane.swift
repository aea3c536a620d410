import BudgetDomain
import EventSourcing
import PostgreSQL

#if canImport(Glibc)
    import Glibc
#endif

/// One connection that commits what waits in a line.
///
/// While a batch is being committed the next one gathers; a command that comes alone waits for
/// nobody. All of it runs on the connection's own queue, so that a batch costs no change of threads.
/// A connection that was lost is opened again for whatever comes next.
struct CommandLane: Sendable {
    /// What the lanes of a service have in common.
    struct Shared: Sendable {
        let line = WaitingLine()
        let books = KnownBooks()
        let clock: @Sendable () -> Timestamp
        let review: SelfEvaluationReview
        let onConflict: @Sendable () -> Void
    }

    /// A fraction of what a commit takes.
    private static let patience = Duration.microseconds(50)

    /// Of one connection, which it replaces when the server has gone.
    private let pool: ConnectionPool
    private let shared: Shared
    private let number: Int
    private var line: WaitingLine { shared.line }

    /// Opens the connection and joins the others; throws ``PostgreSQLError``.
    init(_ options: ConnectionOptions, _ shared: Shared) async throws {
        pool = ConnectionPool(options, limit: 1)
        self.shared = shared
        try await pool.withConnection { _ in }
        number = shared.line.open()
    }

    /// Whether units lie on several nodes behind the connection.
    func isDistributed() async throws -> Bool {
        try await pool.withConnection { try await Distributor.isDistributed($0) }
    }

    /// Takes batch after batch until the line is closed, then ends the session.
    func serve() async {
        // What was under way when the connection was lost, to be handled alone on the next one.
        var unanswered: [WaitingLine.Waiting] = []
        while true {
            if unanswered.isEmpty, await !line.sleep(number) { break }
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
                line.finish(first)
                for waiter in line.fail(number) { waiter.continuation.resume(throwing: error) }
            }
        }
        await pool.close()
        line.end(number)
    }

    /// Serves until the connection is lost or the line is closed; answers what it left unanswered.
    private func serve(
        on connection: Connection, _ first: [WaitingLine.Waiting]
    ) async -> [WaitingLine.Waiting] {
        let handler = CommandHandler(
            connection, clock: shared.clock, review: shared.review, books: shared.books)
        handler.onConflict = shared.onConflict
        var alone = first
        var answered = 0
        while true {
            for place in alone.indices {
                guard connection.isUsable else {
                    let unanswered = Array(alone[place...])
                    line.finish(alone, but: unanswered)
                    return unanswered
                }
                await handleAlone(alone[place], handler)
            }
            line.finish(alone)
            gather(answered)
            guard await line.sleep(number), connection.isQuiet else { return [] }
            let batch = line.take(number)
            alone = await commit(batch, handler)
            answered = batch.count - alone.count
            line.finish(batch, but: alone)
        }
    }

    /// Waits a moment for those who were answered last: whoever sends one after the other is back
    /// soon, and one commit for all of them costs no more than one for the first.
    private func gather(_ expected: Int) {
        let end = ContinuousClock.now + Self.patience
        while line.readyCount < expected, !line.isClosed, ContinuousClock.now < end {
            sched_yield()
        }
    }

    /// Commits what can be together; answers the others, in their order.
    private func commit(
        _ batch: [WaitingLine.Waiting], _ handler: CommandHandler
    ) async -> [WaitingLine.Waiting] {
        do {
            var group = CommandGroup()
            var others: [WaitingLine.Waiting] = []
            for waiter in batch {
                if try await !group.take(waiter, handler) { others.append(waiter) }
            }
            return try await group.commit(handler) + others
        } catch {
            // Nothing of the group is known to be stored, and nobody has been answered: each finds
            // out by its own keys, on states that are loaded again.
            return batch
        }
    }

    private func handleAlone(_ waiter: WaitingLine.Waiting, _ handler: CommandHandler) async {
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
