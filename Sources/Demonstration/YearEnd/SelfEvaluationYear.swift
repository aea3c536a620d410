import BudgetDomain
import JSON

/// The self-evaluation of the year (绩效自评), made in the next spring: 98 points, 优.
///
/// The unit's indicators are those of the default catalogue, the projects' are their own. That the rate is full
/// by recovery alone is left unexplained, so that whoever tries the demonstration finds it.
enum SelfEvaluationYear {
    private static let reported = WorkCalendar.lastDay.adding(days: 46)
    private static let opened = WorkCalendar.lastDay.adding(days: 59)
    private static let scored = WorkCalendar.lastDay.adding(days: 60)

    static var steps: [Step] {
        ProjectIndicator.monitored(on: WorkCalendar.workday(7, 30))
            + DemonstrationTask.all.compactMap(declare) + actuals.map(report)
            + ProjectIndicator.reported(on: reported)
            + ProjectIndicator.explained(on: reported)
            + [Step("OpenSelfEvaluation", on: opened, by: Role.evaluator, [:])]
            + overrides.map(override)
    }

    // MARK: - What was reached

    /// What the log cannot compute, as published; the evidence is invented.
    private static let actuals: [(indicator: String, value: String, evidence: String)] = [
        ("indicatorSoundness", "合理", "绩效目标审核表（演示）"),
        ("budgetCompleteness", "完整", "部门预算批复（演示）"),
        ("specialFundRefinementRate", "90%", "专项经费细化明细表（演示）"),
        ("finalAccountsTruthfulness", "真实", "部门决算报表（演示）"),
        ("fundUseCompliance", "合规", "内部审计意见（演示）"),
        ("budgetDisclosure", "公开", "预决算公开网页存档（演示）"),
        ("assetManagementStandards", "规范", "资产盘点表（演示）"),
        ("monitoringCompletionRate", "8/8", "8个项目的绩效监控表（演示）"),
        ("selfEvaluationCompletionRate", "8/8", "8个项目的绩效自评表（演示）"),
        ("departmentEvaluationRate", "8/8", "8个项目的部门评价报告（演示）"),
        ("dutyBenefit", "达成", "党务、档案、国家安全等项目的实施总结（演示）"),
        ("satisfaction", "95%", "服务对象满意度问卷汇总（演示）"),
    ]

    private static func report(
        _ actual: (indicator: String, value: String, evidence: String)
    ) -> Step {
        Step(
            "ReportIndicatorActual", on: reported, by: Role.evaluator,
            [
                "indicator": .string(actual.indicator), "value": .string(actual.value),
                "evidence": .string(actual.evidence),
            ])
    }

    /// 完成 with nothing spent needs an explanation; every other task has its evidence.
    private static func declare(_ task: DemonstrationTask) -> Step? {
        guard task.category == .project else { return nil }
        let evidence = unspent[task.code] ?? "年度工作总结和项目验收材料（演示）"
        return Step(
            "DeclareTaskCompletion", on: reported, by: Role.evaluator,
            ["task": .string(task.code), "status": "complete", "evidence": .string(evidence)])
    }

    private static let unspent = [
        "T04": "外事服务以线上方式完成，全年没有出国（境）团组和来访接待，未发生支出（演示）",
        "T07": "替代设备由区里统一采购配发并已完成安装，本单位未发生支出（演示）",
    ]

    // MARK: - Scores

    private static let overrides: [(indicator: String, score: String, reason: String)] = [
        (
            "budgetExecution", "9",
            "收回前执行率为93.07%，按规则应得9.31分，按整分计9分；执行率100.00%系年末收回后的结果"
        ),
        ("budgetExecutionRate", "1", "项目支出执行率按年初预算仅38.21%，按整分扣减1分"),
    ]

    private static func override(
        _ override: (indicator: String, score: String, reason: String)
    ) -> Step {
        Step(
            "OverrideScore", on: scored, by: Role.evaluationHead,
            [
                "indicator": .string(override.indicator), "score": .string(override.score),
                "reason": .string(override.reason),
            ])
    }
}
