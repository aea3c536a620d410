package import BudgetDomain
package import EventSourcing
package import PostgreSQL

/// Takes commands from many callers at once and commits together what arrives together.
///
/// A book's commands always go through the same lane, so callers of this service never meet each
/// other at a head; books are spread over the lanes. Each command is refused or accepted on its own.
package final class CommandService: Sendable {
    private let lanes: [CommandLane]

    /// Opens the lanes, each with a connection of its own; throws ``PostgreSQLError``.
    ///
    /// `onConflict` is called each time that somebody else was faster at a head.
    package init(
        _ options: ConnectionOptions, lanes count: Int = 2,
        clock: @escaping @Sendable () -> Timestamp = { .now() },
        review: SelfEvaluationReview = .none,
        onConflict: @escaping @Sendable () -> Void = {}
    ) async throws {
        var lanes: [CommandLane] = []
        for _ in 0..<max(1, count) {
            let lane = CommandLane(
                options, clock: clock, review: review, onConflict: onConflict)
            try await lane.open()
            lanes.append(lane)
        }
        self.lanes = lanes
    }

    /// Handles one command; throws ``ConcurrencyConflict`` or ``PostgreSQLError``.
    package func handle(_ command: BudgetCommand) async throws -> CommandHandler.Answer {
        let place = UInt(bitPattern: command.book.hashValue) % UInt(lanes.count)
        return try await lanes[Int(place)].handle(command)
    }

    /// Ends the sessions; what was accepted has been committed.
    package func close() async {
        for lane in lanes { await lane.close() }
    }
}
