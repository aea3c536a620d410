import BudgetDomain
import Reports
import Testing

/// Every figure of the form can be asked about.
@Suite struct ScoreExplanationTests {
    private func report() throws -> SelfEvaluationReport {
        var year = EvaluatedYear(recovered: true)
        try year.reportEverything()
        try year.openAndOverride()
        return year.report
    }

    private func told(_ name: String) throws -> String {
        let explanation = try #require(
            try report().explanation(of: FigureIdentifier(rawValue: name)))
        let parts = explanation.parts.map { "\($0.title) \($0.value.text)" }
        return "\(explanation.value.text) = \(parts.joined(separator: ", "))"
    }

    @Test func `Sums are explained by their members`() throws {
        #expect(
            try told("score.total.score")
                == "98.00 = 预算执行 9.00, 投入管理 19.00, 产出指标 40.00, 效益指标 30.00")
        #expect(try told("score.group2.score") == "40.00 = 重点工作完成率 20.00, 年度目标实现率 20.00")
        #expect(try told("score.budgetExecution.scoreRate") == "90.00% = 得分 9.00, 分值 10.00")
        #expect(try told("score.grade").hasPrefix("优 = 自评得分 98.00, 优 90分及以上"))
    }

    @Test func `An override is explained with what the rule gives and why it was set`() throws {
        #expect(
            try told("score.budgetExecution.score")
                == "9.00 = 执行率（调整口径） 100.00%, 分值 10.00, 按规则得分 10.00, 说明 按年中调整预算口径核定")
        #expect(
            try told("indicator.budgetExecutionRate.score")
                == "1.00 = 指标值 ≥90%, 完成值 100.00%, 分值 2.00, 按规则得分 2.00, 说明 项目支出执行偏低")
    }

    @Test func `Computed actuals are explained by the book's figures`() throws {
        #expect(
            try told("indicator.threePublicControlRate.actual") == "23.18% = 支出数 6.49, 预算数 28.00")
        #expect(try told("indicator.specialFundRefinementRate.actual") == "90% = ")
    }

    @Test(arguments: [
        "score", "score.group9.score", "indicator.nothing.score", "score.total.colour",
    ])
    func `Names that are no figures have none`(name: String) throws {
        #expect(try report().explanation(of: FigureIdentifier(rawValue: name)) == nil)
    }
}
