import BudgetDomain
import PostgreSQLStore
import Synchronization

/// What clients sent and what they were told: their own memory, which the log is held against.
final class ClientRecord: Sendable {
    /// An event as an answer names it.
    struct Event: Hashable, Sendable {
        let id: String
        let version: Int64
    }

    /// One command and every answer to it.
    struct Entry: Sendable {
        let command: BudgetCommand
        /// The answers that it is recorded; no events where the way to hand it in tells none.
        var acknowledgements: [[Event]?] = []
        /// The codes of the answers that it is refused.
        var refusals: [String] = []
        /// How often no answer came.
        var unknown = 0
        /// Whether it was refused once it had been acknowledged.
        var isContradicted = false
    }

    private let entries = Mutex<[[Entry]]>([])
    private let notes = Mutex<[String]>([])
    private let struck = Mutex(false)

    /// Notes commands that are going to be sent, under the number of their client.
    func begin(_ commands: [[BudgetCommand]]) {
        entries.withLock { $0 = commands.map { $0.map { Entry(command: $0) } } }
    }

    func acknowledge(_ client: Int, _ place: Int, _ events: [Event]?) {
        entries.withLock { $0[client][place].acknowledgements.append(events) }
    }

    func refuse(_ client: Int, _ place: Int, _ code: String) {
        entries.withLock { entries in
            if !entries[client][place].acknowledgements.isEmpty {
                entries[client][place].isContradicted = true
            }
            entries[client][place].refusals.append(code)
        }
    }

    func miss(_ client: Int, _ places: some Sequence<Int>) {
        entries.withLock { entries in
            for place in places { entries[client][place].unknown += 1 }
        }
    }

    func take(_ answer: CommandHandler.Answer, _ client: Int, _ place: Int) {
        switch answer {
        case .success(let outcome):
            acknowledge(
                client, place, outcome.events.map { Event(id: $0.id, version: $0.version) })
        case .failure(let rejection): refuse(client, place, rejection.code)
        }
    }

    /// Remembers what a client said when it failed, to be told with a finding.
    func note(_ text: String) {
        notes.withLock { if $0.count < 50 { $0.append(text) } }
    }

    /// The places of a client's commands that were acknowledged at least once.
    func acknowledged(_ client: Int) -> [Int] {
        entries.withLock { entries in
            entries[client].indices.filter { !entries[client][$0].acknowledgements.isEmpty }
        }
    }

    /// Notes that the schedule's fault has met somebody.
    func strike() { struck.withLock { $0 = true } }

    var isStruck: Bool { struck.withLock { $0 } }
    var all: [Entry] { entries.withLock { $0.flatMap(\.self) } }
    var remarks: [String] { notes.withLock { $0 } }
}

extension BudgetCommand {
    /// The voucher's number, a key of its own.
    var voucherNo: String? {
        switch action {
        case .recordExpenditure(let action): action.line.voucherNo
        case .draftExpenditure(let action): action.line.voucherNo
        default: nil
        }
    }

    /// The payee that the command names.
    var payee: String? {
        switch action {
        case .recordExpenditure(let action): action.line.payee
        case .draftExpenditure(let action): action.line.payee
        default: nil
        }
    }
}
