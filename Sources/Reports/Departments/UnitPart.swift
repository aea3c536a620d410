package import BudgetDomain

/// One unit of a department that reports as a whole: its own figures and the version they rest on.
package struct UnitPart: Hashable, Sendable {
    /// The unit's figures at the version its own self-evaluation is pinned to.
    package let figures: YearFigures
    /// How far its own self-evaluation has come.
    package let stage: SelfEvaluation.Stage
    package let book: BookReference

    /// Whether a task of the department, named by its code there, is this unit's.
    func has(_ code: String) -> Bool {
        figures.tasks.contains { BudgetTask.code($0.task.code, in: figures.unit) == code }
    }
}

extension SelfEvaluationReport.Source {
    /// A department of several units, the head unit first (部门汇总).
    ///
    /// Tasks are those of all units, so totals and rates come out of the same sums as a unit's own.
    /// Indicators, scores and texts are the head unit's.
    package init(department name: String?, of sources: [SelfEvaluationReport.Source]) {
        precondition(!sources.isEmpty, "A department has a unit")
        let head = sources[0]
        let name = name ?? head.figures.unitName
        self.init(
            figures: YearFigures(department: name, of: sources.map(\.figures)),
            byFundSource: Dictionary(
                uniqueKeysWithValues: FundSource.allCases.map { fund in
                    let units = sources.map { $0.byFundSource[fund] ?? $0.figures.withoutMoney }
                    return (fund, YearFigures(department: name, of: units))
                }),
            selfEvaluation: SelfEvaluation(
                department: sources.map {
                    DepartmentPart(
                        unit: $0.figures.unit, tasks: $0.figures.tasks.map(\.task.code),
                        selfEvaluation: $0.selfEvaluation)
                }),
            ruleSet: head.ruleSet, version: head.version, headHash: head.headHash,
            course: ExecutionCourse(department: sources.map(\.course)),
            units: sources.map {
                UnitPart(
                    figures: $0.figures, stage: $0.selfEvaluation.stage,
                    book: BookReference(
                        unit: $0.figures.unit, fiscalYear: $0.figures.fiscalYear,
                        version: $0.version, headHash: $0.headHash))
            })
    }
}

extension YearFigures {
    /// The same tasks without any money.
    fileprivate var withoutMoney: YearFigures {
        YearFigures(
            unit: unit, unitName: unitName, fiscalYear: fiscalYear, asOf: asOf, version: version,
            tasks: tasks.map { TaskFigures(task: $0.task, figures: ExecutionFigures()) },
            threePublicBudget: nil, threePublicSpent: .zero)
    }
}
