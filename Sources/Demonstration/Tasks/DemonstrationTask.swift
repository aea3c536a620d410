import BudgetDomain

/// A task of the demonstration and its year in five figures.
struct DemonstrationTask {
    let code: String
    let name: String
    let category: TaskCategory
    let content: String
    let functionCode: String
    /// 年初预算数, as published.
    let initial: Money
    /// What was added by the middle of the year, or taken where negative; the split is invented.
    let adjustment: Money
    /// 年末收回; the split is invented.
    let recovery: Money
    /// 执行数, as published.
    let spent: Money
    let procurement: ProcurementPlan
    let isSensitive: Bool

    init(
        _ code: String, _ name: String, _ category: TaskCategory = .project, content: String,
        functionCode: String = "2013102", initial: Money, adjustment: Money, recovery: Money,
        spent: Money, procurement: ProcurementPlan = .none, isSensitive: Bool = false
    ) {
        self.code = code
        self.name = name
        self.category = category
        self.content = content
        self.functionCode = functionCode
        self.initial = initial
        self.adjustment = adjustment
        self.recovery = recovery
        self.spent = spent
        self.procurement = procurement
        self.isSensitive = isSensitive
    }

    /// What is planned to be procured, and what the plan was revised to; nil where it never was.
    struct ProcurementPlan {
        let initial: Money?
        let midYear: Money?
        let yearEnd: Money?

        static let none = ProcurementPlan(initial: nil, midYear: nil, yearEnd: nil)

        static func planned(
            _ initial: Money, midYear: Money? = nil, yearEnd: Money? = nil
        ) -> ProcurementPlan {
            ProcurementPlan(initial: initial, midYear: midYear, yearEnd: yearEnd)
        }
    }
}
