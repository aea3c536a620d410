import BudgetDomain
import ReadModels

extension FigureExplanation {
    /// Explains what an indicator reached, scores or weighs; nil for any other name.
    init?(
        indicator row: IndicatorResult, _ name: String, _ report: SelfEvaluationReport,
        _ identifier: FigureIdentifier
    ) {
        self.identifier = identifier
        scope = row.indicator.level3
        events = nil
        switch name {
        case "actual":
            title = "完成值"
            value = row.shownValue
            formula = row.isComputed ? row.indicator.formula?.explanation ?? "" : "由单位填报"
            parts =
                row.isComputed
                ? row.indicator.formula?.operands(in: report) ?? [] : Self.evidence(row)
        case "weight":
            title = "分值"
            value = .decimal(row.weight, places: 2)
            formula = "指标体系设定"
            parts = []
        case "score":
            title = "得分"
            value = .decimal(row.score, places: 2)
            formula = Self.scoring(row, by: report.template.scoring)
            parts = Self.scoreParts(row)
        default: return nil
        }
    }

    private static func evidence(_ row: IndicatorResult) -> [Part] {
        row.evidence.map { [Part(title: "佐证", value: .text($0), identifier: nil)] } ?? []
    }

    private static func scoring(_ row: IndicatorResult, by scoring: CatalogueScoring) -> String {
        switch row.origin {
        case .overridden: "人工调整，理由见下；规则得分一并保留"
        case .judged: "按达成程度评定"
        case nil: "尚未得分"
        case .rule where row.indicator.kind == .qualitative:
            scoring.qualitative == nil ? "填报与指标值一致，得满分" : "填报的档次的系数 × 分值"
        case .rule:
            switch row.indicator.rule ?? scoring.rule ?? .proportional {
            case .proportional:
                row.indicator.operator == .atMost
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
    }

    private static func scoreParts(_ row: IndicatorResult) -> [Part] {
        let scope = "indicator.\(row.indicator.indicator)"
        var parts = [
            Part(title: "指标值", value: .text(row.indicator.targetText), identifier: nil),
            Part(title: "完成值", value: row.shownValue, identifier: "\(scope).actual"),
            Part(
                title: "分值", value: .decimal(row.weight, places: 2),
                identifier: "\(scope).weight"),
            Part(
                title: "按规则得分", value: .decimal(row.automaticScore, places: 2), identifier: nil),
        ]
        if let reason = row.reason {
            parts.append(Part(title: "说明", value: .text(reason), identifier: nil))
        }
        return parts
    }
}

extension IndicatorFormula {
    /// How the log computes it.
    fileprivate var explanation: String {
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
    fileprivate func operands(in report: SelfEvaluationReport) -> [FigureExplanation.Part] {
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
                        "预算数", report.threePublicBudget.map { .wan($0) } ?? .blank,
                        "threePublic.budget"
                    ),
                ]
            case .procurementExecutionRate:
                [
                    ("实际采购额", .wan(whole.procurementSpent), nil),
                    ("政府采购预算", .wan(whole.procurementBudget), nil),
                ]
            case .keyTaskCompletionRate, .annualGoalRate:
                report.tasks.map { ($0.task.name, .text($0.status?.term ?? "未申报"), nil) }
            }
        return operands.map { FigureExplanation.Part(title: $0.0, value: $0.1, identifier: $0.2) }
    }
}
