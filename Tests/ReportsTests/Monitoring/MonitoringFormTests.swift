import BudgetDomain
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

    @Test func `Every table fills its grid`() {
        #expect(tables.count == 24)
        for table in tables {
            #expect(TableGrid(table).slots.allSatisfy { $0.allSatisfy { $0 != .empty } })
        }
        #expect(document.kind == .monitoring)
    }
}
