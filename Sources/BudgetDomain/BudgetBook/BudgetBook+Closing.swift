import EventSourcing

// Decides on month-end and year-end.

extension BudgetBook {
    func decideOnClosing(_ command: BudgetCommand, _ context: DecisionContext)
        throws(BudgetRejection) -> BudgetDecision?
    {
        let date = command.occurredOn
        let yearEnd = min(date, CalendarDate.lastDay(of: 12, key.fiscalYear))
        switch command.action {
        case .closeMonth(let action):
            return .append([try close(action, context, on: date)], on: date)
        case .reopenMonth(let action):
            return .append([try reopen(action, by: command.actor)], on: date)
        case .disposeYearEnd(let action):
            // Wherever it is dated, it counts on the last day.
            return .append(
                [try dispose(action, on: date)], on: .lastDay(of: 12, key.fiscalYear))
        case .closeFiscalYear: return .append([try closeYear(on: date)], on: yearEnd)
        default: return nil
        }
    }

    private func close(
        _ action: CloseMonth, _ context: DecisionContext, on date: CalendarDate
    ) throws(BudgetRejection) -> BudgetEvent {
        try requireMonth(action.month)
        try requireYearNotClosed()
        let expected = register.lastClosedMonth + 1
        guard action.month >= expected else {
            throw .refused(
                "monthAlreadyClosed", "\(action.month)月已经结账",
                figures: [("month", String(action.month))])
        }
        guard action.month == expected else {
            throw .refused(
                "monthOutOfSequence", "月份须依次结账：请先结 \(expected)月",
                figures: [("month", String(action.month)), ("expected", String(expected))])
        }
        let lastDay = CalendarDate.lastDay(of: action.month, key.fiscalYear)
        guard date >= lastDay else {
            throw .refused(
                "monthNotOver", "\(action.month)月最早可在 \(lastDay) 结账",
                figures: [("month", String(action.month)), ("earliest", "\(lastDay)")])
        }
        guard context.pendingDraftsInMonth == 0 else {
            throw .refused(
                "pendingDrafts",
                "\(action.month)月还有 \(context.pendingDraftsInMonth) 笔未审核的凭证，未记账凭证不能结账；请先审核或退回",
                figures: [
                    ("month", String(action.month)),
                    ("pending", String(context.pendingDraftsInMonth)),
                ])
        }
        return .monthClosed(MonthClosed(month: action.month, reason: action.reason))
    }

    private func reopen(_ action: ReopenMonth, by actor: String) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requireMonth(action.month)
        try requireYearNotClosed()
        guard let last = register.closings.last, last.month == action.month else {
            throw .refused(
                "notLastClosedMonth",
                register.closings.isEmpty
                    ? "还没有结账的月份" : "只能反结账最后结账的月份（\(register.lastClosedMonth)月）",
                figures: [
                    ("month", String(action.month)),
                    ("lastClosedMonth", String(register.lastClosedMonth)),
                ])
        }
        guard last.actor != actor else {
            throw .refused(
                "closerMayNotReopen", "\(action.month)月由 \(actor) 结账，反结账须由另一人办理",
                figures: [("month", String(action.month)), ("closer", last.actor)])
        }
        guard register.disposals.isEmpty else {
            throw .refused(
                "alreadyDisposed", "年末结转结余已经处置，不能再反结账",
                figures: [("month", String(action.month))])
        }
        return .monthReopened(MonthReopened(month: action.month, reason: action.reason))
    }

    private func dispose(_ action: DisposeYearEnd, on date: CalendarDate) throws(BudgetRejection)
        -> BudgetEvent
    {
        try requireNotNegative(action.carryover, "carryover")
        try requireNotNegative(action.recovered, "recovered")
        try requireYearNotClosed()
        try requireYearEndDate(date)
        try requireTask(action.task)
        guard register.lastClosedMonth == 12 else {
            throw .refused(
                "monthNotClosed", "12月结账后才能处置结转结余",
                figures: [("lastClosedMonth", String(register.lastClosedMonth))])
        }
        let line = BudgetLine(task: action.task, fundSource: action.fundSource)
        guard register.disposals[line] == nil else {
            throw .refused(
                "lineDisposed", "任务 \(action.task) 的结转结余已经处置",
                figures: [("task", action.task)])
        }
        let residue = ledger.balance(action.task, action.fundSource).residue
        let asked = action.carryover + action.recovered
        guard asked == residue else {
            throw .refused(
                "residueMismatch",
                "任务 \(action.task) 结转结余 \(residue.groupedYuanText) 元，"
                    + "结转加收回是 \(asked.groupedYuanText) 元，相差 \((residue - asked).groupedYuanText) 元",
                figures: [
                    ("available", residue.yuanText), ("asked", asked.yuanText),
                    ("missing", (residue - asked).yuanText),
                ])
        }
        return .yearEndDisposed(
            YearEndDisposed(
                task: action.task, fundSource: action.fundSource, carryover: action.carryover,
                recovered: action.recovered))
    }

    private func closeYear(on date: CalendarDate) throws(BudgetRejection) -> BudgetEvent {
        try requireYearNotClosed()
        try requireYearEndDate(date)
        guard register.lastClosedMonth == 12 else {
            throw .refused(
                "monthNotClosed", "12个月全部结账后才能年结，现已结到 \(register.lastClosedMonth)月",
                figures: [("lastClosedMonth", String(register.lastClosedMonth))])
        }
        let undisposed = register.tasks.map(\.code).filter { task in
            FundSource.allCases.contains { source in
                ledger.balance(task, source).residue != .zero
                    && register.disposals[BudgetLine(task: task, fundSource: source)] == nil
            }
        }
        guard undisposed.isEmpty else {
            let tasks = undisposed.joined(separator: "、")
            throw .refused(
                "residueNotDisposed", "任务 \(tasks) 还有未处置的结转结余；请先用 DisposeYearEnd 处置",
                figures: [("tasks", tasks)])
        }
        return .fiscalYearClosed(FiscalYearClosed())
    }

    /// Year-end paper may be dated in the year or in the January after it.
    private func requireYearEndDate(_ date: CalendarDate) throws(BudgetRejection) {
        guard date.year == key.fiscalYear || (date.year == key.fiscalYear + 1 && date.month == 1)
        else {
            throw .refused(
                "wrongFiscalYear", "年末业务的日期应在 \(key.fiscalYear) 年内或次年1月，不能是 \(date)",
                figures: [("occurredOn", "\(date)"), ("fiscalYear", String(key.fiscalYear))])
        }
    }

    private func requireMonth(_ month: Int) throws(BudgetRejection) {
        guard (1...12).contains(month) else {
            throw .malformed("badField", "字段 month 应为1到12", figures: [("field", "month")])
        }
    }

    func requireNotNegative(_ amount: Money, _ field: String) throws(BudgetRejection) {
        guard amount >= .zero else {
            throw .malformed(
                "badField", "字段 \(field)：金额不能为负", figures: [("field", field)])
        }
    }
}
