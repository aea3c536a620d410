package import BudgetDomain
package import EventSourcing
package import PostgreSQL

/// Records commands in bulk: the same decisions, numbers and hashes, by COPY in large transactions.
///
/// Vouchers go in batches, sorted by book and otherwise in their order; other commands are handled
/// one by one between them, with the alerts that follow, those in a row in one transaction. While a
/// batch of vouchers is being recorded the next one gathers. A batch is one transaction under its
/// books' heads, so a kill costs two batches, and sending the same again doubles nothing: twins are
/// recognised by their keys. Not shared between tasks.
package final class BulkImporter {
    /// Why a command was refused, by its place in the input, from 0.
    package struct Refusal: Sendable {
        package let index: Int
        package let rejection: BudgetRejection
    }

    /// Enough that a batch has many events per book, little enough to hold in memory.
    package static let batchSize = 16_384

    /// Commands that are no vouchers, recorded together.
    private static let othersSize = 256

    private let lane: BulkLane
    /// Vouchers that wait, or else other commands that do: they never wait together.
    private var waiting: [BudgetCommand] = []
    private var others: [BudgetCommand] = []
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
            if others.isEmpty { try await flush() }
            others.append(command)
            count += 1
            if others.count == Self.othersSize { try await recordOthers() }
            return
        }
        if !others.isEmpty { try await recordOthers() }
        waiting.append(command)
        count += 1
        if waiting.count == Self.batchSize { try await send() }
    }

    /// Records what waits; call it after the last command.
    package func flush() async throws {
        if !others.isEmpty { try await recordOthers() }
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
        note(
            try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            })
    }

    private func recordOthers() async throws {
        let commands = others
        others = []
        note(try await lane.handleOthers(commands, first: count - commands.count))
    }

    private func note(_ outcome: BulkLane.Outcome) {
        tally += outcome.tally
        for refusal in outcome.refusals { onRefusal(refusal) }
    }
}
