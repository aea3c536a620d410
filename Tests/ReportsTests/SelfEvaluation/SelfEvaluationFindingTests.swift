import BudgetDomain
import JSON
import Reports
import Testing

/// What is found before anything is printed.
@Suite struct SelfEvaluationFindingTests {
    private func codes(_ year: EvaluatedYear) -> [String] {
        year.report.findings.map { $0.code.rawValue + ($0.subject.map { " " + $0 } ?? "") }
    }

    @Test func `A complete self-evaluation has nothing that blocks it`() throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.openAndOverride()
        #expect(year.report.blockingFindings.isEmpty)
        #expect(
            codes(year) == [
                "completeWithoutSpending T04", "completeWithoutSpending T07", "rateByCutting",
                "overrideBelowRule budgetExecution", "scoredTwice budgetExecutionRate",
                "overrideBelowRule budgetExecutionRate",
            ])
        try year.record("SubmitSelfEvaluation")
    }

    @Test func `Completion without spending blocks until it is explained`() throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.record("DeclareTaskCompletion", ["task": "T04", "status": "complete"])
        try year.record("OpenSelfEvaluation")
        #expect(year.report.blockingFindings.map(\.subject) == ["T04"])
        #expect(throws: BudgetRejection.self) { try year.record("SubmitSelfEvaluation") }
        try year.record(
            "ExplainFinding",
            [
                "finding": "completeWithoutSpending", "subject": "T04",
                "explanation": "活动经费由上级承担",
            ])
        #expect(year.report.blockingFindings.isEmpty)
        try year.record("SubmitSelfEvaluation")
    }

    @Test func `A rate made full by recovery is seen as such`() throws {
        var year = EvaluatedYear(recovered: true)
        try year.reportEverything()
        let found = try #require(year.report.findings.first { $0.code == .rateByRecovery })
        #expect(found.isBlocking)
        #expect(found.message == "年末收回 153.23 万元，执行率由 88.02% 变为 100.00%")
        #expect(codes(year).contains("completeWithLittleSpending T02"))
    }

    @Test func `A rate made full by cutting the budget blocks until it is explained`() throws {
        let year = EvaluatedYear()
        let found = try #require(year.report.findings.first { $0.code == .rateByCutting })
        #expect(found.isBlocking)
        #expect(
            found.message
                == "项目支出追减 153.23 万元，调整数与执行数同为 94.77 万元，"
                + "执行率 100.00% 由追减形成，按年初预算只有 38.21%")
    }

    @Test func `An explained contradiction is printed in the form`() throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.record("ReportIndicatorActual", ["indicator": "预算执行率", "value": "90%"])
        try year.record(
            "ExplainFinding",
            [
                "finding": "reportedDiffers", "subject": "budgetExecutionRate",
                "explanation": "填报时尚未扣除追减",
            ])
        let text = year.report.forms.blocks.flatMap(\.figures).map(\.shown)
        #expect(text.contains("填报时尚未扣除追减"))
        #expect(text.contains("按年中调整批复追减"))
    }

    @Test func `A recovery that leaves the rate below full is told without blocking`() throws {
        var year = EvaluatedYear(recovered: true)
        year.tasks[0] = year.tasks[0].changed {
            $0.decreased -= wan("10.00")
            $0.recovered -= wan("10.00")
        }
        let found = try #require(year.report.findings.first { $0.code == .rateByRecovery })
        #expect(found.severity == .warning)
    }

    @Test func `Rows without actual, score or declaration are missing`() {
        let found = codes(EvaluatedYear())
        #expect(found.first == "notOpened")
        #expect(found.contains("undeclaredTask T01"))
        #expect(found.contains("unscored dutyBenefit"))
        #expect(found.contains("unscored keyTaskCompletionRate"))
        #expect(!found.contains("unscored goalRelevance"))
        #expect(!found.contains("unscored residueRate"))
    }

    @Test func `Without budget the block is flagged`() {
        var year = EvaluatedYear()
        year.tasks = year.tasks.map { $0.changed { $0 = ExecutionFigures() } }
        #expect(codes(year).contains("noBudget"))
    }

    @Test func `A missed target needs a reason`() throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.record("ReportIndicatorActual", ["indicator": "满意度", "value": "81%"])
        #expect(year.report.blockingFindings.map(\.code) == [.unmetWithoutReason])
        try year.record("ExplainIndicator", ["indicator": "满意度", "reason": "样本偏少"])
        #expect(year.report.blockingFindings.isEmpty)
    }

    @Test(arguments: [("2", "warning"), ("1.5", "error")])
    func `A judged score without reason is found`(score: String, severity: String) throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.record("OpenSelfEvaluation")
        try year.record(
            "ScoreIndicator", ["indicator": "资产管理规范性", "score": .string(score)])
        let found = try #require(year.report.findings.first { $0.code == .scoreWithoutReason })
        #expect(found.severity.rawValue == severity)
    }

    @Test(arguments: [
        ("达成", "16", nil), ("达成", "15.99", "scoreOutsideBand"), ("部分达成", "16", "scoreOutsideBand"),
        ("部分达成", "12", nil), ("未达成", "12", "scoreOutsideBand"), ("未达成", "11.99", nil),
    ])
    func `A judged score stays in the band of the degree reported`(
        degree: String, score: String, expected: String?
    ) throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.record("OpenSelfEvaluation")
        try year.record(
            "ReportIndicatorActual", ["indicator": "履职效益", "value": .string(degree)])
        try year.record(
            "ScoreIndicator",
            ["indicator": "履职效益", "score": .string(score), "reason": "据实评定"])
        #expect(
            codes(year).first { $0.hasPrefix("scoreOutsideBand") }
                == expected.map { $0 + " dutyBenefit" })
    }

    @Test func `A reported rate that the log computes otherwise is found`() throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.record("ReportIndicatorActual", ["indicator": "预算执行率", "value": "90%"])
        try year.record("ReportIndicatorActual", ["indicator": "三公经费控制率", "value": "23.18"])
        #expect(
            codes(year).filter { $0.hasPrefix("reportedDiffers") } == [
                "reportedDiffers budgetExecutionRate"
            ])
    }

    @Test func `Eight tasks cannot be ninety percent done`() throws {
        var year = EvaluatedYear()
        try year.record("ReportIndicatorActual", ["indicator": "重点工作完成率", "value": "90%"])
        try year.record("ReportIndicatorActual", ["indicator": "年度目标实现率", "value": "87.5%"])
        #expect(
            codes(year).filter { $0.hasPrefix("impossible") } == [
                "impossibleRate keyTaskCompletionRate"
            ])
    }

    @Test func `A target that tests nothing and one far surpassed are told`() throws {
        var year = EvaluatedYear()
        func define(_ id: String, _ comparison: String, _ target: String, _ formula: String?) throws
        {
            try year.record(
                "DefineIndicator",
                [
                    "indicator": .string(id), "level1": "投入管理", "level2": "x",
                    "level3": .string(id), "kind": "quantitative",
                    "operator": .string(comparison), "target": .string(target), "measure": "%",
                    "weight": "45", "formula": .optional(formula),
                ])
        }
        try define("residue", "≤", "100", "结转结余率")
        try define("visits", "≥", "50", nil)
        try year.record("ReportIndicatorActual", ["indicator": "visits", "value": "65.01"])
        let found = codes(year)
        #expect(found.contains("targetTestsNothing residue"))
        #expect(found.contains("overAchieved visits"))
        #expect(found.contains("missingGroup 产出指标"))
        #expect(found.contains("missingGroup 效益指标"))
        try year.record("ReportIndicatorActual", ["indicator": "visits", "value": "65"])
        #expect(!codes(year).contains("overAchieved visits"))
    }

    @Test func `An override above the rule is told`() throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.record("ReportIndicatorActual", ["indicator": "满意度", "value": "81%"])
        try year.record("OpenSelfEvaluation")
        try year.record("OverrideScore", ["indicator": "满意度", "score": "10", "reason": "复核"])
        #expect(codes(year).contains("overrideAboveRule satisfaction"))
    }
}
