import BudgetDomain
import EventSourcing
import PostgreSQL
import Synchronization

/// The vouchers of one bulk transaction on their way into the log: decided, numbered, chained.
///
/// The states live here while the rows are being sent, so that deciding and sending overlap.
struct BulkDecision: Sendable {
    /// The books' states, moved on by what has been decided.
    var states: [BookKey: LoadedBook]
    /// The payees' digests of the batch, in hexadecimal, by unit and name.
    let payees: [PayeeDirectory.Name: String]
    /// What the log already has, where that was looked up.
    let known: BulkTwins?
    let now: Timestamp
    /// Where each book stood before.
    private(set) var bases: [BookKey: Int64] = [:]
    private(set) var tally = BulkTally()
    private(set) var refusals: [(index: Int, rejection: BudgetRejection)] = []

    init(
        states: [BookKey: LoadedBook], payees: [PayeeDirectory.Name: String], known: BulkTwins?,
        now: Timestamp
    ) {
        self.states = states
        self.payees = payees
        self.known = known
        self.now = now
    }

    /// A command was refused while it was taken for granted that all of them are new.
    struct MayBeTwin: Error {}

    /// Decides on commands in order and appends the rows to a COPY.
    ///
    /// - Throws: ``MayBeTwin`` where one is refused and nothing was looked up.
    mutating func decide(
        _ commands: ArraySlice<BudgetCommand>, into copy: inout BinaryCopyEncoder
    ) throws {
        for index in commands.indices {
            let command = commands[index]
            guard case .recordExpenditure(let action) = command.action,
                var state = states[command.book]
            else { continue }
            // Taken out, so that the state is changed in place.
            states[command.book] = nil
            defer { states[command.book] = state }
            var context = DecisionContext()
            context.payeeDigest = command.payeeName.flatMap {
                payees[PayeeDirectory.Name(unit: command.book.unit, text: $0)]
            }
            do {
                if try repeats(command, context) {
                    tally.repeated += 1
                    continue
                }
                context.postedLines = known?.postedLines(command, action.line) ?? []
                switch try state.book.decide(command, context) {
                case .alreadyRecorded: tally.repeated += 1
                case .append(let events, let date):
                    bases[command.book, default: state.book.version] += 0
                    let origin = EventOrigin(
                        occurredOn: date, actor: command.actor, note: command.note,
                        commandID: command.commandID,
                        commandDigest: command.commandID.map { _ in
                            command.digest(payeeDigest: context.payeeDigest)
                        }, now: now)
                    for row in state.record(events, of: origin) { row.encode(to: &copy) }
                    tally.accepted += 1
                    tally.events += Int64(events.count)
                }
            } catch let rejection {
                guard known != nil else { throw MayBeTwin() }
                tally.refused += 1
                refusals.append((index, rejection))
            }
        }
    }

    /// Whether the command's own key was used before, for the very same.
    private func repeats(_ command: BudgetCommand, _ context: DecisionContext)
        throws(BudgetRejection) -> Bool
    {
        guard let commandID = command.commandID,
            let first = known?.commands[.init(unit: command.book.unit, id: commandID)]
        else { return false }
        guard first.commandDigest == command.digest(payeeDigest: context.payeeDigest) else {
            throw CommandHandler.commandIDReused(commandID, first)
        }
        return true
    }
}

/// How many commands of a bulk import came to what.
package struct BulkTally: Hashable, Sendable {
    package var accepted: Int64 = 0
    /// Recorded before, by this import or by anything else.
    package var repeated: Int64 = 0
    package var refused: Int64 = 0
    package var events: Int64 = 0

    package init() {}

    static func += (total: inout BulkTally, more: BulkTally) {
        total.accepted += more.accepted
        total.repeated += more.repeated
        total.refused += more.refused
        total.events += more.events
    }
}
