import BudgetDomain

/// The block of indicators of any form, in the columns its template has, upper levels merged over their rows.
struct IndicatorTable {
    let template: CatalogueTemplate
    let results: [IndicatorResult]
    var caption: String?
    /// The line under the rows; nil leaves it out whatever the form says.
    var total: Total?

    /// What all rows make together, the execution rate's points included.
    struct Total {
        let weight: Rate
        let score: Rate
        let identifier: FigureIdentifier
        let weightIdentifier: FigureIdentifier
    }

    var table: Table {
        let columns = template.form.columns
        return Table(
            caption: caption,
            columns: columns.map { Table.Column(width: $0.width, $0.kind.alignment) },
            headerRows: [.init(columns.map { .text($0.title) }, role: .header)],
            bodyRows: results.indices.map { index in
                Table.Row(columns.flatMap { cells(of: $0.kind, at: index) })
            }, totalRows: totalRows)
    }

    // MARK: - Rows

    /// One cell, or none where a merged cell from above reaches down.
    private func cells(of kind: FormLayout.Column.Kind, at index: Int) -> [Cell] {
        let row = results[index]
        let indicator = row.indicator
        switch kind {
        case .goal: return merged(at: index, \.goalKey) { goalName($0, weight: $1) }
        case .level1: return merged(at: index, \.level1Key) { groupName($0, weight: $1) }
        case .level2: return merged(at: index, \.level2Key) { row, _ in row.level2 }
        case .level3: return [.text(indicator.level3)]
        case .origin: return [.text(indicator.common == true ? "共性" : "个性")]
        case .target: return [.text(target(of: row, row.originalTarget ?? indicator.target))]
        case .adjustedTarget:
            let adjusted = row.originalTarget == nil ? nil : indicator.target
            return [adjusted.map { .text(target(of: row, $0)) } ?? .blank]
        default: return [figure(kind, of: row)]
        }
    }

    private func figure(_ kind: FormLayout.Column.Kind, of row: IndicatorResult) -> Cell {
        let scope = "indicator.\(row.indicator.indicator)"
        switch kind {
        case .measure: return .text(row.indicator.measure ?? "")
        case .actual:
            return Cell(row.shownValue(by: template), identifier: "\(scope).actual")
        case .weight: return Cell(template.points(row.weight), identifier: "\(scope).weight")
        case .score:
            let isBlank = row.isExcluded || template.subject == .unit && row.weight == .zero
            return isBlank
                ? .blank : Cell(template.points(row.score), identifier: "\(scope).score")
        case .scoreRate:
            return Cell(.rate(row.scoreRate), identifier: "\(scope).scoreRate")
        case .reason:
            return row.reason.map { Cell(.text($0), identifier: "\(scope).reason") } ?? .blank
        default: return .blank
        }
    }

    /// With its unit, unless a column of its own has that.
    private func target(of row: IndicatorResult, _ target: String?) -> String {
        // Without a column for the adjusted target, the target is the one that counts.
        let kinds = template.form.columns.map(\.kind)
        let shown = kinds.contains(.adjustedTarget) ? target : row.indicator.target
        let sign = row.indicator.operator?.rawValue ?? ""
        guard kinds.contains(.measure) else { return row.indicator.targetText(shown) }
        return sign + (shown ?? "")
    }

    private var totalRows: [Table.Row] {
        let kinds = template.form.columns.map(\.kind)
        guard let total, let title = template.form.totalRow,
            let first = kinds.firstIndex(where: { $0 == .weight || $0 == .score }), first > 0
        else { return [] }
        let label = Cell.text(title, columnSpan: first, alignment: .center)
        let figures = kinds[first...].map { kind -> Cell in
            switch kind {
            case .weight:
                Cell(template.points(total.weight), identifier: total.weightIdentifier)
            case .score: Cell(template.points(total.score), identifier: total.identifier)
            default: .blank
            }
        }
        return [.init([label] + figures, role: .total)]
    }

    // MARK: - Merged levels

    private func merged(
        at index: Int, _ key: KeyPath<Indicator, [String]>,
        _ name: (Indicator, Rate) -> String
    ) -> [Cell] {
        guard let run = results.map(\.indicator).run(from: index, by: key) else { return [] }
        let weight = results[run].reduce(Rate.zero) { $0 + $1.weight }
        return [.text(name(results[index].indicator, weight), rowSpan: run.count)]
    }

    private func goalName(_ indicator: Indicator, weight: Rate) -> String {
        let name = template.goals.first { $0.goal == indicator.goal }?.name ?? ""
        return template.isScored ? "\(name)（\(weight.exactText)分）" : name
    }

    private func groupName(_ indicator: Indicator, weight: Rate) -> String {
        guard template.form.showsGroupWeights, template.isScored else { return indicator.level1 }
        let name =
            template.goals.isEmpty ? template.group(of: indicator) : indicator.level1
        return "\(name)（\(weight.exactText)分）"
    }
}

extension Indicator {
    /// What rows under one cell of each level have in common.
    var goalKey: [String] { [goal ?? ""] }
    var level1Key: [String] { [goal ?? "", level1] }
    var level2Key: [String] { [goal ?? "", level1, level2] }
}

extension [Indicator] {
    /// The rows under one merged cell that begins at a row; nil where it began above.
    func run(from index: Int, by key: KeyPath<Indicator, [String]>) -> Range<Int>? {
        let own = self[index][keyPath: key]
        if index > 0, self[index - 1][keyPath: key] == own { return nil }
        return index..<(index + self[index...].prefix { $0[keyPath: key] == own }.count)
    }
}

extension FormLayout.Column.Kind {
    fileprivate var alignment: Table.Alignment {
        switch self {
        case .weight, .score, .scoreRate: .right
        case .level3, .reason: .left
        default: .center
        }
    }
}

extension IndicatorResult {
    /// What was reached as a value of a cell: a rate where the log computed it, else as reported,
    /// with its unit where the form has no column for units.
    func shownValue(by template: CatalogueTemplate) -> ShownValue {
        if isComputed { return .rate(actual) }
        guard let text = shownActual else { return .blank }
        let hasColumn = template.form.columns.contains { $0.kind == .measure }
        return .text(hasColumn ? text : indicator.withMeasure(text))
    }
}
