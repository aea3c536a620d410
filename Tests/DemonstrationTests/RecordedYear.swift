import BudgetDomain
import Demonstration
import EventSourcing

/// The demonstration's commands recorded in memory by the pure core: decide, append, evolve.
struct RecordedYear {
    /// A command that was refused, with why.
    struct Refusal {
        let command: BudgetCommand
        let rejection: BudgetRejection
    }

    private(set) var book = BudgetBook(key: DemonstrationYear.book)
    private(set) var events: [RecordedEvent<BudgetEvent>] = []
    private(set) var refusals: [Refusal] = []
    /// Commands that were answered as recorded before.
    private(set) var twins = 0
    private var posted: [String: [DecisionContext.PostedLine]] = [:]
    private var drafts: [DecisionContext.PendingDraft] = []

    /// The whole year, recorded once for all tests.
    static let whole = RecordedYear()

    init(_ commands: some Sequence<BudgetCommand> = DemonstrationYear.commands()) {
        for command in commands { record(command) }
    }

    mutating func record(_ command: BudgetCommand) {
        do {
            switch try book.decide(command, context(of: command)) {
            case .append(let decided, let date):
                for event in decided { append(event, on: date, by: command.actor) }
            case .alreadyRecorded: twins += 1
            }
        } catch {
            refusals.append(Refusal(command: command, rejection: error))
        }
    }

    private mutating func append(_ event: BudgetEvent, on date: CalendarDate, by actor: String) {
        let version = book.version + 1
        let recorded = RecordedEvent(
            id: "\(version)", book: book.key, version: version, occurredOn: date.number,
            recordedAt: Timestamp(microseconds: version), actor: actor, note: nil, event: event)
        events.append(recorded)
        book.evolve(recorded)
        remember(event, at: version, on: date)
    }
}

// MARK: - What decisions are told

extension RecordedYear {
    private func context(of command: BudgetCommand) -> DecisionContext {
        var context = DecisionContext()
        var numbers: Set<String> = []
        switch command.action {
        case .recordExpenditure(let action):
            numbers = [action.line.voucherNo]
            context.payeeDigest = action.line.payee
        case .draftExpenditure(let action):
            numbers = [action.line.voucherNo]
            context.payeeDigest = action.line.payee
        case .approveExpenditure(let action): numbers = [action.voucherNo]
        case .rejectExpenditure(let action): numbers = [action.voucherNo]
        case .reverseExpenditure(let action): numbers = [action.voucherNo, action.redVoucherNo]
        case .refundExpenditure(let action): numbers = [action.voucherNo]
        case .closeMonth(let action):
            context.pendingDraftsInMonth = drafts.count { $0.occurredOn.month == action.month }
        default: break
        }
        context.postedLines = numbers.flatMap { posted[$0] ?? [] }
        context.pendingDrafts = drafts.filter { numbers.contains($0.draft.entry.voucherNo) }
        return context
    }

    private mutating func remember(
        _ event: BudgetEvent, at version: Int64, on date: CalendarDate
    ) {
        switch event {
        case .expenditureDrafted(let draft):
            drafts.append(.init(version: version, occurredOn: date, draft: draft))
        case .expenditureRejected(let rejected):
            drafts.removeAll { $0.version == rejected.originalVersion }
        case .expenditureApproved(let approved):
            drafts.removeAll { $0.version == approved.originalVersion }
            post(event, approved.entry.voucherNo, at: version, on: date)
        case .expenditureReversed(let reversed):
            post(event, reversed.voucherNo, at: version, on: date)
            change(reversed.originalVersion, isReversed: true)
        case .expenditureRefunded(let refunded):
            change(refunded.originalVersion, refunded: refunded.amount)
        default: break
        }
    }

    private mutating func post(
        _ event: BudgetEvent, _ voucherNo: String, at version: Int64, on date: CalendarDate
    ) {
        posted[voucherNo, default: []].append(
            .init(
                version: version, occurredOn: date, event: event, isReversed: false, refunded: .zero
            ))
    }

    private mutating func change(
        _ version: Int64, isReversed: Bool = false, refunded: Money = .zero
    ) {
        for (number, lines) in posted {
            guard let index = lines.firstIndex(where: { $0.version == version }) else { continue }
            let line = lines[index]
            posted[number]?[index] = .init(
                version: line.version, occurredOn: line.occurredOn, event: line.event,
                isReversed: line.isReversed || isReversed, refunded: line.refunded + refunded)
        }
    }
}

// MARK: - Figures

extension RecordedYear {
    func balance(_ task: String) -> BudgetLineBalance { book.ledger.balance(task, .fiscal) }

    func sum(
        of tasks: some Sequence<String>, _ figure: KeyPath<BudgetLineBalance, Money>
    ) -> Money {
        tasks.reduce(.zero) { $0 + balance($1)[keyPath: figure] }
    }

    var tasks: [String] { book.register.tasks.map(\.code) }
    var projects: [String] { book.register.tasks.filter { $0.category == .project }.map(\.code) }
}
