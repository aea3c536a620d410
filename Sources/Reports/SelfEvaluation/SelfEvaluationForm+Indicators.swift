import BudgetDomain

extension SelfEvaluationForm {
    /// The block of indicators, first and second levels merged over their rows.
    var indicators: Table {
        Table(
            columns: [
                .init(width: 5, .center), .init(width: 6, .center), .init(width: 9),
                .init(width: 5, .center), .init(width: 5, .center), .init(width: 6, .center),
                .init(width: 5, .right), .init(width: 5, .right), .init(width: 8),
            ],
            headerRows: [
                .init(
                    ["一级指标", "二级指标", "三级指标", "指标值", "度量单位", "实际完成值", "分值", "得分", "未完成原因分析"]
                        .map { .text($0) }, role: .header)
            ],
            bodyRows: rows)
    }

    private var rows: [Table.Row] {
        let results = report.result.indicators
        return results.indices.map { index in
            let levels = results.levelCells(at: index) { name, weight in
                "\(SelfEvaluationReport.groupName(name))（\(weight.exactText)分）"
            }
            return Table.Row(levels + cells(of: results[index]))
        }
    }

    private func cells(of row: IndicatorResult) -> [Cell] {
        let indicator = row.indicator
        let scope = "indicator.\(indicator.indicator)"
        let isBlank = row.weight == .zero
        return [
            .text(indicator.level3),
            .text((indicator.operator?.rawValue ?? "") + (indicator.target ?? "")),
            .text(indicator.measure ?? ""),
            Cell(row.shownValue, identifier: "\(scope).actual"),
            Cell(.decimal(row.weight, places: 2), identifier: "\(scope).weight"),
            isBlank
                ? .blank : Cell(.decimal(row.score, places: 2), identifier: "\(scope).score"),
            row.reason.map { Cell(.text($0), identifier: "\(scope).reason") } ?? .blank,
        ]
    }
}

extension IndicatorResult {
    /// What was reached as a value of a cell: a rate where the log computed it, else as reported.
    var shownValue: ShownValue {
        if isComputed { return .rate(actual) }
        return shownActual.map { .text($0) } ?? .blank
    }
}

extension [IndicatorResult] {
    /// The merged cells of the first and second level that begin at a row.
    ///
    /// `name` words the first level from its name and the weight of its rows.
    func levelCells(at index: Int, _ name: (String, Rate) -> String) -> [Cell] {
        var cells: [Cell] = []
        if let first = runLength(at: index, { $0.level1 }) {
            let weight = self[index..<(index + first)].reduce(Rate.zero) { $0 + $1.weight }
            cells.append(.text(name(self[index].indicator.level1, weight), rowSpan: first))
        }
        if let second = runLength(at: index, { $0.level1 + "\n" + $0.level2 }) {
            cells.append(.text(self[index].indicator.level2, rowSpan: second))
        }
        return cells
    }

    /// How many rows from here on share a level; nil where the row above shares it already.
    private func runLength(at index: Int, _ level: (Indicator) -> String) -> Int? {
        let own = level(self[index].indicator)
        if index > 0, level(self[index - 1].indicator) == own { return nil }
        return self[index...].prefix { level($0.indicator) == own }.count
    }
}
