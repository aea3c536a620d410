import BudgetDomain
import EventSourcing
import PostgreSQL

/// Vouchers of several books on their way into one transaction.
///
/// As in a batch of one book, it is taken for granted that they are new; what is refused here, and
/// everything the log turns out to know, is handled alone afterwards.
struct CommandGroup {
    private struct Part {
        let expectedVersion: Int64
        let previousHash: [UInt8]
        var state: LoadedBook
        var rows: [EventRow] = []
        var members: [(waiter: WaitingLine.Waiting, outcome: CommandOutcome)] = []

        init(_ loaded: LoadedBook) {
            expectedVersion = loaded.book.version
            previousHash = loaded.headHash
            state = loaded
        }
    }

    private var parts: [BookKey: Part] = [:]
    /// Books of which something must be handled alone: what follows it must wait for it.
    private var closed: Set<BookKey> = []
    private var keys: Set<BulkTwins.Posted> = []
    private var ids: Set<BulkTwins.CommandKey> = []

    /// Decides on a command; false where it must be handled alone.
    mutating func take(_ waiter: WaitingLine.Waiting, _ handler: CommandHandler) async throws
        -> Bool
    {
        let command = waiter.command
        guard !closed.contains(command.book), isNew(command), command.payeeName == nil else {
            closed.insert(command.book)
            return false
        }
        var part: Part
        if let known = parts.removeValue(forKey: command.book) {
            part = known
        } else {
            part = Part(try await handler.loaded(command.book))
        }
        // Out of the memory while it changes: a state with two owners would be copied.
        handler.books[command.book] = nil
        defer { parts[command.book] = part }
        guard part.expectedVersion > 0,
            case .append(let events, let date)? = try? part.state.book.decide(
                command, DecisionContext())
        else {
            closed.insert(command.book)
            return false
        }
        let origin = handler.origin(of: command, on: date, payeeDigest: nil)
        let rows = part.state.record(events, of: origin)
        part.rows += rows
        part.members.append(
            (waiter, CommandOutcome(events: rows.map { .init($0) }, isRepetition: false)))
        return true
    }

    /// Whether the command is a voucher with keys that no other of the group has.
    private mutating func isNew(_ command: BudgetCommand) -> Bool {
        guard let posted = BulkTwins.Posted(command), keys.insert(posted).inserted else {
            return false
        }
        return BulkTwins.CommandKey(command).map { ids.insert($0).inserted } ?? true
    }

    /// Commits, answers those it committed, and returns those that others were faster than.
    func commit(_ handler: CommandHandler) async throws -> [WaitingLine.Waiting] {
        for (key, part) in parts where part.rows.isEmpty { handler.books[key] = part.state }
        let sorted = parts.filter { !$0.value.rows.isEmpty }.sorted { $0.key < $1.key }
        guard !sorted.isEmpty else { return [] }
        let appends = sorted.map { key, part in
            AppendStatement.Part(
                book: key, expectedVersion: part.expectedVersion,
                previousHash: part.previousHash, rows: part.rows)
        }
        let late =
            try await handler.isDistributed()
            ? handler.connection.appendEach(appends) : handler.connection.appendTogether(appends)
        var again: [WaitingLine.Waiting] = []
        for (place, (key, part)) in sorted.enumerated() {
            if late.contains(Int32(place + 1)) {
                handler.onConflict()
                handler.books[key] = nil
                again += part.members.map(\.waiter)
                continue
            }
            handler.books[key] = part.state
            for member in part.members {
                member.waiter.continuation.resume(returning: .success(member.outcome))
            }
        }
        return again
    }
}
