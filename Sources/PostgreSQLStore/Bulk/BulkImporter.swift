package import BudgetDomain
package import EventSourcing
package import PostgreSQL

/// Records commands in bulk: the same decisions, numbers and hashes, by COPY in large transactions.
///
/// Vouchers go in batches, sorted by book and otherwise in their order; other commands are handled
/// one by one between them, with the alerts that follow, those in a row in one transaction. While a
/// batch of vouchers is being recorded the next one gathers. With several connections each has units
/// of its own, and batches of its own. A batch is one transaction under its books' heads, so a kill
/// costs two batches of each connection, and sending the same again doubles nothing: twins are
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

    /// A lane with what waits for it and what it is recording.
    private struct Track {
        let lane: BulkLane
        var commands: [BudgetCommand] = []
        var places: [Int] = []
        var inFlight: Task<BulkLane.Outcome, any Error>?
    }

    private var tracks: [Track]
    private let trackSize: Int
    /// For good, so that a unit's vouchers stay in their order.
    private var assignment: LaneAssignment
    /// Commands that are no vouchers; they never wait together with vouchers.
    private var others: [BudgetCommand] = []
    private var count = 0

    /// What came of all that has been recorded; what waits or is on its way is not counted.
    package private(set) var tally = BulkTally()
    /// Called with each refusal, in order within a batch.
    package var onRefusal: (Refusal) -> Void = { _ in }

    package convenience init(
        _ connection: Connection, clock: @escaping @Sendable () -> Timestamp = { .now() },
        review: SelfEvaluationReview = .none
    ) {
        self.init([connection], clock: clock, review: review)
    }

    /// Records by several connections at once, at least one, which must be the caller's alone.
    package init(
        _ connections: [Connection], clock: @escaping @Sendable () -> Timestamp = { .now() },
        review: SelfEvaluationReview = .none
    ) {
        precondition(!connections.isEmpty, "an import needs a connection")
        assignment = LaneAssignment(among: connections.count)
        tracks = connections.map { Track(lane: BulkLane($0, clock: clock, review: review)) }
        // Below a few thousand, what each transaction costs begins to count.
        trackSize = max(Self.batchSize / 4, Self.batchSize / connections.count)
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
        let track = assignment.lane(of: command.book.unit)
        tracks[track].commands.append(command)
        tracks[track].places.append(count)
        count += 1
        if tracks[track].commands.count >= trackSize { try await send(track) }
    }

    /// Records what waits; call it after the last command.
    package func flush() async throws {
        if !others.isEmpty { try await recordOthers() }
        var failure: (any Error)?
        for track in tracks.indices where !tracks[track].commands.isEmpty {
            do { try await send(track) } catch { failure = failure ?? error }
        }
        try await settleAll(failure)
    }

    /// Lets all batches on their way end before a failure of one is thrown.
    private func settleAll(_ earlier: (any Error)?) async throws {
        var failure = earlier
        for track in tracks.indices {
            do { try await settle(track) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }

    /// Lets a full batch be recorded while the next one gathers.
    private func send(_ track: Int) async throws {
        do { try await settle(track) } catch { try await settleAll(error) }
        let commands = tracks[track].commands
        let places = tracks[track].places
        tracks[track].commands = []
        tracks[track].places = []
        tracks[track].commands.reserveCapacity(trackSize)
        tracks[track].inFlight = Task { [lane = tracks[track].lane] in
            try await lane.record(BulkBatch(commands, places: places))
        }
    }

    /// Waits for a lane's batch on its way.
    private func settle(_ track: Int) async throws {
        guard let task = tracks[track].inFlight else { return }
        tracks[track].inFlight = nil
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
        note(try await tracks[0].lane.handleOthers(commands, first: count - commands.count))
    }

    private func note(_ outcome: BulkLane.Outcome) {
        tally += outcome.tally
        for refusal in outcome.refusals { onRefusal(refusal) }
    }
}
