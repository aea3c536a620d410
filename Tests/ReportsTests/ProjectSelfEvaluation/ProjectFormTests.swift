import BudgetDomain
import JSON
import Reports
import Testing

/// Form 4.2: one project's money, goal and indicators.
@Suite struct ProjectFormTests {
    private func defined() throws -> EvaluatedYear {
        var year = EvaluatedYear()
        for (id, level1, target, weight) in [
            ("inspections", "产出指标", "12", "50"), ("risk", "效益指标", "90%", "30"),
            ("users", "满意度指标", "90%", "10"),
        ] {
            try year.record(
                "DefineIndicator",
                [
                    "task": "T06", "indicator": .string(id), "level1": .string(level1),
                    "level2": .string(level1), "level3": .string(id), "kind": "quantitative",
                    "operator": "≥", "target": .string(target), "weight": .string(weight),
                ])
        }
        try year.record("ReportIndicatorActual", ["indicator": "inspections", "value": "9"])
        try year.record("ReportIndicatorActual", ["indicator": "risk", "value": "95%"])
        try year.record("ReportIndicatorActual", ["indicator": "users", "value": "90%"])
        return year
    }

    private func texts(_ row: Table.Row) -> String {
        row.cells.map(\.value.text).joined(separator: "|")
    }

    @Test func `A project's own indicators score with its execution, ten and ninety`() throws {
        let report = ProjectSelfEvaluationReport(try defined().source, task: "T06")
        let result = try #require(report.projects.first?.result)
        #expect(result.weightSum == Rate(whole: 100))
        #expect(result.budgetExecution.score == Rate(whole: 10))
        #expect(
            result.indicators.map { $0.score?.decimalTextRounded } == ["37.50", "30.00", "10.00"])
        #expect(result.score.decimalTextRounded == "87.50")
    }

    @Test func `A project's indicators are no rows of the unit's form`() throws {
        let year = try defined()
        #expect(year.state.catalogue == .standard)
        #expect(year.report.result.indicators.count == 23)
    }

    @Test func `The form prints money by source, goal, indicators and total`() throws {
        let document = ProjectSelfEvaluationReport(try defined().source, task: "T06").document
        let tables = document.blocks.compactMap { block -> Table? in
            if case .table(let table) = block { table } else { nil }
        }
        #expect(
            tables[1].bodyRows.map(texts) == [
                "年度资金总额|5.00|3.29|3.29|10.00|100.00%|10.00", "其中：当年财政拨款|5.00|3.29|3.29|||",
                "上年结转资金||0.00||||", "其他资金|0.00|0.00|0.00|||",
            ])
        #expect(texts(tables[3].bodyRows[0]) == "产出指标|产出指标|inspections|≥12|9|50.00|37.50|")
        #expect(tables[3].totalRows.map(texts) == ["总分（含执行率得分）|100.00|87.50|"])
    }

    @Test func `Every project has a form, with indicators or without`() {
        let document = ProjectSelfEvaluationReport(EvaluatedYear().source).document
        let headings = document.blocks.filter { if case .heading = $0 { true } else { false } }
        #expect(headings.count == 8)
        #expect(document.blocks.filter { $0 == .pageBreak }.count == 7)
        #expect(document.kind == .projectSelfEvaluation)
    }

    @Test func `Indicators are defined of tasks that exist`() {
        var year = EvaluatedYear()
        #expect(throws: BudgetRejection.self) {
            try year.record(
                "DefineIndicator",
                [
                    "task": "T99", "indicator": "a", "level1": "b", "level2": "c", "level3": "d",
                    "kind": "qualitative", "weight": "1",
                ])
        }
    }
}
