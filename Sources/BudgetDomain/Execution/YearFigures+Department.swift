extension BudgetTask {
    /// A task's code among those of several units: `U01/T01`, since each unit numbers its own.
    package static func code(_ code: String, in unit: String) -> String { "\(unit)/\(code)" }
}

extension YearFigures {
    /// The figures of a department: the tasks of all its units, whose sum is the whole (部门汇总).
    ///
    /// Unit, version and year are those of the first, the head unit. “三公”经费 is controlled by the
    /// sum of the budgets that were set, against what all units spent.
    package init(department name: String, of units: [YearFigures]) {
        precondition(!units.isEmpty, "A department has a unit")
        let head = units[0]
        let budgets = units.compactMap(\.threePublicBudget)
        self.init(
            unit: head.unit, unitName: name, fiscalYear: head.fiscalYear, asOf: head.asOf,
            version: head.version,
            tasks: units.flatMap { unit in unit.tasks.map { $0.qualified(by: unit.unit) } },
            threePublicBudget: budgets.isEmpty ? nil : budgets.reduce(.zero, +),
            threePublicSpent: units.reduce(.zero) { $0 + $1.threePublicSpent })
    }
}

extension YearFigures.TaskFigures {
    fileprivate func qualified(by unit: String) -> YearFigures.TaskFigures {
        YearFigures.TaskFigures(
            task: BudgetTask(
                code: BudgetTask.code(task.code, in: unit), name: task.name,
                category: task.category, content: task.content, functionCode: task.functionCode,
                isKeyTask: task.isKeyTask, isSensitive: task.isSensitive),
            figures: figures)
    }
}
