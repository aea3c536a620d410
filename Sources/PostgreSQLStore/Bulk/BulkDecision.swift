import BudgetDomain
import EventSourcing

/// The vouchers of one bulk transaction on their way into the log: decided, numbered, chained.
///
/// The states live here while the rows are being sent, so that deciding and sending overlap.
struct BulkDecision: Sendable {
    /// The books' states, moved on by what has been decided.
    private(set) var states: [BookKey: LoadedBook]
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
        states: consuming [BookKey: LoadedBook], payees: [PayeeDirectory.Name: String],
        known: BulkTwins?, now: Timestamp
    ) {
        self.states = states
        self.payees = payees
        self.known = known
        self.now = now
    }

    /// A command was refused while it was taken for granted that all of them are new.
    struct MayBeTwin: Error {}

    /// Decides on one book's commands in order and appends the lines to a COPY.
    ///
    /// - Throws: ``MayBeTwin`` where one is refused and nothing was looked up.
    mutating func decide(
        _ commands: ArraySlice<BudgetCommand>, into encoder: inout VoucherEncoder
    ) throws {
        guard let key = commands.first?.book, var state = states[key] else { return }
        // Taken out, so that the state is changed in place.
        states[key] = nil
        defer { states[key] = state }
        let base = state.book.version
        bases[key, default: base] += 0
        let time = max(state.recordedAt, now)
        var place = VoucherEncoder.Place(
            book: key, recordedAt: time, version: base, hash: state.headHash)
        var context = DecisionContext()
        for index in commands.indices {
            let command = commands[index]
            guard case .recordExpenditure(let action) = command.action else { continue }
            context.payeeDigest = action.line.payee.flatMap {
                payees[PayeeDirectory.Name(unit: key.unit, text: $0)]
            }
            do throws(BudgetRejection) {
                if let known {
                    if try repeats(command, context, known) {
                        tally.repeated += 1
                        continue
                    }
                    context.postedLines = known.postedLines(command, action.line)
                }
                guard case .append(let events, let date) = try state.book.decide(command, context)
                else {
                    tally.repeated += 1
                    continue
                }
                guard events.count == 1, case .expenditureApproved(let line) = events[0],
                    let movement = events[0].movement
                else { preconditionFailure("a recorded voucher posts one line") }
                encoder.append(line, of: command, action, at: &place)
                state.book.evolve(movement, on: date, version: place.version)
                tally.events += 1
                tally.accepted += 1
            } catch {
                guard known != nil else { throw MayBeTwin() }
                tally.refused += 1
                refusals.append((index, error))
            }
        }
        guard place.version > base else { return }
        state.headHash = place.hash
        state.recordedAt = time
    }

    /// Whether the command's own key was used before, for the very same.
    private func repeats(
        _ command: BudgetCommand, _ context: DecisionContext, _ known: BulkTwins
    ) throws(BudgetRejection) -> Bool {
        guard let commandID = command.commandID,
            let first = known.commands[.init(unit: command.book.unit, id: commandID)]
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
