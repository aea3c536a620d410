import BudgetDomain
import JSON
import Reports
import Testing

/// The sentences of the report as people read them.
@Suite struct SelfEvaluationWordingTests {
    @Test func `A draft says so under its title, a report that is issued does not`() throws {
        var year = EvaluatedYear()
        #expect(year.report.document.subtitle == "（2021 年度，草稿）")
        try year.reportEverything()
        try year.openAndOverride()
        #expect(year.report.document.subtitle == "（2021 年度，草稿）")
        #expect(year.report.forms.subtitle == "（2021 年度，草稿）")
        let version: Int64 = 123
        let steps: [(SelfEvaluationEvent, String)] = [
            (.selfEvaluationSubmitted(.init(bookVersion: version)), "（2021 年度，送审稿）"),
            (.selfEvaluationApproved(.init(bookVersion: version)), "（2021 年度，审定稿，未公开）"),
            (.selfEvaluationPublished(.init(bookVersion: version)), "（2021 年度）"),
        ]
        for (event, subtitle) in steps {
            year.state.evolve(event, by: "reviewer")
            #expect(year.report.document.subtitle == subtitle)
        }
    }

    @Test func `A version at the foot that is not the figures' is explained`() throws {
        let year = EvaluatedYear()
        let later = SelfEvaluationReport.Source(
            figures: year.figures, byFundSource: year.source.byFundSource,
            selfEvaluation: year.state, ruleSet: year.ruleSet, version: 130, headHash: "0b")
        let texts = SelfEvaluationReport(later).document.texts
        #expect(texts.contains { $0.contains("第123版为准（页脚所注第130版是自评内容取到的版本") })
        #expect(year.report.document.texts.contains { $0.contains("第123版为准，预算调整数") })
    }

    @Test func `Tasks that nothing was declared of are counted as such`() throws {
        var year = EvaluatedYear()
        let undeclared = year.report.document.texts
        #expect(undeclared.contains { $0.contains("未完成的有0项，未申报的有8项，具体如下。") })
        #expect(undeclared.contains { $0.hasSuffix("14.30%，未申报。") })
        #expect(!undeclared.contains { $0.contains("申报未申报") })
        try year.reportEverything()
        let declared = year.report.document.texts
        #expect(declared.contains { $0.contains("未完成的有0项，具体如下。") })
        #expect(declared.contains { $0.hasSuffix("14.30%，申报完成。") })
    }

    @Test func `Evidence is introduced as what it is`() throws {
        var year = EvaluatedYear(recovered: true)
        try year.record(
            "DeclareTaskCompletion",
            ["task": "T05", "status": "complete", "evidence": "年度工作总结"])
        let lagging = year.report.document.texts.first { $0.hasPrefix("支出进度滞后") }
        #expect(lagging?.contains("年末收回8.57万元，佐证为：年度工作总结；") == true)
    }

    @Test func `Quotation marks inside quotation marks are single ones`() throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.record("OpenSelfEvaluation")
        try year.record(
            "OverrideScore",
            ["indicator": "“三公经费”控制率", "score": "1", "reason": "公务接待控制不严"])
        let texts = year.report.document.texts
        #expect(texts.contains { $0.contains("“‘三公经费’控制率”分值2分") })
        #expect(!texts.contains { $0.contains("““") || $0.contains("””") })
    }
}
