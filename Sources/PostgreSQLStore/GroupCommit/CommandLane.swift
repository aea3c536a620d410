import BudgetDomain
import EventSourcing
import PostgreSQL

/// One connection and the commands that wait for it.
///
/// While a batch is being committed the next one gathers; a command that comes alone waits for
/// nobody. A connection that was lost is opened again for whatever comes next.
actor CommandLane {
    struct Waiting {
        let command: BudgetCommand
        let continuation: CheckedContinuation<CommandHandler.Answer, any Error>
    }

    /// More would hold heads long without gaining speed.
    private static let batchSize = 256

    /// Of one connection, which it replaces when the server has gone.
    private let pool: ConnectionPool
    private let clock: @Sendable () -> Timestamp
    private let review: SelfEvaluationReview
    private let onConflict: @Sendable () -> Void
    /// The handler on the connection that was lent last.
    private var handler: CommandHandler?
    private var waiting: [Waiting] = []
    private var isRunning = false

    init(
        _ options: ConnectionOptions, clock: @escaping @Sendable () -> Timestamp,
        review: SelfEvaluationReview, onConflict: @escaping @Sendable () -> Void
    ) {
        pool = ConnectionPool(options, limit: 1)
        self.clock = clock
        self.review = review
        self.onConflict = onConflict
    }

    /// Opens the connection and answers whether units lie on several nodes behind it.
    func open() async throws -> Bool {
        try await withHandler { try await $0.isDistributed() }
    }

    func handle(_ command: BudgetCommand) async throws -> CommandHandler.Answer {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append(Waiting(command: command, continuation: continuation))
            guard !isRunning else { return }
            isRunning = true
            Task { await run() }
        }
    }

    func close() async {
        await pool.close()
    }

    private func run() async {
        while !waiting.isEmpty {
            // Whoever is ready to send lets the batch grow by it.
            await Task.yield()
            let batch = Array(waiting.prefix(Self.batchSize))
            waiting.removeFirst(batch.count)
            await commit(batch)
        }
        isRunning = false
    }

    /// Lends the handler, one with nothing in memory where the connection is a new one.
    private func withHandler<Result>(_ body: (CommandHandler) async throws -> Result) async throws
        -> Result
    {
        try await pool.withConnection { connection in
            if let handler, handler.connection === connection { return try await body(handler) }
            let fresh = CommandHandler(connection, clock: clock, review: review)
            fresh.onConflict = onConflict
            handler = fresh
            return try await body(fresh)
        }
    }

    /// Commits what can be together, then the others one by one in their order.
    private func commit(_ batch: [Waiting]) async {
        var alone: [Waiting]
        do {
            alone = try await withHandler { handler in
                var group = CommandGroup()
                var others: [Waiting] = []
                for waiter in batch {
                    if try await !group.take(waiter, handler) { others.append(waiter) }
                }
                return try await group.commit(handler) + others
            }
        } catch {
            // Nothing of the group is known to be stored, and nobody has been answered: each finds
            // out by its own keys.
            alone = batch
            handler?.books = [:]
        }
        for waiter in alone {
            do {
                let answers = try await withHandler { try await $0.handle([waiter.command]) }
                guard let answer = answers.first else { continue }
                waiter.continuation.resume(returning: answer)
            } catch {
                handler?.books[waiter.command.book] = nil
                waiter.continuation.resume(throwing: error)
            }
        }
    }
}
