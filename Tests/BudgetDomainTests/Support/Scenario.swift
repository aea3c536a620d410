import BudgetDomain
import BudgetTestKit
import EventSourcing

/// A book under test: given commands, when a command, then its events or the refusal.
///
/// What a database looks up for a decision is found here by going through all events.
struct Scenario {
    private(set) var book = BudgetBook(key: Request.book)
    private(set) var recorded: [RecordedEvent<BudgetEvent>] = []
    var earlierBook: DecisionContext.EarlierBook?

    /// A book with two projects, T1 and T2, a basic task B1, and 100.00 approved for T1.
    static func standard() throws -> Scenario {
        var scenario = Scenario()
        try scenario.given(
            .open(), .task("T1"), .task("T2"), .task("B1", "basic"), .initial("T1", "100.00"))
        return scenario
    }

    /// Records what must be accepted.
    mutating func given(_ requests: Request...) throws {
        for request in requests { try when(request) }
    }

    /// Decides on a request, applies its events and answers them; none where it was there before.
    @discardableResult
    mutating func when(_ request: Request) throws -> [BudgetEvent] {
        let command = try request.command()
        guard case .append(let events, let date) = try book.decide(command, context(for: command))
        else { return [] }
        for event in events {
            let next = RecordedEvent(
                id: "\(book.version + 1)", book: book.key, version: book.version + 1,
                occurredOn: date.number, recordedAt: Timestamp(microseconds: book.version),
                actor: command.actor, note: nil, event: event)
            recorded.append(next)
            book.evolve(next)
        }
        return events
    }

    /// The refusal that a request meets; nil where it is accepted.
    mutating func refusal(_ request: Request) -> BudgetRejection? {
        do {
            try when(request)
            return nil
        } catch let rejection as BudgetRejection {
            return rejection
        } catch {
            return .malformed("\(error)", "")
        }
    }

    func available(_ task: String, _ source: FundSource = .fiscal) -> String {
        book.available(task, source).yuanText
    }
}

extension Scenario {
    private func context(for command: BudgetCommand) -> DecisionContext {
        var context = DecisionContext()
        context.earlierBook = earlierBook
        for event in recorded {
            let date = CalendarDate(number: event.occurredOn) ?? .lastDay(of: 12, 2021)
            let later = recorded.filter { $0.event.originalVersion == event.version }
            switch event.event {
            case .expenditureApproved, .expenditureReversed:
                context.postedLines.append(
                    .init(
                        version: event.version, occurredOn: date, event: event.event,
                        isReversed: later.contains { $0.event.movement?.entry == .reversal },
                        refunded: later.reduce(.zero) { sum, next in
                            next.event.movement?.entry == .refund
                                ? sum - (next.event.movement?.amount ?? .zero) : sum
                        }))
            case .expenditureDrafted(let draft) where later.isEmpty:
                context.pendingDrafts.append(
                    .init(version: event.version, occurredOn: date, draft: draft))
                if case .closeMonth(let action) = command.action, action.month == date.month {
                    context.pendingDraftsInMonth += 1
                }
            default: break
            }
            if case .reverseBudgetEntry(let action) = command.action,
                action.version == event.version
            {
                context.namedEntry = .init(
                    occurredOn: date, event: event.event, isReversed: !later.isEmpty)
            }
        }
        return context
    }
}

extension BudgetEvent {
    /// The version of the event that this one settles.
    fileprivate var originalVersion: Int64? {
        switch self {
        case .budgetEntryReversed(let event): event.originalVersion
        case .expenditureApproved(let event): event.originalVersion
        case .expenditureRejected(let event): event.originalVersion
        case .expenditureReversed(let event): event.originalVersion
        case .expenditureRefunded(let event): event.originalVersion
        default: nil
        }
    }
}

extension BudgetRejection {
    func figure(_ name: String) -> String? { figures.first { $0.name == name }?.value }
}
