package import BudgetDomain
package import EventSourcing
package import PostgreSQL
import Synchronization

/// Takes commands from many callers at once and commits together what arrives together.
///
/// A book's commands always go through the same lane, so callers of this service never meet each
/// other at a head; books are spread over the lanes. Each command is refused or accepted on its own.
package final class CommandService: Sendable {
    private let lanes: [CommandLane]
    /// Whoever is forgotten while commands are on their way may meet them at the head, where the later
    /// one is decided again.
    private let assignment: Mutex<LaneAssignment<BookKey>>
    /// On several nodes each append waits for its own commit, so that more of them must wait at once.
    private static let lanesOnSeveralNodes = 16

    /// Opens the lanes, each with a connection of its own; throws ``PostgreSQLError``.
    ///
    /// At least `count` of them, and more where the database is distributed; one commits the largest
    /// groups. `onConflict` is called each time that somebody else was faster at a head.
    package init(
        _ options: ConnectionOptions, lanes count: Int = 1,
        clock: @escaping @Sendable () -> Timestamp = { .now() },
        review: SelfEvaluationReview = .none,
        onConflict: @escaping @Sendable () -> Void = {}
    ) async throws {
        var lanes: [CommandLane] = []
        var wanted = max(1, count)
        do {
            while lanes.count < wanted {
                let lane = try await CommandLane(
                    options, clock: clock, review: review, onConflict: onConflict)
                lanes.append(lane)
                if lanes.count == 1, try await lane.isDistributed() {
                    wanted = max(wanted, Self.lanesOnSeveralNodes)
                }
            }
        } catch {
            // A lane that nobody closes keeps its session.
            for lane in lanes { await lane.close() }
            throw error
        }
        self.lanes = lanes
        assignment = Mutex(LaneAssignment(among: lanes.count, remembered: 10_000))
    }

    /// Handles one command; throws ``ConcurrencyConflict`` or ``PostgreSQLError``.
    package func handle(_ command: BudgetCommand) async throws -> CommandHandler.Answer {
        let place = assignment.withLock { $0.lane(of: command.book) }
        return try await lanes[place].handle(command)
    }

    /// Ends the sessions; what was accepted has been committed.
    package func close() async {
        for lane in lanes { await lane.close() }
    }
}
