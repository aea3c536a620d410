package import BudgetDomain
package import EventSourcing
package import PostgreSQL

/// Records commands in bulk: the same decisions, numbers and hashes, by COPY in large transactions.
///
/// Vouchers go in batches, sorted by book and otherwise in their order; every other command is
/// handled on its own between batches, with the alerts that follow it. While one batch is being
/// recorded the next one gathers. A batch is one transaction under its books' heads, so a kill costs
/// two batches, and sending the same again doubles nothing: twins are recognised by their keys. Not
/// shared between tasks.
package final class BulkImporter {
    /// Why a command was refused, by its place in the input, from 0.
    package struct Refusal: Sendable {
        package let index: Int
        package let rejection: BudgetRejection
    }

    /// Enough that a batch has many events per book, little enough to hold in memory.
    package static let batchSize = 16_384

    private let lane: BulkLane
    private var waiting: [BudgetCommand] = []
    private var inFlight: Task<BulkLane.Outcome, any Error>?
    private var count = 0

    /// What came of all that has been recorded; what waits or is on its way is not counted.
    package private(set) var tally = BulkTally()
    /// Called with each refusal, in order within a batch.
    package var onRefusal: (Refusal) -> Void = { _ in }

    package init(
        _ connection: Connection, clock: @escaping @Sendable () -> Timestamp = { .now() },
        review: SelfEvaluationReview = .none
    ) {
        lane = BulkLane(connection, clock: clock, review: review)
        waiting.reserveCapacity(Self.batchSize)
    }

    /// Takes the next command; what waits is recorded when the batch is full.
    ///
    /// - Throws: ``PostgreSQLError`` also for an earlier batch, of which nothing is kept then.
    package func take(_ command: BudgetCommand) async throws {
        guard case .recordExpenditure = command.action else {
            try await flush()
            try await handleAlone(command, at: count)
            count += 1
            return
        }
        count += 1
        waiting.append(command)
        if waiting.count == Self.batchSize { try await send() }
    }

    /// Records what waits; call it after the last command.
    package func flush() async throws {
        if !waiting.isEmpty { try await send() }
        try await settle()
    }

    /// Lets a full batch be recorded while the next one gathers.
    private func send() async throws {
        try await settle()
        let commands = waiting
        waiting = []
        waiting.reserveCapacity(Self.batchSize)
        inFlight = Task { [lane, first = count - commands.count] in
            try await lane.record(BulkBatch(commands, first: first))
        }
    }

    /// Waits for the batch on its way.
    private func settle() async throws {
        guard let task = inFlight else { return }
        inFlight = nil
        let outcome = try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
        tally += outcome.tally
        for refusal in outcome.refusals { onRefusal(refusal) }
    }

    private func handleAlone(_ command: BudgetCommand, at index: Int) async throws {
        switch try await lane.handleAlone(command) {
        case .success(let outcome) where outcome.isRepetition: tally.repeated += 1
        case .success(let outcome):
            tally.accepted += 1
            tally.events += Int64(outcome.events.count + outcome.consequences.count)
        case .failure(let rejection):
            tally.refused += 1
            onRefusal(Refusal(index: index, rejection: rejection))
        }
    }
}
