import BudgetDomain
import Reports
import Testing

/// The report of several units: whose task a row is, and the course of their year together.
@Suite struct DepartmentDocumentTests {
    private func unit(
        _ code: String, _ name: String, tasks: [(String, String)], course: Bool = true
    )
        -> SelfEvaluationReport.Source
    {
        var money = ExecutionFigures()
        money.initial = wan("10.00")
        money.spentByMonth[11] = wan("4.00")
        let rows = tasks.map { code, name in
            YearFigures.TaskFigures(
                task: BudgetTask(code: code, name: name, category: .project), figures: money)
        }
        let figures = YearFigures(
            unit: code, unitName: name, fiscalYear: 2021, asOf: .lastDay(of: 12, 2021), version: 9,
            tasks: rows, threePublicBudget: nil, threePublicSpent: .zero)
        let months = ExecutionCourse(months: [
            .init(day: .lastDay(of: 1, 2021), basic: ExecutionFigures(), project: money),
            .init(day: .lastDay(of: 2, 2021), basic: ExecutionFigures(), project: money),
        ])
        return SelfEvaluationReport.Source(
            figures: figures, byFundSource: [:], selfEvaluation: SelfEvaluation(),
            ruleSet: .standard, headHash: "0a", course: course ? months : nil)
    }

    private func report(_ sources: SelfEvaluationReport.Source...) -> SelfEvaluationReport {
        SelfEvaluationReport(SelfEvaluationReport.Source(department: "某部门", of: sources))
    }

    private func blocks(_ report: SelfEvaluationReport) -> [Block] {
        report.document.blocks.flatMap { block -> [Block] in
            if case .landscape(let inner) = block { inner } else { [block] }
        }
    }

    @Test func `Tasks stand under their unit, with its name only where two have one name`() throws {
        let report = report(
            unit("甲", "甲办公室", tasks: [("T1", "培训"), ("T2", "运维")]),
            unit("乙", "乙中心", tasks: [("T1", "培训")]))
        let tables = blocks(report).compactMap { block -> Table? in
            if case .table(let table) = block, table.caption == "年度主要任务" { table } else { nil }
        }
        let table = try #require(tables.first)
        #expect(
            table.bodyRows.map { $0.cells[0].value.text } == [
                "甲办公室", "培训（甲办公室）", "运维", "乙中心", "培训（乙中心）",
            ])
        #expect(table.bodyRows.map { $0.role == .header } == [true, false, false, true, false])
        #expect(TableGrid(table).slots.allSatisfy { $0.allSatisfy { $0 != .empty } })
    }

    @Test func `The year's course is that of all units together`() throws {
        let report = report(
            unit("甲", "甲办公室", tasks: [("T1", "培训")]), unit("乙", "乙中心", tasks: [("T1", "运维")]))
        #expect(report.scopes.course?.months.map(\.project.spent) == [wan("8.00"), wan("8.00")])
        let charts = blocks(report).filter { if case .chart(.line) = $0 { true } else { false } }
        #expect(charts.count == 1)
    }

    @Test func `Where one unit's course is not known there is none`() {
        let report = report(
            unit("甲", "甲办公室", tasks: [("T1", "培训")]),
            unit("乙", "乙中心", tasks: [("T1", "运维")], course: false))
        #expect(report.scopes.course == nil)
    }
}
