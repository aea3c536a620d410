import BudgetDomain

extension IndicatorResult {
    /// The figures of an indicator that can be asked about.
    static let explainable = [
        "name", "target", "actual", "weight", "score", "autoScore", "scoreRate", "reason",
    ]

    /// Explains one of them; nil for any other name, and for what was not said.
    ///
    /// `operands` are the figures that the actual is computed from.
    func explanation(
        of name: String, _ identifier: FigureIdentifier, by template: CatalogueTemplate,
        operands: [FigureExplanation.Part]
    ) -> FigureExplanation? {
        let scope = indicator.level3
        switch name {
        case "name": return .word(identifier, scope, "指标名称", scope, from: "指标体系")
        case "target":
            return .word(identifier, scope, "指标值", indicator.targetText, from: "指标体系")
        case "actual":
            return FigureExplanation(
                identifier, of: scope, "完成值", shownValue(by: template),
                formula: isComputed ? indicator.formula?.explanation ?? "" : "由单位填报",
                parts: isComputed
                    ? operands : evidence.map { [.init("佐证", .text($0))] } ?? [])
        case "weight":
            return FigureExplanation(
                identifier, of: scope, "分值", template.points(weight), formula: "指标体系设定")
        case "score":
            return FigureExplanation(
                identifier, of: scope, "得分", template.points(score),
                formula: scoring(by: template.scoring),
                parts: scoreParts(by: template))
        case "autoScore":
            return FigureExplanation(
                identifier, of: scope, "按规则得分", template.points(automaticScore),
                formula: rule(by: template.scoring),
                parts: Array(scoreParts(by: template).prefix(3)))
        case "scoreRate":
            return FigureExplanation(
                identifier, of: scope, "得分率", .rate(scoreRate), formula: "得分 ÷ 分值",
                parts: [
                    .init("得分", template.points(score), "indicator.\(indicator.indicator).score"),
                    .init(
                        "分值", template.points(weight), "indicator.\(indicator.indicator).weight"),
                ])
        case "reason":
            return reason.map { .word(identifier, scope, "说明", $0, from: "评分或者填报时写明的理由") }
        default: return nil
        }
    }

    private func scoring(by scoring: CatalogueScoring) -> String {
        switch origin {
        case .overridden: "人工调整，理由见下；规则得分一并保留"
        case .judged: "按达成程度评定"
        case nil: "尚未得分"
        case .rule: rule(by: scoring)
        }
    }

    private func rule(by scoring: CatalogueScoring) -> String {
        if indicator.kind == .qualitative {
            return scoring.qualitative == nil ? "填报与指标值一致，得满分" : "填报的档次的系数 × 分值"
        }
        return switch indicator.rule ?? scoring.rule ?? .proportional {
        case .proportional:
            indicator.operator == .atMost
                ? "达到得满分；未达到的，指标值 ÷ 完成值 × 分值，四舍五入到两位小数"
                : "达到得满分；未达到的，完成值 ÷ 指标值 × 分值，四舍五入到两位小数"
        case .proportionalFrom(let floor):
            "达到得满分；未达到的按完成程度 × 分值，完成程度低于 \(floor.percentText)% 不得分"
        case .coefficient: "完成值（0 到 100%）作系数 × 分值"
        case .allOrNothing: "达到得满分，未达到不得分"
        case .banded: "按完成程度所在的档次得分值的一定比例"
        case .deducting(let step, let points):
            "每差 \(step.percentText)% 扣 \(points.text) 分，扣完为止"
        }
    }

    private func scoreParts(by template: CatalogueTemplate) -> [FigureExplanation.Part] {
        let scope = "indicator.\(indicator.indicator)"
        var parts: [FigureExplanation.Part] = [
            .init("指标值", .text(indicator.targetText), "\(scope).target"),
            .init("完成值", shownValue(by: template), "\(scope).actual"),
            .init("分值", template.points(weight), "\(scope).weight"),
            .init("按规则得分", template.points(automaticScore), "\(scope).autoScore"),
        ]
        if let reason { parts.append(.init("说明", .text(reason), "\(scope).reason")) }
        return parts
    }
}

extension IndicatorFormula {
    /// How the log computes it.
    var explanation: String {
        switch self {
        case .budgetExecutionRate: "累计支出 ÷ 调整后预算数"
        case .budgetExecutionRateOnInitial: "累计支出 ÷ 年初预算数"
        case .projectExecutionRate: "项目支出累计支出 ÷ 项目支出调整后预算数"
        case .budgetAdjustmentRate: "（调整后预算数 － 上年结转 － 年初预算数）÷ 年初预算数，不计可免计的调整，取绝对值（规则集可改用总额口径）"
        case .residueRate: "（调整后预算数 － 累计支出）÷ 调整后预算数（规则集可改用其他口径）"
        case .threePublicControlRate: "“三公经费”支出数 ÷ 预算数"
        case .procurementExecutionRate: "实际采购额 ÷ 政府采购预算"
        case .keyTaskCompletionRate: "申报完成的重点任务数 ÷ 重点任务数；没有标明重点任务的，按全部项目"
        case .annualGoalRate: "申报完成的项目数 ÷ 项目总数"
        }
    }

    /// The figures it is computed from, each with its own explanation where it has one.
    func operands(in report: SelfEvaluationReport) -> [FigureExplanation.Part] {
        let whole = report.budgetRow(.whole)
        let project = report.budgetRow(.project)
        let operands: [(String, ShownValue, FigureIdentifier?)] =
            switch self {
            case .budgetExecutionRate, .residueRate:
                [
                    ("累计支出", .wan(whole.spent), "execution.unit.spent"),
                    ("调整后预算数", .wan(whole.adjusted), "execution.unit.adjusted"),
                ]
            case .budgetExecutionRateOnInitial:
                [
                    ("累计支出", .wan(whole.spent), "execution.unit.spent"),
                    ("年初预算数", .wan(whole.initial), "execution.unit.initial"),
                ]
            case .projectExecutionRate:
                [
                    ("累计支出", .wan(project.spent), "execution.project.spent"),
                    ("调整后预算数", .wan(project.adjusted), "execution.project.adjusted"),
                ]
            case .budgetAdjustmentRate:
                [
                    ("调整后预算数", .wan(whole.adjusted), "execution.unit.adjusted"),
                    ("上年结转", .wan(whole.carryover), "execution.unit.carryover"),
                    ("年初预算数", .wan(whole.initial), "execution.unit.initial"),
                ]
            case .threePublicControlRate:
                [
                    ("支出数", .wan(report.threePublicSpent), "threePublic.spent"),
                    (
                        "预算数", report.threePublicBudget.map { .wan($0) } ?? .text("未设定"),
                        "threePublic.budget"
                    ),
                ]
            case .procurementExecutionRate:
                [
                    (
                        "实际采购额", .wan(whole.procurementSpent),
                        "execution.unit.procurementSpent"
                    ),
                    (
                        "政府采购预算", .wan(whole.procurementBudget),
                        "execution.unit.procurementBudget"
                    ),
                ]
            case .keyTaskCompletionRate, .annualGoalRate:
                report.tasks.map {
                    (
                        $0.task.name, .text($0.statusText),
                        FigureIdentifier(rawValue: "task.\($0.task.code).status")
                    )
                }
            }
        return operands.map { .init($0.0, $0.1, $0.2) }
    }
}
