import BudgetDomain
import ReadModels

extension FigureExplanation {
    /// Explains a score or an indicator of a self-evaluation; nil where there is no such figure.
    ///
    /// The names are `score.total.score`, `score.group1.weight`, `score.grade`,
    /// `indicator.residueRate.actual` and their like.
    package init?(_ identifier: FigureIdentifier, in report: SelfEvaluationReport) {
        let names = identifier.rawValue.split(separator: ".").map(String.init)
        guard let kind = names.first, names.count >= 2 else { return nil }
        switch kind {
        case "score" where names[1] == "grade": self.init(grade: report, identifier)
        case "score" where names.count == 3: self.init(score: names, report, identifier)
        case "indicator" where names.count >= 3:
            let id = names.dropFirst().dropLast().joined(separator: ".")
            guard let row = report.result.indicators.first(where: { $0.indicator.indicator == id })
            else { return nil }
            self.init(indicator: row, names[names.count - 1], report, identifier)
        default: return nil
        }
    }

    private init(
        _ identifier: FigureIdentifier, _ scope: String, _ title: String, _ value: ShownValue,
        _ formula: String, _ parts: [Part]
    ) {
        self.identifier = identifier
        self.scope = scope
        self.title = title
        self.value = value
        self.formula = formula
        self.parts = parts
        events = nil
    }

    // MARK: - Scores

    private init(grade report: SelfEvaluationReport, _ identifier: FigureIdentifier) {
        let bands = report.ruleSet.grades.bands.map { band in
            Part(title: band.name, value: .text("\(band.from.exactText)分及以上"), identifier: nil)
        }
        self.init(
            identifier, "自评结果", "等级", .text(report.result.grade),
            "按各项得分的精确合计所在的档次"
                + (report.result.cappedBy.isEmpty
                    ? "" : "；核心指标未达标，最高评为\(report.result.grade)"),
            [
                Part(
                    title: "自评得分", value: .decimal(report.result.score, places: 2),
                    identifier: "score.total.score")
            ] + bands)
    }

    private init?(
        score names: [String], _ report: SelfEvaluationReport, _ identifier: FigureIdentifier
    ) {
        let scopes = ScoreTable(report: report).scopes + ["score.total"]
        let scope = "score." + names[1]
        guard let index = scopes.firstIndex(of: scope), report.overview.indices.contains(index)
        else {
            return nil
        }
        let row = report.overview[index]
        func part(_ title: String, _ value: Rate?, _ name: String) -> Part {
            Part(title: title, value: .decimal(value, places: 2), identifier: "\(scope).\(name)")
        }
        switch names[2] {
        case "scoreRate":
            self.init(
                identifier, row.name, "得分率", .rate(row.scoreRate), "得分 ÷ 分值",
                [part("得分", row.score, "score"), part("分值", row.weight, "weight")])
        case "score" where scope == "score.budgetExecution": self.init(block: report, identifier)
        case "score", "weight":
            let isScore = names[2] == "score"
            let parts = isScore ? Self.members(of: row, scopes, report) : []
            self.init(
                identifier, row.name, isScore ? "得分" : "分值",
                .decimal(isScore ? row.score : row.weight, places: 2),
                isScore
                    ? "所列各项得分之和"
                    : "指标体系设定的分值之和，"
                        + (report.template.hasExecutionBlock ? "与预算执行一栏" : "各类")
                        + "合计为\(report.template.total.rate.exactText)", parts)
        default: return nil
        }
    }

    /// The groups under 合计, or the indicators under a group.
    private static func members(
        of row: SelfEvaluationReport.OverviewRow, _ scopes: [String],
        _ report: SelfEvaluationReport
    ) -> [Part] {
        if row == report.overview.last {
            return zip(report.overview.dropLast(), scopes).map { row, scope in
                Part(
                    title: row.name, value: .decimal(row.score, places: 2),
                    identifier: "\(scope).score")
            }
        }
        return report.result.indicators.filter {
            $0.weight > .zero && report.template.group(of: $0.indicator) == row.name
        }.map { member in
            Part(
                title: member.indicator.level3, value: .decimal(member.score, places: 2),
                identifier: "indicator.\(member.indicator.indicator).score")
        }
    }

    private init(block report: SelfEvaluationReport, _ identifier: FigureIdentifier) {
        let block = report.result.budgetExecution
        var parts = [
            Part(
                title: "执行率（调整口径）", value: .rate(block.rate),
                identifier: "execution.unit.rateOnAdjusted"),
            Part(
                title: "分值", value: .decimal(block.weight, places: 2),
                identifier: "score.budgetExecution.weight"),
            Part(
                title: "按规则得分", value: .decimal(block.automaticScore, places: 2), identifier: nil),
        ]
        if let reason = block.reason {
            parts.append(Part(title: "说明", value: .text(reason), identifier: nil))
        }
        self.init(
            identifier, "预算执行", "得分", .decimal(block.score, places: 2),
            block.origin == .overridden
                ? "人工调整；按规则为 执行率（不超过100%）× 分值" : "执行率（不超过100%）× 分值，四舍五入到两位小数", parts)
    }
}
