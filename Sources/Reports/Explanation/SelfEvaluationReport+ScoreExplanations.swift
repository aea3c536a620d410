import BudgetDomain

extension SelfEvaluationReport {
    /// What identifiers call the rows of table 4.5, and how the texts call the same rows.
    private var scoreScopes: [(name: String, row: OverviewRow)] {
        let rows = zip(ScoreTable(report: self).scopes + ["score.total"], overview)
            .map { (name: String($0.0.dropFirst("score.".count)), row: $0.1) }
        let aliases = [("input", "投入管理"), ("output", "产出指标"), ("benefit", "效益指标")]
            .compactMap { alias, name in
                overview.first { $0.name == name }.map { (name: alias, row: $0) }
            }
        return rows + aliases
    }

    var scoreFigures: [FigureIdentifier] {
        let names = scoreScopes.flatMap { scope in
            ["weight", "score", "scoreRate", "loss", "name"].map { "score.\(scope.name).\($0)" }
        }
        let block = ["score.budgetExecution.autoScore", "score.budgetExecution.reason"]
        return (["score.grade"] + names + block).map { FigureIdentifier(rawValue: $0) }
    }

    /// Explains `score.grade`, `score.total.score`, `score.group1.weight` and their like.
    func explanation(
        ofScore names: [String], _ identifier: FigureIdentifier
    ) -> FigureExplanation? {
        if names == ["score", "grade"] { return gradeExplanation(identifier) }
        guard names.count == 3,
            let (scope, row) = scoreScopes.first(where: { $0.name == names[1] })
        else { return nil }
        func part(_ title: String, _ value: Rate?, _ name: String) -> FigureExplanation.Part {
            .init(title, template.points(value), "score.\(scope).\(name)")
        }
        let both = [part("得分", row.score, "score"), part("分值", row.weight, "weight")]
        let isBlock = scope == "budgetExecution"
        switch names[2] {
        case "scoreRate":
            return FigureExplanation(
                identifier, of: row.name, "得分率", .rate(row.scoreRate), formula: "得分 ÷ 分值",
                parts: both)
        case "name": return .word(identifier, row.name, "名称", row.name, from: "指标体系")
        case "loss":
            return FigureExplanation(
                identifier, of: row.name, "失分", template.points(row.weight - row.score),
                formula: "分值 － 得分", parts: both)
        case "score" where isBlock: return blockExplanation(identifier)
        case "score":
            return FigureExplanation(
                identifier, of: row.name, "得分", template.points(row.score),
                formula: "所列各项得分之和", parts: members(of: row, "score"))
        case "weight":
            return FigureExplanation(
                identifier, of: row.name, "分值", template.points(row.weight),
                formula: isBlock ? "满分减去各项指标的分值" : "所列各项分值之和，由指标体系设定",
                parts: isBlock ? [] : members(of: row, "weight"))
        case "autoScore" where isBlock:
            let block = result.budgetExecution
            return FigureExplanation(
                identifier, of: row.name, "按规则得分", template.points(block.automaticScore),
                formula: Self.blockRule, parts: blockParts)
        case "reason" where isBlock:
            return result.budgetExecution.reason.map {
                .word(identifier, row.name, "得分说明", $0, from: "调整得分时写明的理由")
            }
        default: return nil
        }
    }

    private func gradeExplanation(_ identifier: FigureIdentifier) -> FigureExplanation {
        let bands = ruleSet.grades.bands.map { band in
            FigureExplanation.Part(band.name, .text("\(band.from.exactText)分及以上"))
        }
        return FigureExplanation(
            identifier, of: "自评结果", "等级", .text(result.grade),
            formula: "按各项得分的精确合计所在的档次"
                + (result.cappedBy.isEmpty ? "" : "；核心指标未达标，最高评为\(result.grade)"),
            parts: [
                .init("自评得分", template.points(result.score), "score.total.score")
            ] + bands)
    }

    /// The groups under 合计, or the indicators under a group.
    private func members(of row: OverviewRow, _ figure: String) -> [FigureExplanation.Part] {
        func value(_ score: Rate?, _ weight: Rate) -> ShownValue {
            template.points(figure == "score" ? score : weight)
        }
        if row == overview.last {
            return zip(overview.dropLast(), ScoreTable(report: self).scopes).map { row, scope in
                .init(row.name, value(row.score, row.weight), "\(scope).\(figure)")
            }
        }
        return result.indicators.filter {
            $0.weight > .zero && template.group(of: $0.indicator) == row.name
        }.map { member in
            .init(
                member.indicator.level3, value(member.score, member.weight),
                "indicator.\(member.indicator.indicator).\(figure)")
        }
    }

    // MARK: - 预算执行

    private static let blockRule = "执行率（不超过100%）× 分值，四舍五入到两位小数"

    private var blockParts: [FigureExplanation.Part] {
        let block = result.budgetExecution
        return [
            .init("执行率（调整口径）", .rate(block.rate), "execution.unit.rateOnAdjusted"),
            .init(
                "分值", template.points(block.weight), "score.budgetExecution.weight"),
        ]
    }

    private func blockExplanation(_ identifier: FigureIdentifier) -> FigureExplanation {
        let block = result.budgetExecution
        let automatic = FigureExplanation.Part(
            "按规则得分", template.points(block.automaticScore),
            "score.budgetExecution.autoScore")
        let reason = block.reason.map {
            FigureExplanation.Part("说明", .text($0), "score.budgetExecution.reason")
        }
        return FigureExplanation(
            identifier, of: "预算执行", "得分", template.points(block.score),
            formula: block.origin == .overridden
                ? "人工调整；按规则为 执行率（不超过100%）× 分值" : Self.blockRule,
            parts: blockParts + [automatic] + [reason].compactMap(\.self))
    }
}
