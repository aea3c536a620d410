/// What a book knows besides money: tasks, freezes, ceilings, closed months, disposals (台账).
///
/// These events are few, so it is kept by applying them; money is folded by ``ExecutionLedger``.
package struct BudgetRegister: Hashable, Sendable {
    /// A closed month and who closed it.
    package struct Closing: Hashable, Sendable {
        package let month: Int
        package let actor: String
    }

    /// What is frozen of a task: an amount, or all there is and will be.
    package enum Freeze: Hashable, Sendable {
        case amount(Money)
        case whole
    }

    /// What became of a line's residue.
    package struct Disposal: Hashable, Sendable {
        package let carryover: Money
        package let recovered: Money
    }

    package private(set) var unitName: String?
    package private(set) var isClosed = false
    /// In order of registration.
    package private(set) var tasks: [BudgetTask] = []
    private var taskIndex: [String: Int] = [:]
    package private(set) var freezes: [String: Freeze] = [:]
    package private(set) var closings: [Closing] = []
    /// The latest recorded ceiling of each kind.
    package private(set) var threePublicBudgets: [ThreePublicKind: Money] = [:]
    package private(set) var procurementBudgets: [String: Money] = [:]
    package private(set) var disposals: [BudgetLine: Disposal] = [:]

    package init() {}

    package var isOpened: Bool { unitName != nil }

    /// The last closed month, 0 where none is.
    package var lastClosedMonth: Int { closings.last?.month ?? 0 }

    /// The ceiling of all kinds together; nil where none was ever set, and nothing is controlled.
    package var threePublicBudget: Money? {
        threePublicBudgets.isEmpty ? nil : threePublicBudgets.values.reduce(.zero, +)
    }

    package func task(_ code: String) -> BudgetTask? { taskIndex[code].map { tasks[$0] } }

    /// Applies one event; events of other rooms change nothing here.
    package mutating func apply(_ event: BudgetEvent, actor: String) {
        switch event {
        case .fiscalYearOpened(let event): unitName = event.unitName
        case .taskRegistered(let event): register(event)
        case .taskAmended(let event): amend(event)
        case .budgetFrozen(let event): freeze(event)
        case .budgetUnfrozen(let event): unfreeze(event)
        case .threePublicBudgetSet(let event): threePublicBudgets[event.kind] = event.amount
        case .procurementBudgetSet(let event): procurementBudgets[event.task] = event.amount
        case .monthClosed(let event): closings.append(Closing(month: event.month, actor: actor))
        case .monthReopened: closings.removeLast()
        case .yearEndDisposed(let event):
            disposals[BudgetLine(task: event.task, fundSource: event.fundSource)] =
                Disposal(carryover: event.carryover, recovered: event.recovered)
        case .fiscalYearClosed: isClosed = true
        default: break
        }
    }

    private mutating func register(_ event: TaskRegistered) {
        taskIndex[event.task] = tasks.count
        tasks.append(
            BudgetTask(
                code: event.task, name: event.name, category: event.category,
                content: event.content, functionCode: event.functionCode,
                isKeyTask: event.keyTask, isSensitive: event.sensitive))
    }

    private mutating func amend(_ event: TaskAmended) {
        guard let index = taskIndex[event.task] else { return }
        if let name = event.name { tasks[index].name = name }
        if let category = event.category { tasks[index].category = category }
        if let content = event.content { tasks[index].content = content }
        if let functionCode = event.functionCode { tasks[index].functionCode = functionCode }
        if let keyTask = event.keyTask { tasks[index].isKeyTask = keyTask }
        if let sensitive = event.sensitive { tasks[index].isSensitive = sensitive }
    }

    private mutating func freeze(_ event: BudgetFrozen) {
        switch (event.amount, freezes[event.task]) {
        case (nil, _), (_, .whole): freezes[event.task] = .whole
        case (let amount?, .amount(let before)): freezes[event.task] = .amount(before + amount)
        case (let amount?, nil): freezes[event.task] = .amount(amount)
        }
    }

    private mutating func unfreeze(_ event: BudgetUnfrozen) {
        guard let amount = event.amount, case .amount(let before) = freezes[event.task],
            before > amount
        else {
            freezes[event.task] = nil
            return
        }
        freezes[event.task] = .amount(before - amount)
    }
}
