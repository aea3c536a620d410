/// A table with merged heads, body and totals, whose figures stay exact (表).
package struct Table: Hashable, Sendable {
    package let caption: String?
    /// What all its money is counted in, printed above right, such as `单位：万元`.
    package let unitNote: String?
    package let columns: [Column]
    /// Repeated on every page the table runs over.
    package let headerRows: [Row]
    package let bodyRows: [Row]
    package let totalRows: [Row]

    package init(
        caption: String? = nil, unitNote: String? = nil, columns: [Column],
        headerRows: [Row] = [], bodyRows: [Row], totalRows: [Row] = []
    ) {
        self.caption = caption
        self.unitNote = unitNote
        self.columns = columns
        self.headerRows = headerRows
        self.bodyRows = bodyRows
        self.totalRows = totalRows
    }

    /// A column's share of the width, and where its text stands.
    package struct Column: Hashable, Sendable {
        /// Relative to the other columns'; about as many Chinese characters as should fit in a line.
        package let width: Int
        package let alignment: Alignment

        package init(width: Int, _ alignment: Alignment = .left) {
            self.width = max(width, 1)
            self.alignment = alignment
        }
    }

    package enum Alignment: Hashable, Sendable {
        case left
        case center
        case right
    }

    /// One line of cells; a place covered by a cell from above or from the left has none of its own.
    package struct Row: Hashable, Sendable {
        package let cells: [Cell]
        package let role: Role

        package init(_ cells: [Cell], role: Role = .body) {
            self.cells = cells
            self.role = role
        }

        package enum Role: Hashable, Sendable {
            case body
            /// A head inside the body, where one form stacks several blocks.
            case header
            case total
        }
    }

    /// The bound figures of all cells, row by row.
    package var figures: [Figure] { rows.flatMap { $0.cells.compactMap(\.figure) } }

    /// Head, body and totals in one list; formulas count rows from the first of `bodyRows`.
    package var rows: [Row] { headerRows + bodyRows + totalRows }
}

// MARK: - Alignment

extension Table {
    /// Where a cell's text stands: its own wish, else centred in heads, else numbers flush right.
    package func alignment(of cell: Cell, column: Int, role: Row.Role) -> Alignment {
        if let own = cell.alignment { return own }
        if role == .header { return .center }
        let wanted = columns.indices.contains(column) ? columns[column].alignment : .left
        return cell.value.isNumeric && wanted == .left ? .right : wanted
    }
}
