import BudgetDomain

/// Table 4.5: weight, score and 得分率 by group (各项指标得分情况表).
struct ScoreTable {
    let report: SelfEvaluationReport

    var table: Table {
        Table(
            caption: "各项指标得分情况表",
            columns: [.init(width: 10, .center)] + (0..<3).map { _ in .init(width: 8, .right) },
            headerRows: [
                .init(["指标", "权重分值", "得分", "得分率"].map { .text($0) }, role: .header)
            ],
            bodyRows: zip(report.overview.dropLast(), scopes).map { row, scope in
                Table.Row(cells(row, scope: scope, formula: nil))
            },
            totalRows: report.overview.suffix(1).map { row in
                Table.Row(cells(row, scope: "score.total", formula: .sumOfBody), role: .total)
            })
    }

    /// What figure identifiers call the rows but the last: `score.budgetExecution`, `score.group1`, ….
    var scopes: [String] {
        let hasBlock = report.result.budgetExecution.weight > .zero
        let groups = report.overview.count - (hasBlock ? 2 : 1)
        return (hasBlock ? ["score.budgetExecution"] : [])
            + (0..<groups).map { "score.group\($0 + 1)" }
    }

    private func cells(
        _ row: SelfEvaluationReport.OverviewRow, scope: String, formula: CellFormula?
    ) -> [Cell] {
        [
            .text(row.name),
            Cell(
                report.template.points(row.weight), identifier: "\(scope).weight",
                formula: formula),
            Cell(
                report.template.points(row.score), identifier: "\(scope).score",
                formula: formula),
            Cell(
                .rate(row.scoreRate), identifier: "\(scope).scoreRate",
                formula: .ratio(numerator: 2, denominator: 1)),
        ]
    }
}
