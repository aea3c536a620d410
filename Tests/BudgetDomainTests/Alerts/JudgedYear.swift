import BudgetDomain

/// A unit's year made of a few lines, so that a test shows only what it is about.
struct JudgedYear {
    var tasks: [YearFigures.TaskFigures] = []
    var threePublicBudget: Money?
    var threePublicSpent = Money.zero

    /// A task of so many 元, spent month by month from January on.
    static func task(
        _ code: String, _ budget: Money, _ category: TaskCategory = .project,
        spentByMonth: [Money] = [], change: (inout ExecutionFigures) -> Void = { _ in }
    ) -> YearFigures.TaskFigures {
        var figures = ExecutionFigures()
        figures.initial = budget
        for (month, spent) in spentByMonth.enumerated() { figures.spentByMonth[month] = spent }
        figures.available = figures.adjusted - figures.spent
        figures.spentRecently = figures.spent
        change(&figures)
        return YearFigures.TaskFigures(
            task: BudgetTask(code: code, name: code, category: category), figures: figures)
    }

    func figures(on date: CalendarDate) -> YearFigures {
        YearFigures(
            unit: "Q01", unitName: "演示单位", fiscalYear: 2021, asOf: date, version: 7, tasks: tasks,
            threePublicBudget: threePublicBudget, threePublicSpent: threePublicSpent)
    }

    /// The severity a rule finds on a scope, as `A1 T01 red` lines tell it.
    func found(_ rule: AlertRule, _ scope: AlertScope, on date: CalendarDate) -> Severity? {
        AlertEvaluation.evaluate(figures(on: date), on: date, ruleSet: .standard)
            .first { $0.key == AlertKey(rule, scope) }?.severity
    }
}

/// 元 from a literal such as `yuan("1345000.00")`.
func yuan(_ text: String) -> Money {
    let negative = text.hasPrefix("-")
    guard let money = Money(yuan: negative ? text.dropFirst() : text[...]) else {
        preconditionFailure("not an amount: \(text)")
    }
    return negative ? -money : money
}

/// A day from a literal such as `day("2021-07-31")`.
func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("not a date: \(text)") }
    return date
}
