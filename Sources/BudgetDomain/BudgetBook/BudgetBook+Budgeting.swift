import EventSourcing

// Decides on tasks and budgets.

extension BudgetBook {
    func open(_ action: OpenFiscalYear, _ context: DecisionContext) throws(BudgetRejection)
        -> [BudgetEvent]
    {
        guard !register.isOpened else {
            throw .refused(
                "bookAlreadyOpened", "\(key.unit) 的 \(key.fiscalYear) 年度已经开账",
                figures: [("fiscalYear", String(key.fiscalYear))])
        }
        guard !action.unitName.isEmpty else {
            throw .malformed("badField", "字段 unitName 不能为空", figures: [("field", "unitName")])
        }
        var events = [
            BudgetEvent.fiscalYearOpened(
                FiscalYearOpened(unitName: action.unitName, fromYear: action.fromYear))
        ]
        if let fromYear = action.fromYear {
            guard let earlier = context.earlierBook else {
                throw .refused(
                    "unknownBook", "\(key.unit) 没有 \(fromYear) 年度的账簿，无法沿用其任务",
                    figures: [("fromYear", String(fromYear))])
            }
            events += earlier.tasks.map { .taskRegistered(TaskRegistered($0)) }
        }
        return events
    }

    func decideOnBudgeting(_ command: BudgetCommand, _ context: DecisionContext)
        throws(BudgetRejection) -> BudgetDecision?
    {
        let date = command.occurredOn
        switch command.action {
        case .registerTask(let action): return .append([try register(action, on: date)], on: date)
        case .amendTask(let action): return .append([try amend(action)], on: date)
        case .reverseBudgetEntry(let action):
            return .append([try reverse(action, context.namedEntry, on: date)], on: date)
        default: break
        }
        guard let event = try budgetEvent(command.action, context, on: date) else { return nil }
        return .append([event], on: date)
    }

    /// The event of an action that moves or sets budget money; nil for all other actions.
    private func budgetEvent(
        _ action: BudgetAction, _ context: DecisionContext, on date: CalendarDate
    ) throws(BudgetRejection) -> BudgetEvent? {
        switch action {
        case .approveInitialBudget(let action): try approve(action, on: date)
        case .bringInCarryover(let action): try bringIn(action, context.earlierBook, on: date)
        case .increaseBudget(let action): try increase(action, on: date)
        case .decreaseBudget(let action): try decrease(action, on: date)
        case .transferBudget(let action): try transfer(action, on: date)
        case .freezeBudget(let action): try freeze(action, on: date)
        case .unfreezeBudget(let action): try unfreeze(action, on: date)
        case .setThreePublicBudget(let action): try set(action, on: date)
        case .setProcurementBudget(let action): try set(action, on: date)
        default: nil
        }
    }

    // MARK: - Tasks

    private func register(_ action: RegisterTask, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requireYearNotClosed()
        guard date.year <= key.fiscalYear else {
            throw .refused(
                "wrongFiscalYear", "任务应在 \(key.fiscalYear) 年度内或之前登记",
                figures: [("occurredOn", "\(date)"), ("fiscalYear", String(key.fiscalYear))])
        }
        guard register.task(action.task) == nil else {
            throw .refused(
                "taskAlreadyRegistered", "任务 \(action.task) 已经登记；要修改请用 AmendTask",
                figures: [("task", action.task)])
        }
        for (field, text) in [("task", action.task), ("name", action.name)] where text.isEmpty {
            throw .malformed("badField", "字段 \(field) 不能为空", figures: [("field", field)])
        }
        // These words name totals wherever a scope is meant.
        guard !["basic", "project", "unit", "fiscal", "other"].contains(action.task) else {
            throw .malformed(
                "badField", "字段 task：basic、project、unit、fiscal、other 是合计行的名称，请换一个编码",
                figures: [("field", "task")])
        }
        return .taskRegistered(
            TaskRegistered(
                BudgetTask(
                    code: action.task, name: action.name, category: action.category,
                    content: action.content, functionCode: action.functionCode,
                    isKeyTask: action.keyTask ?? false, isSensitive: action.sensitive ?? false)))
    }

    private func amend(_ action: AmendTask) throws(BudgetRejection) -> BudgetEvent {
        try requireYearNotClosed()
        let task = try requireTask(action.task)
        let hasMoney = FundSource.allCases.contains { ledger.balance(task.code, $0).hasMoney }
        if let category = action.category, category != task.category, hasMoney {
            throw .refused(
                "categoryFixed", "任务 \(task.code) 已有预算或支出，基本支出与项目支出的类别不能再改",
                figures: [("task", task.code)])
        }
        return .taskAmended(
            TaskAmended(
                task: action.task, name: action.name, category: action.category,
                content: action.content, functionCode: action.functionCode,
                keyTask: action.keyTask, sensitive: action.sensitive))
    }
}

extension TaskRegistered {
    init(_ task: BudgetTask) {
        self.init(
            task: task.code, name: task.name, category: task.category, content: task.content,
            functionCode: task.functionCode, keyTask: task.isKeyTask, sensitive: task.isSensitive)
    }
}
