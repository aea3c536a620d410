import BudgetDomain

/// The block of money of any form: which columns it has, and a row of them (资金情况).
struct MoneyTable {
    let template: CatalogueTemplate
    /// The weight of the execution block.
    let weight: Rate
    /// Recovery has a column of its own, so that a rate made full by it is seen as such.
    let hasRecovery: Bool

    /// The columns that are printed.
    var columns: [FormLayout.MoneyColumn] {
        template.form.moneyColumns.filter { column in
            switch column.kind {
            case .recovered: hasRecovery
            case .weight, .score: template.hasExecutionBlock
            default: true
            }
        }
    }

    func header(_ corner: String) -> Table.Row {
        let titles = columns.map { $0.title.replacing("{weight}", with: weight.exactText) }
        return Table.Row(([corner] + titles).map { .text($0) }, role: .header)
    }

    func row(_ title: String, _ cell: (FormLayout.MoneyColumn.Kind) -> Cell) -> Table.Row {
        Table.Row([.text(title)] + columns.map { cell($0.kind) })
    }

    /// 执行数 ÷ 调整数 of the same row; nil where one of them is not printed.
    var ratio: CellFormula? {
        let kinds = columns.map(\.kind)
        guard let spent = kinds.firstIndex(of: .spent),
            let adjusted = kinds.firstIndex(of: .adjusted)
        else { return nil }
        return .ratio(numerator: spent + 1, denominator: adjusted + 1)
    }
}

extension FormLayout {
    /// Whether what was carried over has a row of its own.
    var hasCarryoverRow: Bool { moneyRows.contains { $0.kind == .carryover } }

    /// The rows that make up the whole by what it is spent on, else by where it comes from; nil where
    /// the form has no such two.
    var rowsOfWhole: CellFormula? {
        let pairs: [[MoneyRow.Kind]] = [[.basic, .project], [.fiscal, .other]]
        let kinds = moneyRows.map(\.kind)
        return pairs.lazy.map { pair in pair.compactMap { kinds.firstIndex(of: $0) } }
            .first { $0.count == 2 }.map { .sumOfRows($0) }
    }
}
