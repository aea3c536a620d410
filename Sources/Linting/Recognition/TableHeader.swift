/// The head of a recognised table: which column holds what.
struct TableHeader {
    struct Column {
        /// nil for a title unknown here.
        let kind: ColumnKind?
        let title: String
        /// The place of the title, in the measure of the line's layout.
        let position: Int
        /// The width of the title, in the same measure.
        var width = 1
    }

    let columns: [Column]
    /// Index of the first line after the head.
    let end: Int
    /// Index of the head's first line.
    let start: Int
    let layout: PrintedLine.Layout

    var form: TableForm? { TableForm(kinds: Set(columns.compactMap(\.kind))) }

    func has(_ kind: ColumnKind) -> Bool { columns.contains { $0.kind == kind } }

    /// The head moved by one column where its first row shows that the titles lost the cell above the
    /// labels: a name, then figures, under titles of figures alone.
    func besideLabels(_ lines: [PrintedLine]) -> TableHeader {
        guard layout == .tabs, columns.first?.kind?.isNumeric == true, end < lines.count,
            lines[end].layout == .tabs, lines[end].cells.count > 2,
            PrintedNumber(lines[end].cells[0].text) == nil,
            !squeezed(lines[end].cells[0].text).isEmpty,
            PrintedNumber(lines[end].cells[1].text) != nil
        else { return self }
        return TableHeader(
            columns: columns.map {
                Column(kind: $0.kind, title: $0.title, position: $0.position + 1, width: $0.width)
            }, end: end, start: start, layout: layout)
    }
}

/// The kinds of tables the linter understands.
enum TableForm {
    /// 年度主要任务 of the department's form.
    case tasks
    /// 预算情况 of the department's form, 项目资金 of the project's form.
    case funds
    /// 绩效指标 of both forms.
    case indicators
    /// 各项指标得分情况表.
    case scores
    /// Monthly execution.
    case monthly
    /// This year beside the year before.
    case comparison

    init?(kinds: Set<ColumnKind>) {
        func all(_ wanted: ColumnKind...) -> Bool { wanted.allSatisfy(kinds.contains) }
        let named = kinds.contains(.taskName)
        if kinds.contains(.level3) || all(.level2, .weight, .score) {
            guard all(.weight, .score) || all(.target, .actual) else { return nil }
            self = .indicators
        } else if all(.scoreRate, .weight, .score) {
            self = .scores
        } else if kinds.contains(.executed),
            kinds.contains(.timeProgress) || kinds.contains(.month)
                || all(.initialRate, .adjustedRate)
        {
            self = .monthly
        } else if named, kinds.contains(.executed), kinds.contains(.budget), kinds.contains(.rate) {
            self = .tasks
        } else if kinds.contains(.executed), !named,
            kinds.contains(.adjustedBudget) || kinds.contains(.initialBudget)
                || kinds.contains(.budget),
            kinds.contains(.rate) || kinds.contains(.score)
        {
            self = .funds
        } else if all(.previousYear, .currentYear),
            kinds.contains(.change) || kinds.contains(.changeRate)
        {
            self = .comparison
        } else {
            return nil
        }
    }
}
