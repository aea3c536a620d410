/// What an event moves in the fold, or nothing.
package struct ExecutionMovement: Hashable, Sendable {
    package let entry: ExecutionEntry
    package let task: String
    /// The receiving task of a transfer.
    package let counterTask: String?
    package let fundSource: FundSource
    /// Signed.
    package let amount: Money
    package let threePublic: ThreePublicKind?
    package let procurement: Bool

    init(
        _ entry: ExecutionEntry, _ task: String, to counterTask: String? = nil,
        _ fundSource: FundSource, _ amount: Money, threePublic: ThreePublicKind? = nil,
        procurement: Bool = false
    ) {
        self.entry = entry
        self.task = task
        self.counterTask = counterTask
        self.fundSource = fundSource
        self.amount = amount
        self.threePublic = threePublic
        self.procurement = procurement
    }
}

extension BudgetEvent {
    /// What the event moves in the fold; nil for events that move no money.
    package var movement: ExecutionMovement? {
        switch self {
        case .initialBudgetApproved(let event):
            ExecutionMovement(.initial, event.task, event.fundSource, event.amount)
        case .carryoverBroughtIn(let event):
            ExecutionMovement(.carryover, event.task, event.fundSource, event.amount)
        case .budgetIncreased(let event):
            ExecutionMovement(
                event.exempt ? .exemptIncrease : .increase, event.task, event.fundSource,
                event.amount)
        case .budgetDecreased(let event):
            ExecutionMovement(
                event.recovery ? .recovery : event.exempt ? .exemptDecrease : .decrease, event.task,
                event.fundSource, -event.amount)
        case .budgetTransferred(let event):
            ExecutionMovement(
                .transfer, event.task, to: event.counterTask, event.fundSource, event.amount)
        case .budgetEntryReversed(let event):
            ExecutionMovement(
                event.entry, event.task, to: event.counterTask, event.fundSource,
                event.entry.isNegative ? event.amount : -event.amount)
        case .expenditureApproved(let event):
            ExecutionMovement(
                .spending, event.entry.task, event.entry.fundSource, event.entry.amount,
                threePublic: event.entry.threePublic, procurement: event.entry.procurement)
        case .expenditureReversed(let event):
            ExecutionMovement(
                .reversal, event.task, event.fundSource, -event.amount,
                threePublic: event.threePublic, procurement: event.procurement)
        case .expenditureRefunded(let event):
            ExecutionMovement(
                .refund, event.task, event.fundSource, -event.amount,
                threePublic: event.threePublic, procurement: event.procurement)
        default: nil
        }
    }
}

extension ExecutionEntry {
    /// Whether the figure's entries are negative by nature.
    var isNegative: Bool {
        switch self {
        case .decrease, .exemptDecrease, .recovery, .reversal, .refund, .transferOut: true
        default: false
        }
    }
}
