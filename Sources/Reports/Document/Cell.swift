/// One cell of a table: a value, how it stands, and what it was computed from.
package struct Cell: Hashable, Sendable {
    package let value: ShownValue
    package let columnSpan: Int
    package let rowSpan: Int
    package let emphasis: Emphasis
    /// Overrides the column's alignment; nil keeps it.
    package let alignment: Table.Alignment?
    /// Names the figure where the value was computed from the book.
    package let identifier: FigureIdentifier?
    /// How the value follows from its neighbours, for formats that can compute it again.
    package let formula: CellFormula?

    package init(
        _ value: ShownValue, columnSpan: Int = 1, rowSpan: Int = 1, emphasis: Emphasis = .normal,
        alignment: Table.Alignment? = nil, identifier: FigureIdentifier? = nil,
        formula: CellFormula? = nil
    ) {
        self.value = value
        self.columnSpan = max(columnSpan, 1)
        self.rowSpan = max(rowSpan, 1)
        self.emphasis = emphasis
        self.alignment = alignment
        self.identifier = identifier
        self.formula = formula
    }

    /// A cell of plain text.
    package static func text(
        _ text: String, columnSpan: Int = 1, rowSpan: Int = 1, emphasis: Emphasis = .normal,
        alignment: Table.Alignment? = nil
    ) -> Cell {
        Cell(
            .text(text), columnSpan: columnSpan, rowSpan: rowSpan, emphasis: emphasis,
            alignment: alignment)
    }

    /// An empty cell.
    package static let blank = Cell(.blank)

    package enum Emphasis: Hashable, Sendable {
        case normal
        case strong
        /// Paler than its surroundings, for what only fills a form.
        case muted
    }

    /// The bound figure, where the cell has one.
    package var figure: Figure? {
        identifier.map { Figure($0, value) }
    }
}

/// How a cell's value follows from other cells of its table; the value itself is already computed.
///
/// Row numbers count from 0 at the first of the table's `bodyRows` and go on through `totalRows`;
/// column numbers count grid places from 0.
package enum CellFormula: Hashable, Sendable {
    /// The sum of the same column over all body rows.
    case sumOfBody
    /// The sum of the same column over the rows named.
    case sumOfRows([Int])
    /// The sum of the columns named, in the same row.
    case sumOfColumns([Int])
    /// One column divided by another, in the same row.
    case ratio(numerator: Int, denominator: Int)
    /// One column less another, in the same row.
    case difference(minuend: Int, subtrahend: Int)
}
