import BudgetDomain
package import ReadModels

/// Why a figure is what it is: its formula, its parts, and the events under it (数字溯源).
package struct FigureExplanation: Sendable {
    /// One thing the figure is made of.
    package struct Part: Hashable, Sendable {
        package let title: String
        package let value: ShownValue
        /// The part's own explanation.
        package let identifier: FigureIdentifier?
    }

    package let identifier: FigureIdentifier
    /// Whose figure, such as `党务经费` or `部门整体`.
    package let scope: String
    package let title: String
    package let value: ShownValue
    package let formula: String
    /// What the figure is made of: what its formula names, else the tasks it is the sum of.
    package let parts: [Part]
    /// The same figure of each task, beside parts of another kind; empty where there is none.
    package private(set) var byTask: [Part] = []
    /// Which events to show under it; nil where the events stand under the parts.
    package let events: EventFilter?

    /// Explains `execution.SCOPE.FIGURE` or `threePublic.FIGURE`; nil where there is no such figure.
    package init?(_ identifier: FigureIdentifier, in report: ExecutionReport) {
        let names = identifier.rawValue.split(separator: ".", omittingEmptySubsequences: false)
        if names.count == 2, names[0] == "threePublic" {
            self.init(threePublic: names[1], identifier, report)
        } else if names.count >= 3, names[0] == "execution",
            let figure = names.last.flatMap({ ExecutionFigure(rawValue: String($0)) })
        {
            // A task's code may hold points itself.
            let scope = names.dropFirst().dropLast().joined(separator: ".")
            self.init(figure, of: scope, identifier, report)
        } else {
            return nil
        }
    }

    private init?(
        _ figure: ExecutionFigure, of scope: String, _ identifier: FigureIdentifier,
        _ report: ExecutionReport
    ) {
        guard let line = report.line(of: scope) else { return nil }
        self.identifier = identifier
        self.scope = report.title(of: scope)
        title = figure.title
        value = figure.value(on: line)
        formula = figure.formula
        let operands = figure.operands.map {
            Part(
                title: $0.title, value: $0.value(on: line),
                identifier: .execution($0, of: scope))
        }
        let movements =
            figure == .adjusted || figure == .adjustmentRateGross ? line.figures.budgetParts : []
        let tasks = report.rows(under: scope)
        let ofTasks =
            figure == .timeProgress
            ? []
            : tasks.map {
                Part(
                    title: $0.task.name, value: figure.value(on: $0.line),
                    identifier: .execution(figure, of: $0.task.code))
            }
        let own = operands + movements
        parts = own.isEmpty ? ofTasks : own
        byTask = own.isEmpty ? [] : ofTasks
        events =
            figure.entries.isEmpty
            ? nil
            : report.filter(tasks: tasks.isEmpty ? [scope] : tasks.map(\.task.code), figure)
    }

    private init?(
        threePublic name: Substring, _ identifier: FigureIdentifier, _ report: ExecutionReport
    ) {
        let figures = report.figures
        let budget: ShownValue =
            figures.threePublicBudget.map { .money($0, unit: .tenThousandYuan) } ?? .rate(nil)
        let spent = ShownValue.money(figures.threePublicSpent, unit: .tenThousandYuan)
        self.identifier = identifier
        scope = "“三公”经费"
        var filter = report.events(of: nil)
        filter.isThreePublic = true
        filter.entries = [.spending, .reversal, .refund]
        events = name == "budget" ? nil : filter
        switch name {
        case "budget":
            (title, value, parts) = ("预算数", budget, [])
            formula = "因公出国（境）、公务用车购置及运行维护、公务接待各项预算之和；从未设过则不控制"
        case "spent":
            (title, value, parts) = ("支出数", spent, [])
            formula = "财政拨款中按经济分类科目归入“三公”的支出 － 冲销 － 退回"
        case "rate":
            (title, value) = ("控制率", .rate(figures.threePublicRate))
            formula = "支出数 ÷ 预算数，不应超过100%"
            parts = [
                Part(title: "支出数", value: spent, identifier: "threePublic.spent"),
                Part(title: "预算数", value: budget, identifier: "threePublic.budget"),
            ]
        default: return nil
        }
    }
}

extension FigureIdentifier {
    /// The name of a figure of a task's code, `basic`, `project` or `unit`.
    package static func execution(_ figure: ExecutionFigure, of scope: String) -> FigureIdentifier {
        "execution.\(scope).\(figure.rawValue)"
    }
}

extension ExecutionReport {
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
    package func title(of scope: String) -> String {
        switch scope {
        case "basic": "基本支出"
        case "project": "项目支出"
        case "unit": "部门整体"
        default: rows.first { $0.task.code == scope }?.task.name ?? scope
        }
    }

    fileprivate func rows(under scope: String) -> [Row] {
        switch scope {
        case "basic": rows.filter { $0.task.category == .basic }
        case "project": rows.filter { $0.task.category == .project }
        case "unit": rows
        default: []
        }
    }

    fileprivate func filter(tasks: [String], _ figure: ExecutionFigure) -> EventFilter {
        var filter = events(of: nil)
        filter.tasks = Set(tasks)
        filter.entries = figure.entries
        if figure == .monthSpent { filter.months = figures.asOf.month...figures.asOf.month }
        return filter
    }

    /// A task's events that the report knows of, newest first.
    package func events(of task: String?) -> EventFilter {
        var filter = EventFilter()
        filter.tasks = task.map { [$0] } ?? []
        filter.upTo = figures.asOf
        filter.versions = 1...max(figures.version, 1)
        filter.newestFirst = true
        return filter
    }
}

extension ExecutionFigures {
    /// The kinds of entries that make the adjusted budget, those that are not zero.
    fileprivate var budgetParts: [FigureExplanation.Part] {
        let parts: [(String, Money)] = [
            ("年初预算", initial), ("上年结转", carryover), ("追加", increased), ("追减", -decreased),
            ("调入", transferredIn), ("调出", -transferredOut),
        ]
        return parts.filter { $0.1 != .zero }.map {
            FigureExplanation.Part(
                title: $0.0, value: .money($0.1, unit: .tenThousandYuan), identifier: nil)
        }
    }
}
