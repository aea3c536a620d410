/// The figures of a whole book as of a day: what alerts, forms and pages are made of.
package struct YearFigures: Hashable, Sendable {
    /// One task and its figures, in order of registration.
    package struct TaskFigures: Hashable, Sendable {
        package let task: BudgetTask
        package let figures: ExecutionFigures

        package init(task: BudgetTask, figures: ExecutionFigures) {
            self.task = task
            self.figures = figures
        }
    }

    package let unit: String
    package let unitName: String
    package let fiscalYear: Int
    /// The day up to which business dates count.
    package let asOf: CalendarDate
    /// The version up to which events were known.
    package let version: Int64
    package let tasks: [TaskFigures]
    /// “三公”经费 of fiscal funds: the budget in force, nil where none was ever set, and the spending.
    package let threePublicBudget: Money?
    package let threePublicSpent: Money

    package init(
        unit: String, unitName: String, fiscalYear: Int, asOf: CalendarDate, version: Int64,
        tasks: [TaskFigures], threePublicBudget: Money?, threePublicSpent: Money
    ) {
        self.unit = unit
        self.unitName = unitName
        self.fiscalYear = fiscalYear
        self.asOf = asOf
        self.version = version
        self.tasks = tasks
        self.threePublicBudget = threePublicBudget
        self.threePublicSpent = threePublicSpent
    }

    /// 基本支出.
    package var basic: ExecutionFigures { total(.basic) }
    /// 项目支出.
    package var project: ExecutionFigures { total(.project) }
    /// The unit as a whole (部门预算总额).
    package var whole: ExecutionFigures { .total(of: tasks.map(\.figures)) }

    /// “三公经费”控制率: spent of budget; nil where there is no budget to control by.
    package var threePublicRate: Rate? {
        threePublicBudget.flatMap { Rate(threePublicSpent, of: $0) }
    }

    private func total(_ category: TaskCategory) -> ExecutionFigures {
        .total(of: tasks.filter { $0.task.category == category }.map(\.figures))
    }
}
