import EventSourcing

extension YearFigures {
    /// Arranges the fold's sums of a point in time by task; nothing is added up from events here.
    ///
    /// - Parameters:
    ///   - book: the fold as of the day, and the register as of the same day.
    ///   - asOf: the day.
    ///   - recent: net spending of the last 60 days by task, where it was asked for.
    ///   - source: the money of one source only; nil for all of it.
    package init(
        _ book: BudgetBook, asOf: CalendarDate, recent: [String: Money] = [:],
        of source: FundSource? = nil
    ) {
        var byTask: [String: ExecutionFigures] = [:]
        for (key, cell) in book.ledger.cells where source == nil || key.fundSource == source {
            byTask[key.task, default: ExecutionFigures()].add(key, cell.amount, asOf: asOf)
        }
        let tasks = book.register.tasks.map { task in
            var figures = byTask[task.code] ?? ExecutionFigures()
            figures.spentRecently = recent[task.code] ?? .zero
            figures.frozen = book.frozen(task.code)
            figures.available = book.unfrozenResidue(of: task.code) - figures.frozen
            figures.procurementBudget = book.register.procurementBudgets[task.code] ?? .zero
            return TaskFigures(task: task, figures: figures)
        }
        self.init(
            unit: book.key.unit, unitName: book.register.unitName ?? book.key.unit,
            fiscalYear: book.key.fiscalYear, asOf: asOf, version: book.version, tasks: tasks,
            threePublicBudget: book.register.threePublicBudget,
            threePublicSpent: book.ledger.threePublicSpent)
    }
}

extension ExecutionFigures {
    /// Adds one group of the fold by its kind.
    mutating func add(
        _ key: ExecutionLedger.Key, _ amount: Money, asOf: CalendarDate
    ) {
        switch key.entry {
        case .initial: initial += amount
        case .carryover: carryover += amount
        case .increase: increased += amount
        case .exemptIncrease:
            increased += amount
            exempted += amount
            exemptedGross += amount
        case .decrease: decreased -= amount
        case .exemptDecrease:
            decreased -= amount
            exempted += amount
            exemptedGross -= amount
        case .recovery:
            decreased -= amount
            recovered -= amount
        case .transferIn: transferredIn += amount
        case .transferOut: transferredOut -= amount
        case .transfer: break
        case .spending, .reversal, .refund:
            spentByMonth[key.month - 1] += amount
            if key.month == asOf.month { spentThisMonth += amount }
            if key.procurement { procurementSpent += amount }
        }
    }
}
