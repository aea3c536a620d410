// Decides on freezes and on the ceilings of 三公 and procurement.

extension BudgetBook {
    func freeze(_ action: FreezeBudget, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requireText(action.reason, "reason")
        try requireOpenMonth(date)
        try requireTask(action.task)
        if case .whole = register.freezes[action.task] {
            throw .refused(
                "alreadyFrozen", "任务 \(action.task) 已整体冻结", figures: [("task", action.task)])
        }
        if let amount = action.amount {
            try requirePositive(amount)
            let available = unfrozenResidue(of: action.task) - frozen(action.task)
            guard amount <= available else {
                throw .refused(
                    "availableBalanceExceeded",
                    "任务 \(action.task) 可用余额 \(available.groupedYuanText) 元，"
                        + "不能冻结 \(amount.groupedYuanText) 元",
                    figures: [
                        ("task", action.task), ("available", available.yuanText),
                        ("asked", amount.yuanText), ("missing", (amount - available).yuanText),
                    ])
            }
        }
        return .budgetFrozen(
            BudgetFrozen(task: action.task, amount: action.amount, reason: action.reason))
    }

    func unfreeze(_ action: UnfreezeBudget, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requireText(action.reason, "reason")
        try requireOpenMonth(date)
        try requireTask(action.task)
        switch (register.freezes[action.task], action.amount) {
        case (nil, _):
            throw .refused(
                "notFrozen", "任务 \(action.task) 没有冻结", figures: [("task", action.task)])
        case (.whole, let amount?):
            throw .refused(
                "wholeFreeze", "任务 \(action.task) 是整体冻结，只能整体解冻（不写 amount）",
                figures: [("task", action.task), ("asked", amount.yuanText)])
        case (.amount(let frozen), let amount?):
            try requirePositive(amount)
            guard amount <= frozen else {
                throw .refused(
                    "frozenAmountExceeded",
                    "任务 \(action.task) 冻结 \(frozen.groupedYuanText) 元，"
                        + "不能解冻 \(amount.groupedYuanText) 元",
                    figures: [
                        ("frozen", frozen.yuanText), ("asked", amount.yuanText),
                        ("missing", (amount - frozen).yuanText),
                    ])
            }
        default: break
        }
        return .budgetUnfrozen(
            BudgetUnfrozen(task: action.task, amount: action.amount, reason: action.reason))
    }

    func set(_ action: SetThreePublicBudget, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requireNotNegative(action.amount, "amount")
        try requireOpenMonth(date)
        return .threePublicBudgetSet(ThreePublicBudgetSet(kind: action.kind, amount: action.amount))
    }

    func set(_ action: SetProcurementBudget, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requireNotNegative(action.amount, "amount")
        try requireOpenMonth(date)
        try requireTask(action.task)
        let others = register.procurementBudgets.filter { $0.key != action.task }.values
        guard others.reduce(action.amount, +) <= .largestOfBook else { throw .amountsTooLarge }
        return .procurementBudgetSet(ProcurementBudgetSet(task: action.task, amount: action.amount))
    }
}
