package import BudgetDomain
package import ReadModels

/// Whose money can be asked about: each task, the totals, and each of them by fund source (统计范围).
///
/// Scopes are named as figures name them: a task's code, `basic`, `project`, `unit`, `fiscal`,
/// `other`, and a code or a total followed by `.fiscal` or `.other`.
package struct ExecutionScopes: Hashable, Sendable {
    package let figures: YearFigures
    let byFundSource: [FundSource: YearFigures]
    /// How 序时 is counted.
    let clock: TimeProgress
    /// nil where only one day is known.
    package let course: ExecutionCourse?

    package init(
        figures: YearFigures, byFundSource: [FundSource: YearFigures], clock: TimeProgress,
        course: ExecutionCourse?
    ) {
        self.figures = figures
        self.byFundSource = byFundSource
        self.clock = clock
        self.course = course
    }

    /// All scopes in the order of the forms: tasks, totals, sources.
    var names: [String] {
        let whole = figures.tasks.map(\.task.code) + ["basic", "project", "unit"]
        let sources = FundSource.allCases.filter { byFundSource[$0] != nil }.map(\.rawValue)
        return whole + sources
            + whole.filter { $0 != "unit" }.flatMap { scope in
                sources.map { "\(scope).\($0)" }
            }
    }

    /// A scope with the source its money is limited to; nil where there is no such scope.
    func scope(_ name: String) -> ExecutionScope? {
        if let scope = scope(name, of: nil, in: figures) { return scope }
        for (source, figures) in byFundSource {
            if name == source.rawValue { return scope("unit", of: source, in: figures) }
            guard name.hasSuffix("." + source.rawValue) else { continue }
            return scope(
                String(name.dropLast(source.rawValue.count + 1)), of: source, in: figures)
        }
        return nil
    }

    private func scope(
        _ name: String, of source: FundSource?, in figures: YearFigures
    ) -> ExecutionScope? {
        let tasks: [YearFigures.TaskFigures]
        let own: ExecutionFigures
        if let row = figures.tasks.first(where: { $0.task.code == name }) {
            (tasks, own) = ([row], row.figures)
        } else {
            switch name {
            case "basic":
                (tasks, own) = (figures.tasks.filter { $0.task.category == .basic }, figures.basic)
            case "project":
                tasks = figures.tasks.filter { $0.task.category == .project }
                own = figures.project
            case "unit": (tasks, own) = (figures.tasks, figures.whole)
            default: return nil
            }
        }
        return ExecutionScope(
            base: name, source: source, tasks: tasks, title: title(of: name, source),
            line: line(own, on: figures.asOf))
    }

    /// Figures held against 序时 of a day; no light is judged here.
    package func line(_ figures: ExecutionFigures, on day: CalendarDate) -> ExecutionLine {
        ExecutionLine(figures: figures, timeProgress: clock.rate(on: day), light: nil)
    }

    private func title(of base: String, _ source: FundSource?) -> String {
        let own =
            switch base {
            case "basic": "基本支出"
            case "project": "项目支出"
            case "unit": "部门整体"
            default: figures.tasks.first { $0.task.code == base }?.task.name ?? base
            }
        switch source {
        case .fiscal: return own + "（财政性资金）"
        case .other: return own + "（其他资金）"
        case nil: return own
        }
    }

    /// The events of some tasks that the figures know of, newest first; nil for those of all.
    package func events(of tasks: Set<String>?) -> EventFilter {
        var filter = EventFilter()
        filter.tasks = tasks
        filter.upTo = figures.asOf
        filter.versions = 1...max(figures.version, 1)
        filter.newestFirst = true
        return filter
    }
}

/// One scope: what it is called, the tasks under it, and its figures.
struct ExecutionScope {
    /// A task's code, `basic`, `project` or `unit`.
    let base: String
    /// nil for the money of all sources.
    let source: FundSource?
    /// The task itself, where the scope is one.
    let tasks: [YearFigures.TaskFigures]
    let title: String
    let line: ExecutionLine

    /// Whether it is the sum of several tasks.
    var isTotal: Bool { ["basic", "project", "unit"].contains(base) }

    /// The same scope's name for the figure of one of its tasks.
    func name(of task: String) -> String {
        source.map { "\(task).\($0.rawValue)" } ?? task
    }
}
