// What may be asked of a book's tasks and budgets. Field names are the contract of the command line.

/// Opens a unit's fiscal year (开账).
package struct OpenFiscalYear: Codable, Hashable, Sendable {
    package let unitName: String
    /// Copies that year's tasks.
    package let fromYear: Int?
}

/// Registers a task (预算任务).
package struct RegisterTask: Codable, Hashable, Sendable {
    package let task: String
    package let name: String
    package let category: TaskCategory
    package let content: String?
    package let functionCode: String?
    package let keyTask: Bool?
    package let sensitive: Bool?
}

/// Changes what is said about a task; fields left out stay as they are.
package struct AmendTask: Codable, Hashable, Sendable {
    package let task: String
    package let name: String?
    package let category: TaskCategory?
    package let content: String?
    package let functionCode: String?
    package let keyTask: Bool?
    package let sensitive: Bool?
}

/// Approves the initial budget of a task from one fund source (年初预算批复).
package struct ApproveInitialBudget: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let documentNo: String?
}

/// Brings in what last year carried over (上年结转).
package struct BringInCarryover: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let fromYear: Int
    package let documentNo: String?
}

/// Increases a budget (追加).
package struct IncreaseBudget: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let reason: String
    package let documentNo: String?
    /// Not counted in 预算调整率.
    package let exempt: Bool?
}

/// Decreases a budget (追减), also by recovery at year end (收回).
package struct DecreaseBudget: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let reason: String
    package let documentNo: String?
    package let exempt: Bool?
    package let recovery: Bool?
}

/// Moves budget from one task to another (调剂).
package struct TransferBudget: Codable, Hashable, Sendable {
    /// Who approved a transfer (审批权限).
    package enum ApprovalLevel: String, WordCode {
        /// 单位内部.
        case unit
        /// 财政部门, needed where basic and project expenditure mix.
        case finance
    }

    package let from: String
    package let to: String
    package let fundSource: FundSource
    package let amount: Money
    package let reason: String
    package let documentNo: String?
    package let approvalLevel: ApprovalLevel?
}

/// Takes back a mistyped budget entry (更正).
package struct ReverseBudgetEntry: Codable, Hashable, Sendable {
    /// The version of the budget event.
    package let version: Int64
    package let reason: String
}

/// Blocks a task's money from being spent (冻结).
package struct FreezeBudget: Codable, Hashable, Sendable {
    package let task: String
    /// None: the whole task.
    package let amount: Money?
    package let reason: String
}

/// Lifts a freeze (解冻).
package struct UnfreezeBudget: Codable, Hashable, Sendable {
    package let task: String
    package let amount: Money?
    package let reason: String
}

/// Sets the ceiling of a kind of “三公”经费; 0.00 is a ceiling of nothing.
package struct SetThreePublicBudget: Codable, Hashable, Sendable {
    package let kind: ThreePublicKind
    package let amount: Money
}

/// Sets the procurement budget of a task (政府采购预算).
package struct SetProcurementBudget: Codable, Hashable, Sendable {
    package let task: String
    package let amount: Money
}
