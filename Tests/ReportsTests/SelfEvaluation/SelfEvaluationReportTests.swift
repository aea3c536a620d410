import BudgetDomain
import JSON
import Reports
import Testing

/// Case 15: a whole year's self-evaluation, figure by figure.
@Suite struct SelfEvaluationReportTests {
    private func case15() throws -> SelfEvaluationReport {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.openAndOverride()
        return year.report
    }

    @Test func `Case 15: table 4_5 sums up to 98 with the best grade`() throws {
        let report = try case15()
        let lines = report.overview.map {
            "\($0.name) \($0.weight.decimalTextRounded) \($0.score.decimalTextRounded) "
                + ($0.scoreRate?.percentText ?? "—")
        }
        #expect(
            lines == [
                "预算执行 10.00 9.00 90.00", "投入管理 20.00 19.00 95.00", "产出指标 40.00 40.00 100.00",
                "效益指标 30.00 30.00 100.00", "合计 100.00 98.00 98.00",
            ])
        #expect(report.result.grade == "优")
    }

    @Test func `Case 15: by rule alone the table version scores 100`() throws {
        var year = EvaluatedYear()
        try year.reportEverything()
        #expect(year.report.result.score == Rate(whole: 100))
        #expect(year.report.result.unscored.isEmpty)
    }

    @Test func `Case 4: by rule alone the text version scores 99_31`() throws {
        var year = EvaluatedYear()
        // The projects' budgets add up to 178.58 instead of 94.77.
        year.tasks[0] = year.tasks[0].changed { $0.decreased -= wan("83.81") }
        #expect(year.figures.whole.adjusted == wan("1209.35"))
        try year.reportEverything()
        #expect(year.report.result.budgetExecution.rate?.percentText == "93.07")
        #expect(year.report.result.budgetExecution.score?.decimalTextRounded == "9.31")
        #expect(year.report.result.score.decimalTextRounded == "99.31")
    }

    @Test func `The blocks of the form have the rates of case 3`() throws {
        let report = try case15()
        #expect(
            report.tasks.map { $0.figures.rateOnInitial?.percentText ?? "—" } == [
                "51.78", "23.35", "21.50", "0.00", "14.30", "65.80", "0.00", "46.47",
            ])
        let budget = report.budget.map {
            "\($0.kind.name) \($0.figures.initial.tenThousandYuanText) "
                + "\($0.figures.adjusted.tenThousandYuanText) "
                + "\($0.figures.spent.tenThousandYuanText) "
                + ($0.figures.rateOnAdjusted?.percentText ?? "—")
        }
        #expect(
            budget == [
                "部门预算总额 1207.96 1125.54 1125.54 100.00",
                "财政性资金 1207.96 1125.54 1125.54 100.00", "其他资金 0.00 0.00 0.00 —",
                "基本支出 959.96 1030.77 1030.77 100.00", "项目支出 248.00 94.77 94.77 100.00",
            ])
    }

    @Test func `Computed indicators are computed, reported ones stand as reported`() throws {
        let rows = try case15().result.indicators
        func actual(_ level3: String) -> String? {
            rows.first { $0.indicator.level3 == level3 }?.shownActual
        }
        #expect(actual("预算执行率") == "100.00%")
        #expect(actual("预算调整率") == "6.82%")
        #expect(actual("结转结余率") == "0.00%")
        #expect(actual("“三公经费”控制率") == "23.18%")
        #expect(actual("重点工作完成率") == "100.00%")
        #expect(actual("绩效监控完成率") == "8/8")
        #expect(actual("专项资金细化率") == "90%")
        #expect(actual("满意度") == "95%")
        #expect(actual("评价结果应用率") == nil)
    }

    @Test func `The JSON has the shape of the contract`() throws {
        let json = try case15().json
        #expect(json["schema"]?.integerValue == 1)
        #expect(json["unit"]?.stringValue == "Q01")
        #expect(json["version"]?.integerValue == 123)
        #expect(json["score"]?.stringValue == "98.00")
        #expect(json["grade"]?.stringValue == "优")
        #expect(
            json["overview"]?.arrayValue?.first == [
                "name": "预算执行", "weight": "10.00", "score": "9.00", "scoreRate": "90.00",
            ])
        let row = json["indicators"]?.arrayValue?.first {
            $0["indicator"]?.stringValue == "budgetExecutionRate"
        }
        #expect(row?["target"]?.stringValue == "≥90%")
        #expect(row?["weight"]?.stringValue == "2.00")
        #expect(row?["autoScore"]?.stringValue == "2.00")
        #expect(row?["score"]?.stringValue == "1.00")
        #expect(row?["reason"]?.stringValue == "项目支出执行偏低")
        let task = json["tasks"]?.arrayValue?.first { $0["task"]?.stringValue == "T05" }
        #expect(task?["rateOnInitial"]?.stringValue == "14.30")
        #expect(task?["fiscalSpent"]?.stringValue == "14300.00")
    }

    @Test
    func `The version that is printed gives scores and texts again, the figures have their own`()
        throws
    {
        var year = EvaluatedYear()
        try year.reportEverything()
        try year.openAndOverride()
        let source = SelfEvaluationReport.Source(
            figures: year.figures, byFundSource: year.source.byFundSource,
            selfEvaluation: year.state, ruleSet: year.ruleSet, version: 130, headHash: "0b")
        let report = SelfEvaluationReport(source)
        #expect(report.json["version"]?.integerValue == 130)
        #expect(report.json["figuresVersion"]?.integerValue == 123)
        #expect(report.document.provenance.books.map(\.version) == [130])
        #expect(
            ProjectSelfEvaluationReport(source).document.provenance.books.map(\.version) == [130])
    }

    @Test func `The same facts give the same bytes`() throws {
        #expect(try case15().json.text == case15().json.text)
    }
}

extension YearFigures.TaskFigures {
    /// The same task with other figures.
    func changed(_ change: (inout ExecutionFigures) -> Void) -> YearFigures.TaskFigures {
        var figures = figures
        change(&figures)
        return YearFigures.TaskFigures(task: task, figures: figures)
    }
}
