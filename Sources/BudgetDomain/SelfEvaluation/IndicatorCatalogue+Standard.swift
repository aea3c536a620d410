// The catalogue that applies where a book defines no indicators of its own: the rows of a district's
// form of 2021, with the rows of 效益 made explicit. Rows that do not apply keep their place with
// weight 0; the budget-execution block has the remaining 10 points.

extension IndicatorCatalogue {
    /// 部门整体绩效自评 by default: 投入管理 20, 产出 40, 效益 30.
    package static let standard = IndicatorCatalogue(
        id: "default", version: "2021.1", name: "部门整体绩效自评（默认）",
        indicators: goalRows + budgetRows + managementRows + resultRows)

    private static let goalRows = [
        judged("goalRelevance", "工作目标管理", "年度履职目标相关性", nil, 0),
        judged("taskSoundness", "工作目标管理", "工作任务科学性", nil, 0),
        judged("indicatorSoundness", "工作目标管理", "绩效指标合理性", "合理", 2),
    ]

    private static let budgetRows = [
        judged("budgetCompleteness", "预算和财务管理", "预算编制完整性", "完整", 2),
        counted("specialFundRefinementRate", "预算和财务管理", "专项资金细化率", .atLeast, "90", 2),
        counted(.budgetExecutionRate, "预算和财务管理", .atLeast, "90", 2),
        counted(.budgetAdjustmentRate, "预算和财务管理", .atMost, "10", 0),
        // The form this follows allows 100%, which no residue can exceed; 10% tests something.
        counted(.residueRate, "预算和财务管理", .atMost, "10", 2),
        counted(.threePublicControlRate, "预算和财务管理", .atMost, "100", 2),
        counted(.procurementExecutionRate, "预算和财务管理", .atLeast, "90", 0),
        judged("finalAccountsTruthfulness", "预算和财务管理", "决算真实性", "真实", 2),
        judged("fundUseCompliance", "预算和财务管理", "资金使用合规性", "合规", 2),
        judged("managementSystemSoundness", "预算和财务管理", "管理制度健全性", nil, 0),
        judged("budgetDisclosure", "预算和财务管理", "预决算信息公开性", "公开", 2),
        judged("assetManagementStandards", "预算和财务管理", "资产管理规范性", "规范", 2),
    ]

    private static let managementRows = [
        counted("monitoringCompletionRate", "绩效管理", "绩效监控完成率", .atLeast, "100", 0),
        counted("selfEvaluationCompletionRate", "绩效管理", "绩效自评完成率", .atLeast, "100", 0),
        counted("departmentEvaluationRate", "绩效管理", "部门绩效评价完成率", .atLeast, "100", 0),
        counted("evaluationApplicationRate", "绩效管理", "评价结果应用率", .atLeast, "90", 0),
    ]

    private static let resultRows = [
        counted(.keyTaskCompletionRate, "重点工作任务完成", .atLeast, "90", 20, level1: "产出指标"),
        counted(.annualGoalRate, "履职目标实现", .atLeast, "90", 20, level1: "产出指标"),
        judged("dutyBenefit", "履职效益", "履职效益", "达成", 20, level1: "效益指标"),
        counted("satisfaction", "满意度", "满意度", .atLeast, "90", 10, level1: "效益指标"),
    ]

    private static func judged(
        _ id: String, _ level2: String, _ level3: String, _ target: String?, _ weight: Int,
        level1: String = "投入管理"
    ) -> Indicator {
        Indicator(
            id, level1, level2, level3, kind: .qualitative, target: target, measure: "定性指标",
            weight: Points(whole: weight))
    }

    private static func counted(
        _ id: String, _ level2: String, _ level3: String, _ comparison: Comparison,
        _ target: String, _ weight: Int, level1: String = "投入管理"
    ) -> Indicator {
        Indicator(
            id, level1, level2, level3, kind: .quantitative, operator: comparison, target: target,
            measure: "%", weight: Points(whole: weight))
    }

    private static func counted(
        _ formula: IndicatorFormula, _ level2: String, _ comparison: Comparison, _ target: String,
        _ weight: Int, level1: String = "投入管理"
    ) -> Indicator {
        Indicator(
            formula.rawValue, level1, level2, formula.term, kind: .quantitative,
            operator: comparison, target: target, measure: "%", weight: Points(whole: weight),
            formula: formula)
    }
}
