// What happened to a book's tasks and budgets. Amounts are not negative here; the fold's sign is
// ``BudgetEvent/signedAmount``.

/// A unit's fiscal year was opened.
package struct FiscalYearOpened: Codable, Hashable, Sendable {
    package let unitName: String
    package let fromYear: Int?
}

/// A task was registered.
package struct TaskRegistered: Codable, Hashable, Sendable {
    package let task: String
    package let name: String
    package let category: TaskCategory
    package let content: String?
    package let functionCode: String?
    package let keyTask: Bool
    package let sensitive: Bool
}

/// What is said about a task was changed; fields left out stayed as they were.
package struct TaskAmended: Codable, Hashable, Sendable {
    package let task: String
    package let name: String?
    package let category: TaskCategory?
    package let content: String?
    package let functionCode: String?
    package let keyTask: Bool?
    package let sensitive: Bool?
}

/// The initial budget was approved (年初预算).
package struct InitialBudgetApproved: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let documentNo: String?
}

/// Last year's carry-over was brought in (上年结转).
package struct CarryoverBroughtIn: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let fromYear: Int
    package let documentNo: String?
}

/// A budget was increased (追加).
package struct BudgetIncreased: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let reason: String
    package let documentNo: String?
    package let exempt: Bool
}

/// A budget was decreased (追减), or recovered at year end (收回).
package struct BudgetDecreased: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let reason: String
    package let documentNo: String?
    package let exempt: Bool
    package let recovery: Bool
}

/// Budget moved from one task to another (调剂); one event, so there is no half of it.
package struct BudgetTransferred: Codable, Hashable, Sendable {
    package let task: String
    package let counterTask: String
    package let fundSource: FundSource
    package let amount: Money
    package let reason: String
    package let documentNo: String?
    package let approvalLevel: TransferBudget.ApprovalLevel
}

/// A mistyped budget entry was taken back; it leaves no trace in the adjustment rates.
package struct BudgetEntryReversed: Codable, Hashable, Sendable {
    /// The version of the entry.
    package let originalVersion: Int64
    /// The figure the entry moved, and now moves back.
    package let entry: ExecutionEntry
    package let task: String
    package let counterTask: String?
    package let fundSource: FundSource
    package let amount: Money
    package let reason: String
}

/// A task's money was blocked (冻结).
package struct BudgetFrozen: Codable, Hashable, Sendable {
    package let task: String
    package let amount: Money?
    package let reason: String
}

/// A freeze was lifted (解冻).
package struct BudgetUnfrozen: Codable, Hashable, Sendable {
    package let task: String
    package let amount: Money?
    package let reason: String
}

/// The ceiling of a kind of “三公”经费 was set.
package struct ThreePublicBudgetSet: Codable, Hashable, Sendable {
    package let kind: ThreePublicKind
    package let amount: Money
}

/// The procurement budget of a task was set.
package struct ProcurementBudgetSet: Codable, Hashable, Sendable {
    package let task: String
    package let amount: Money
}
