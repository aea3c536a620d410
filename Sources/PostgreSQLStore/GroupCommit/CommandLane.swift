import BudgetDomain
import EventSourcing
import PostgreSQL

/// One connection and the commands that wait for it.
///
/// While a batch is being committed the next one gathers; a command that comes alone waits for
/// nobody.
actor CommandLane {
    struct Waiting {
        let command: BudgetCommand
        let continuation: CheckedContinuation<CommandHandler.Answer, any Error>
    }

    /// More would hold heads long without gaining speed.
    private static let batchSize = 256

    private let connection: Connection
    let handler: CommandHandler
    private var waiting: [Waiting] = []
    private var isRunning = false

    init(
        _ connection: Connection, clock: @escaping @Sendable () -> Timestamp,
        review: SelfEvaluationReview
    ) {
        self.connection = connection
        handler = CommandHandler(connection, clock: clock, review: review)
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
        await connection.close()
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

    /// Commits what can be together, then the others one by one in their order.
    private func commit(_ batch: [Waiting]) async {
        var group = CommandGroup()
        var alone: [Waiting] = []
        do {
            for waiter in batch {
                if try await !group.take(waiter, handler) { alone.append(waiter) }
            }
            alone = try await group.commit(handler) + alone
        } catch {
            // Nothing of the group is known to be stored; each finds out by its own keys.
            alone = group.waiters + alone
            handler.books = [:]
        }
        for waiter in alone {
            do {
                let answers = try await handler.handle([waiter.command])
                guard let answer = answers.first else { continue }
                waiter.continuation.resume(returning: answer)
            } catch {
                handler.books[waiter.command.book] = nil
                waiter.continuation.resume(throwing: error)
            }
        }
    }
}
