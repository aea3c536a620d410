package import BudgetDomain
import ReadModels

extension FigureIdentifier {
    /// The name of a figure of a scope: a task's code, `basic`, `project`, `unit` and their like.
    package static func execution(_ figure: ExecutionFigure, of scope: String) -> FigureIdentifier {
        "execution.\(scope).\(figure.rawValue)"
    }

    /// The name of a figure as it stood at a month's end.
    package static func course(
        _ figure: ExecutionFigure, of scope: String, month: Int
    ) -> FigureIdentifier {
        "course.\(month).\(scope).\(figure.rawValue)"
    }
}

extension ExecutionScopes: ExplainsFigures {
    /// Explains `execution.SCOPE.FIGURE`, `course.MONTH.SCOPE.FIGURE` and `threePublic.FIGURE`.
    package func explanation(of identifier: FigureIdentifier) -> FigureExplanation? {
        let names = identifier.rawValue.split(separator: ".", omittingEmptySubsequences: false)
            .map(String.init)
        switch names.first {
        case "threePublic" where names.count == 2:
            return explanation(ofThreePublic: names[1], identifier)
        case "execution" where names.count >= 3:
            // A task's code may hold points itself.
            let scope = names.dropFirst().dropLast().joined(separator: ".")
            return names.last.flatMap(ExecutionFigure.init)
                .flatMap { explanation(of: $0, scope, identifier) }
        case "course" where names.count == 4:
            guard let month = Int(names[1]), let figure = ExecutionFigure(rawValue: names[3])
            else { return nil }
            return explanation(of: figure, names[2], month: month, identifier)
        default: return nil
        }
    }

    package var explainableFigures: [FigureIdentifier] {
        let executions = names.flatMap { scope in
            ExecutionFigure.allCases.map { FigureIdentifier.execution($0, of: scope) }
        }
        let threePublic: [FigureIdentifier] = [
            "threePublic.budget", "threePublic.spent", "threePublic.rate",
        ]
        let months = (course?.months ?? []).flatMap { month in
            ["basic", "project", "unit"].flatMap { scope in
                ExecutionFigure.ofCourse.map {
                    FigureIdentifier.course($0, of: scope, month: month.day.month)
                }
            }
        }
        return (executions + threePublic + months).filter { explanation(of: $0) != nil }
    }

    // MARK: - A scope's figures

    private func explanation(
        of figure: ExecutionFigure, _ name: String, _ identifier: FigureIdentifier
    ) -> FigureExplanation? {
        guard let scope = scope(name), scope.source == nil || figure.isKeptBySource else {
            return nil
        }
        let operands = figure.operands.map {
            FigureExplanation.Part(
                $0.title, $0.value(on: scope.line), .execution($0, of: name))
        }
        let movements: [FigureExplanation.Part] =
            switch figure {
            case .adjusted: scope.line.figures.budgetParts
            // The initial budget is named by the formula already.
            case .adjustmentRateGross: scope.line.figures.adjustmentParts
            default: []
            }
        let ofTasks =
            figure.isOfWholeYear || !scope.isTotal
            ? []
            : scope.tasks.map { row in
                FigureExplanation.Part(
                    row.task.name, figure.value(on: line(row.figures, on: figures.asOf)),
                    .execution(figure, of: scope.name(of: row.task.code)))
            }
        let own = operands + movements
        return FigureExplanation(
            identifier, of: scope.title, figure.title, figure.value(on: scope.line),
            formula: figure.formula, parts: own.isEmpty ? ofTasks : own,
            byTask: own.isEmpty ? [] : ofTasks, events: events(under: figure, scope))
    }

    private func events(under figure: ExecutionFigure, _ scope: ExecutionScope) -> EventFilter? {
        guard !figure.entries.isEmpty || !figure.settings.isEmpty else { return nil }
        var filter = events(of: Set(scope.tasks.map(\.task.code)))
        filter.entries = figure.entries
        filter.settings = figure.settings
        filter.isProcurement = figure == .procurementSpent || figure == .procurementRate
        filter.fundSource = scope.source
        if figure == .monthSpent { filter.months = figures.asOf.month...figures.asOf.month }
        return filter
    }

    // MARK: - The course of the year

    private func explanation(
        of figure: ExecutionFigure, _ name: String, month number: Int,
        _ identifier: FigureIdentifier
    ) -> FigureExplanation? {
        guard let month = course?.months.first(where: { $0.day.month == number }),
            ExecutionFigure.ofCourse.contains(figure), let scope = scope(name),
            let own = month.figures(of: name)
        else { return nil }
        let line = line(own, on: month.day)
        let operands = figure.operands.map {
            FigureExplanation.Part(
                $0.title, $0.value(on: line), .course($0, of: name, month: number))
        }
        var events = events(under: figure, scope)
        events?.upTo = month.day
        if figure == .monthSpent { events?.months = number...number }
        return FigureExplanation(
            identifier, of: "\(scope.title)，截至\(number)月\(month.day.day)日", figure.title,
            figure.value(on: line), formula: figure.formula, parts: operands, events: events)
    }

    // MARK: - 三公

    private func explanation(
        ofThreePublic name: String, _ identifier: FigureIdentifier
    ) -> FigureExplanation? {
        let budget: ShownValue = figures.threePublicBudget.map { .wan($0) } ?? .text("未设定")
        let spent = ShownValue.wan(figures.threePublicSpent)
        let scope = "“三公”经费"
        var settings = events(of: nil)
        settings.settings = ["ThreePublicBudgetSet"]
        var filter = events(of: nil)
        filter.isThreePublic = true
        filter.fundSource = .fiscal
        filter.entries = [.spending, .reversal, .refund]
        switch name {
        case "budget":
            return FigureExplanation(
                identifier, of: scope, "预算数", budget,
                formula: "因公出国（境）、公务用车购置及运行维护、公务接待各项预算之和，多次设定的以最后一次为准；从未设过则不控制",
                events: settings)
        case "spent":
            return FigureExplanation(
                identifier, of: scope, "支出数", spent,
                formula: "财政拨款中按经济分类科目归入“三公”的支出 － 冲销 － 退回", events: filter)
        case "rate":
            return FigureExplanation(
                identifier, of: scope, "控制率", .rate(figures.threePublicRate),
                formula: "支出数 ÷ 预算数，不应超过100%",
                parts: [
                    .init("支出数", spent, "threePublic.spent"),
                    .init("预算数", budget, "threePublic.budget"),
                ], events: filter)
        default: return nil
        }
    }
}

extension ExecutionCourse.Month {
    /// The figures of `basic`, `project` or `unit`; nil for any other scope.
    package func figures(of scope: String) -> ExecutionFigures? {
        switch scope {
        case "basic": basic
        case "project": project
        case "unit": whole
        default: nil
        }
    }
}

extension ExecutionFigures {
    /// The kinds of entries that make the adjusted budget, those that are not zero.
    fileprivate var budgetParts: [FigureExplanation.Part] {
        Self.parts([
            ("年初预算", initial), ("上年结转", carryover), ("追加", increased), ("追减", -decreased),
            ("调入", transferredIn), ("调出", -transferredOut),
        ])
    }

    /// What the gross 预算调整率 counts, those that are not zero.
    fileprivate var adjustmentParts: [FigureExplanation.Part] {
        Self.parts([
            ("追加", increased), ("追减", decreased), ("调剂", restructured),
            ("其中标明不计入调整率的", -exemptedGross),
        ])
    }

    private static func parts(_ named: [(String, Money)]) -> [FigureExplanation.Part] {
        named.filter { $0.1 != .zero }.map { .init($0.0, .wan($0.1)) }
    }
}
