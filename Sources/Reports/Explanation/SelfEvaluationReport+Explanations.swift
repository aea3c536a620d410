import BudgetDomain

extension SelfEvaluationReport: ExplainsFigures {
    /// Explains every figure that the report, its forms and its texts print.
    package func explanation(of identifier: FigureIdentifier) -> FigureExplanation? {
        let names = identifier.rawValue.split(separator: ".").map(String.init)
        switch names.first {
        case "score": return explanation(ofScore: names, identifier)
        case "indicator" where names.count >= 3:
            let id = names.dropFirst().dropLast().joined(separator: ".")
            guard let row = result.indicators.first(where: { $0.indicator.indicator == id })
            else { return nil }
            return row.explanation(
                of: names[names.count - 1], identifier, by: template,
                operands: row.indicator.formula?.operands(in: self) ?? [])
        case "task" where names.count >= 3:
            let code = names.dropFirst().dropLast().joined(separator: ".")
            return explanation(ofTask: code, names[names.count - 1], identifier)
        case "ruleSet" where names.count >= 2:
            return explanation(ofRule: names, identifier)
        case "execution", "threePublic", "course": return scopes.explanation(of: identifier)
        default: return explanation(ofCount: identifier) ?? explanation(ofWhole: identifier)
        }
    }

    package var explainableFigures: [FigureIdentifier] {
        let indicators = result.indicators.flatMap { row in
            IndicatorResult.explainable.map { "indicator.\(row.indicator.indicator).\($0)" }
        }
        let ofTasks = tasks.flatMap { row in
            ["name", "content", "status", "evidence", "explanation"].map {
                "task.\(row.task.code).\($0)"
            }
        }
        let bands = ruleSet.grades.bands.indices.flatMap {
            ["ruleSet.grade\($0 + 1).from", "ruleSet.grade\($0 + 1).name"]
        }
        let names =
            indicators + ofTasks + Self.counts + ["ruleSet.completeBelow"] + bands
            + ["unitName", "fiscalYear", "bookVersion", "bookVersion.printed"]
        let own = scoreFigures + names.map { FigureIdentifier(rawValue: $0) }
        return scopes.explainableFigures + own.filter { explanation(of: $0) != nil }
    }
}

// MARK: - Words and counts

extension FigureExplanation {
    /// A word that somebody wrote into the book, with where it comes from.
    static func word(
        _ identifier: FigureIdentifier, _ scope: String, _ title: String, _ text: String,
        from source: String
    ) -> FigureExplanation {
        FigureExplanation(
            identifier, of: scope, title, .text(text), formula: "取自\(source)")
    }
}

extension SelfEvaluationReport {
    private static let counts = [
        "project.count", "tasks.complete", "tasks.partial", "tasks.incomplete",
        "tasks.unspent.count", "tasks.lagging.count", "indicators.count", "indicators.scored",
    ]

    private func explanation(
        ofTask code: String, _ name: String, _ identifier: FigureIdentifier
    ) -> FigureExplanation? {
        guard let row = tasks.first(where: { $0.task.code == code }) else { return nil }
        func word(_ title: String, _ text: String?, _ source: String) -> FigureExplanation? {
            text.map { .word(identifier, row.task.name, title, $0, from: source) }
        }
        return switch name {
        case "name": word("任务名称", row.task.name, "任务登记")
        case "content": word("主要内容", row.task.content, "任务登记")
        case "status": word("完成情况", row.statusText, "完成情况申报")
        case "evidence": word("佐证", row.evidence, "完成情况申报")
        case "explanation":
            word("完成情况说明", completionExplanation(of: code), "对一致性检查的说明，没有说明的为申报时的佐证")
        default: nil
        }
    }

    /// What was said about a task declared complete with too little spent; nil where nothing need be.
    func completionExplanation(of code: String) -> String? {
        let codes: [SelfEvaluationFinding.Code] = [
            .completeWithoutSpending, .completeWithLittleSpending,
        ]
        return findings.first { $0.subject == code && codes.contains($0.code) }?.explanation
    }

    private func explanation(ofCount identifier: FigureIdentifier) -> FigureExplanation? {
        func count(
            _ title: String, _ formula: String, _ rows: [TaskRow],
            _ figure: (TaskRow) -> (ShownValue, String)
        ) -> FigureExplanation {
            FigureExplanation(
                identifier, of: "年度主要任务", title, .integer(rows.count), formula: formula,
                parts: rows.map { row in
                    let (value, name) = figure(row)
                    return .init(row.task.name, value, FigureIdentifier(rawValue: name))
                })
        }
        func status(_ row: TaskRow) -> (ShownValue, String) {
            (.text(row.statusText), "task.\(row.task.code).status")
        }
        func declared(_ status: CompletionStatus) -> [TaskRow] {
            tasks.filter { $0.status == status }
        }
        func before(_ row: TaskRow) -> (ShownValue, String) {
            (.rate(row.rateBeforeRecovery), "execution.\(row.task.code).rateBeforeRecovery")
        }
        func spent(_ row: TaskRow) -> (ShownValue, String) {
            (.wan(row.figures.spent), "execution.\(row.task.code).spent")
        }
        let scored = result.indicators.filter { $0.weight > .zero }
        return switch identifier.rawValue {
        case "project.count": count("项目数", "登记的项目支出任务数", tasks, status)
        case "tasks.complete": count("完成的任务数", "申报“完成”的任务数", declared(.complete), status)
        case "tasks.partial": count("部分完成的任务数", "申报“部分完成”的任务数", declared(.partial), status)
        case "tasks.incomplete":
            count("未完成的任务数", "申报“未完成”的任务数", declared(.incomplete), status)
        case "tasks.undeclared.count":
            count("未申报的任务数", "没有申报完成情况的任务数", tasks.filter { $0.status == nil }, status)
        case "tasks.unspent.count": count("没有支出的任务数", "全年累计支出为零的任务数", unspentTasks, spent)
        case "tasks.lagging.count":
            count("支出滞后的任务数", "有支出、收回前执行率低于规则所定界限的任务数", laggingTasks, before)
        case "indicators.count":
            FigureExplanation(
                identifier, of: "指标体系", "三级指标数", .integer(result.indicators.count),
                formula: "指标体系中的三级指标数，不适用的在内")
        case "indicators.scored":
            FigureExplanation(
                identifier, of: "指标体系", "计分指标数", .integer(scored.count), formula: "分值大于零的三级指标数")
        default: nil
        }
    }

    private func explanation(
        ofRule names: [String], _ identifier: FigureIdentifier
    ) -> FigureExplanation? {
        let source = "规则集 \(ruleSet.label)"
        if names == ["ruleSet", "completeBelow"] {
            return FigureExplanation(
                identifier, of: "规则", "完成与执行不符的界限", .rate(ruleSet.alerts.completeBelow),
                formula: "取自\(source)")
        }
        let bands = ruleSet.grades.bands
        guard names.count == 3, names[1].hasPrefix("grade"),
            let number = Int(names[1].dropFirst(5)),
            bands.indices.contains(number - 1)
        else { return nil }
        let band = bands[number - 1]
        return switch names[2] {
        case "from":
            .word(identifier, "评价等级“\(band.name)”", "起始分", band.from.exactText, from: source)
        case "name": .word(identifier, "评价等级", "名称", band.name, from: source)
        default: nil
        }
    }

    private func explanation(ofWhole identifier: FigureIdentifier) -> FigureExplanation? {
        switch identifier.rawValue {
        case "unitName": .word(identifier, "账簿", "单位名称", unitName, from: "开账事项")
        case "fiscalYear":
            FigureExplanation(
                identifier, of: "账簿", "年度", .integer(fiscalYear), formula: "取自开账事项")
        case "bookVersion":
            FigureExplanation(
                identifier, of: "账簿", "数据固定的版本", .integer(Int(figuresVersion)),
                formula: "启动自评时账簿最后一个事项的序号；未启动的为当前序号")
        case "bookVersion.printed":
            FigureExplanation(
                identifier, of: "账簿", "自评内容取到的版本", .integer(Int(version)),
                formula: "本报告所取账簿最后一个事项的序号")
        default: nil
        }
    }
}

extension SelfEvaluationReport.TaskRow {
    /// 完成, 部分完成, 未完成, or that nothing was declared.
    ///
    /// A merged row has one where all its tasks were declared alike.
    var statusText: String {
        status?.term ?? (mergedCount == nil ? "未申报" : "合并列示")
    }

    /// The rate as if nothing had been recovered at year end.
    var rateBeforeRecovery: Rate? {
        Rate(figures.spent, of: figures.adjusted + figures.recovered)
    }
}

extension SelfEvaluationReport {
    /// Tasks on which nothing was spent all year.
    ///
    /// A merged row says nothing of any one task, so it is not among them.
    var unspentTasks: [TaskRow] {
        tasks.filter { $0.mergedCount == nil && $0.figures.spent <= .zero }
    }

    /// Tasks spent on, but below the rule set's line before any recovery, the slowest first.
    var laggingTasks: [TaskRow] {
        let line = ruleSet.alerts.completeBelow
        let slow = tasks.compactMap { row -> (row: TaskRow, rate: Rate)? in
            guard row.mergedCount == nil, row.figures.spent > .zero,
                let rate = row.rateBeforeRecovery, rate < line
            else { return nil }
            return (row, rate)
        }
        return slow.sorted { $0.rate < $1.rate }.map(\.row)
    }
}
