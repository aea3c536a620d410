package import BudgetDomain
package import EventSourcing
package import PostgreSQL

/// Takes commands from many callers at once and commits together what arrives together.
///
/// A book's commands are under way one after the other, so callers of this service never meet each
/// other at a head. Each command is refused or accepted on its own.
package final class CommandService: Sendable {
    private let line: WaitingLine
    /// One commits the largest groups; the other helps where more wait than it can serve.
    private static let lanes = 2
    /// On several nodes each append waits for its own commit, so that more of them must wait at once.
    private static let lanesOnSeveralNodes = 16

    /// Opens the lanes, each with a connection of its own; throws ``PostgreSQLError``.
    ///
    /// The second lane helps where so many wait as `enough` says. `onConflict` is called each time
    /// that somebody else was faster at a head.
    package init(
        _ options: ConnectionOptions, enough: Int = 12,
        clock: @escaping @Sendable () -> Timestamp = { .now() },
        review: SelfEvaluationReview = .none,
        onConflict: @escaping @Sendable () -> Void = {}
    ) async throws {
        let shared = CommandLane.Shared(clock: clock, review: review, onConflict: onConflict)
        line = shared.line
        line.share(beyond: enough)
        do {
            var wanted = Self.lanes
            while line.laneCount < wanted {
                let lane = try await CommandLane(options, shared)
                Task { await lane.serve() }
                if line.laneCount == 1, try await lane.isDistributed() {
                    wanted = Self.lanesOnSeveralNodes
                    line.share(beyond: 1)
                }
            }
        } catch {
            // A lane that nobody ends keeps its session.
            await line.close()
            throw error
        }
    }

    /// Handles one command; throws ``ConcurrencyConflict`` or ``PostgreSQLError``.
    package func handle(_ command: BudgetCommand) async throws -> CommandHandler.Answer {
        try await withCheckedThrowingContinuation { continuation in
            line.join(.init(command: command, continuation: continuation))
        }
    }

    /// Ends the sessions; what was accepted has been committed.
    package func close() async {
        await line.close()
    }
}
