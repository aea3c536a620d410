import BudgetDomain
import JSON
import Reports
import Testing

/// Form 4.3: what the book knows is filled in, the rest is left to fill.
@Suite struct MonitoringFormTests {
    private var document: Document {
        let year = EvaluatedYear()
        return MonitoringReport(
            MonitoringReport.Source(
                figures: year.figures, byFundSource: year.source.byFundSource,
                selfEvaluation: year.state, ruleSet: year.ruleSet.label, headHash: "0a")
        ).document
    }

    private var tables: [Table] { tables(document.blocks) }

    private func tables(_ blocks: [Block]) -> [Table] {
        blocks.flatMap { block -> [Table] in
            switch block {
            case .table(let table): [table]
            case .landscape(let inner): tables(inner)
            default: []
            }
        }
    }

    @Test func `Money is filled in by source`() {
        let rows = tables[1].bodyRows.map { $0.cells.map(\.value.text).joined(separator: "|") }
        #expect(
            rows == [
                "年度资金总额|134.50|69.64|51.78%|", "其中：本年一般公共预算拨款|134.50|69.64|51.78%|",
                "其他资金|0.00|0.00|—|",
            ])
    }

    @Test func `What was reported after the month of filling in is not of the months monitored`()
        throws
    {
        var year = EvaluatedYear()
        try year.record(
            "DefineIndicator",
            [
                "task": "T06", "indicator": "guided", "level1": "产出指标", "level2": "数量指标",
                "level3": "指导单位数", "kind": "quantitative", "operator": "≥", "target": "30",
                "measure": "个", "weight": "90",
            ])
        let reports = [(8, 2021, "21"), (9, 2021, "25"), (12, 2021, "34"), (3, 2022, "36")]
        for (month, fiscalYear, value) in reports {
            let date = CalendarDate.lastDay(of: month, fiscalYear)
            year.state.evolve(
                .indicatorActualReported(
                    IndicatorActualReported(indicator: "guided", value: value, evidence: nil)),
                by: "accountant", on: date)
        }
        #expect(try shown(year, endOf: 6) == "≥30个|")
        #expect(try shown(year, endOf: 7) == "≥30个|21个")
        // What is older than the months shown says of which day it is.
        #expect(try shown(year, endOf: 10) == "≥30个|25个（9月30日）")
        #expect(try shown(year, endOf: 11) == "≥30个|34个")
        // The whole year is what its self-evaluation says.
        #expect(try shown(year, endOf: 12) == "≥30个|36个")
    }

    /// The target and what was reached of the sixth project, on its form as of a month's end.
    private func shown(_ year: EvaluatedYear, endOf month: Int) throws -> String {
        let figures = YearFigures(
            unit: "Q01", unitName: "演示区委办公室", fiscalYear: 2021,
            asOf: .lastDay(of: month, 2021), version: 1, tasks: year.tasks, threePublicBudget: nil,
            threePublicSpent: .zero)
        let document = MonitoringReport(
            MonitoringReport.Source(
                figures: figures, byFundSource: [:], selfEvaluation: year.state,
                ruleSet: year.ruleSet.label, headHash: "0a")
        ).document
        let rows = tables(document.blocks).flatMap(\.bodyRows).filter { row in
            row.cells.contains { $0.value.text == "指导单位数" }
        }
        let row = try #require(rows.first)
        return row.cells[3...4].map(\.value.text).joined(separator: "|")
    }

    @Test func `Every table fills its grid`() {
        #expect(tables.count == 24)
        for table in tables {
            #expect(TableGrid(table).slots.allSatisfy { $0.allSatisfy { $0 != .empty } })
        }
        #expect(document.kind == .monitoring)
    }
}
