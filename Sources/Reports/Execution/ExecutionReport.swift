package import BudgetDomain
package import ReadModels

/// The execution of a year as of a day: every task, the totals, 三公 and freshness (预算执行表).
///
/// Page, terminal and JSON all show this one value, so that they cannot differ.
package struct ExecutionReport: Sendable {
    /// A task's line, in order of registration.
    package struct Row: Hashable, Sendable {
        package let task: BudgetTask
        package let line: ExecutionLine
    }

    /// What the report was asked from.
    package let reading: BookReading
    package let rows: [Row]
    /// 基本支出.
    package let basic: ExecutionLine
    /// 项目支出.
    package let project: ExecutionLine
    /// 部门整体.
    package let unit: ExecutionLine
    /// 序时进度 on the as-of day.
    package let timeProgress: Rate

    /// Judges a reading by a rule set; the figures themselves are the fold's.
    package init(_ reading: BookReading, ruleSet: RuleSet) {
        let figures = reading.figures
        let timeProgress = ruleSet.timeProgress.rate(on: figures.asOf)
        func line(_ scope: ExecutionFigures, isTask: Bool) -> ExecutionLine {
            ExecutionLine(
                figures: scope, timeProgress: timeProgress,
                light: AlertEvaluation.light(
                    of: scope, isTask: isTask, in: figures, on: figures.asOf, ruleSet: ruleSet))
        }
        self.reading = reading
        self.timeProgress = timeProgress
        scopes = ExecutionScopes(
            figures: figures,
            byFundSource: Dictionary(
                uniqueKeysWithValues: FundSource.allCases.map { ($0, reading.figures(of: $0)) }),
            clock: ruleSet.timeProgress,
            course: ExecutionCourse(reading.book, asOf: figures.asOf))
        rows = figures.tasks.map { Row(task: $0.task, line: line($0.figures, isTask: true)) }
        basic = line(figures.basic, isTask: false)
        project = line(figures.project, isTask: false)
        unit = line(figures.whole, isTask: false)
    }

    package var figures: YearFigures { reading.figures }

    /// Whose money can be asked about, month by month too.
    package let scopes: ExecutionScopes

    /// The rows with the furthest behind 序时 first.
    ///
    /// By 调整口径 as alerts judge; a recovery can make all of those equal, so 年初口径 decides then.
    /// A budget cut to nothing is not behind by 调整口径, so it stands among those on time.
    package var rowsByGap: [Row] {
        func gaps(_ row: Row) -> (Rate, Rate) {
            (row.line.gapOnAdjusted ?? .zero, row.line.gapOnInitial ?? .zero)
        }
        return rows.enumerated().sorted { left, right in
            let (first, second) = (gaps(left.element), gaps(right.element))
            return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
    }
}

/// One scope's figures with how they stand against 序时.
package struct ExecutionLine: Hashable, Sendable {
    package let figures: ExecutionFigures
    /// 序时进度.
    package let timeProgress: Rate
    /// The worst of A1–A4 on the day; nil where there is nothing to spend.
    package let light: Light?

    /// 序时 less the rate on the initial budget, in percentage points: behind is positive.
    package var gapOnInitial: Rate? { figures.rateOnInitial.map { timeProgress - $0 } }

    /// 序时 less the rate on the adjusted budget, in percentage points: behind is positive.
    package var gapOnAdjusted: Rate? { figures.rateOnAdjusted.map { timeProgress - $0 } }

    /// The adjusted budget as if nothing had been recovered at year end.
    package var adjustedBeforeRecovery: Money { figures.adjusted + figures.recovered }

    /// The rate on the adjusted budget as if nothing had been recovered (收回前执行率).
    ///
    /// Recovering what was not spent makes any rate 100%; this one says what was really done.
    package var rateBeforeRecovery: Rate? { Rate(figures.spent, of: adjustedBeforeRecovery) }

    /// 序时 less the rate before any recovery, in percentage points: behind is positive.
    package var gapBeforeRecovery: Rate? { rateBeforeRecovery.map { timeProgress - $0 } }
}

// MARK: - Scopes and figures

extension ExecutionReport: ExplainsFigures {
    /// The line of a task's code, of `basic`, `project` or `unit`; nil where there is none.
    package func line(of scope: String) -> ExecutionLine? {
        switch scope {
        case "basic": basic
        case "project": project
        case "unit": unit
        default: rows.first { $0.task.code == scope }?.line
        }
    }

    /// What people call a scope: 基本支出, 项目支出, 部门整体, or the task's name.
    package func title(of scope: String) -> String { scopes.scope(scope)?.title ?? scope }

    /// A task by code and name, as lists of several tasks call it.
    package func name(of task: String) -> String {
        let title = title(of: task)
        return title == task ? task : "\(task) \(title)"
    }

    /// A task's events that the report knows of, or those of all tasks, newest first.
    package func events(of task: String?) -> EventFilter {
        scopes.events(of: task.map { [$0] })
    }

    package func explanation(of identifier: FigureIdentifier) -> FigureExplanation? {
        scopes.explanation(of: identifier)
    }

    package var explainableFigures: [FigureIdentifier] { scopes.explainableFigures }
}
