import Reports

/// A table of a DOCX file, with merged cells and heads that repeat on every page.
struct WordTable {
    private let table: Table
    private let grid: TableGrid
    private let fitting: TableFitting

    private static let headShade = "F2F2F2"

    init(_ table: Table, on page: WordStyle.Page) {
        self.table = table
        grid = TableGrid(table)
        fitting = TableFitting(table, grid, on: page)
    }

    func write(to writer: inout XMLWriter) {
        writer.element("w:tbl") { element in
            element.element("w:tblPr") { properties in
                properties.empty("w:tblStyle", ["w:val": "TableGrid"])
                let width = fitting.widths.reduce(0, +)
                properties.empty("w:tblW", ["w:w": "\(width)", "w:type": "dxa"])
                properties.empty("w:jc", ["w:val": "center"])
                properties.empty("w:tblLayout", ["w:type": "fixed"])
            }
            element.element("w:tblGrid") { columns in
                for width in fitting.widths {
                    columns.empty("w:gridCol", ["w:w": "\(width)"])
                }
            }
            let rows = table.rows
            for row in rows.indices {
                self.row(row, rows[row].role, isLast: row == rows.count - 1, &element)
            }
        }
    }

    private func row(
        _ row: Int, _ role: Table.Row.Role, isLast: Bool, _ writer: inout XMLWriter
    ) {
        let isHead = row < table.headerRows.count
        let keeps =
            !isLast
            && (isHead || role == .header || fitting.staysWhole || isInGroup(row)
                || table.rows[row + 1].role == .total)
        writer.element("w:tr") { element in
            element.element("w:trPr") { properties in
                properties.empty("w:cantSplit")
                properties.empty("w:trHeight", ["w:val": "340", "w:hRule": "atLeast"])
                if isHead { properties.empty("w:tblHeader") }
            }
            var column = 0
            while column < grid.columnCount {
                column += cell(row, column, role, keepsNext: keeps, &element)
            }
        }
    }

    /// Whether a merged cell of few rows goes on below, or one of many has just begun.
    private func isInGroup(_ row: Int) -> Bool {
        grid.slots[row].indices.contains { column in
            var (top, left) = (row, column)
            if case .covered(let coveredTop, let coveredLeft) = grid.slots[row][column] {
                (top, left) = (coveredTop, coveredLeft)
            }
            guard case .cell(_, _, let rows) = grid.slots[top][left] else { return false }
            return rows <= TableFitting.smallestGroup ? row < top + rows - 1 : row == top
        }
    }

    /// Writes what stands at a place and returns how many columns it takes.
    private func cell(
        _ row: Int, _ column: Int, _ role: Table.Row.Role, keepsNext: Bool,
        _ writer: inout XMLWriter
    ) -> Int {
        var shown: Cell?
        var span = 1
        var merge: String?
        switch grid.slots[row][column] {
        case .empty: break
        case .cell(let cell, let columns, let rows):
            shown = cell
            span = columns
            merge = rows > 1 ? "restart" : nil
        case .covered(let top, let left):
            if case .cell(_, let columns, _) = grid.slots[top][left] { span = columns }
            merge = "continue"
        }
        let width = fitting.widths[column..<(column + span)].reduce(0, +)
        writer.element("w:tc") { element in
            element.element("w:tcPr") { properties in
                properties.empty("w:tcW", ["w:w": "\(width)", "w:type": "dxa"])
                if span > 1 { properties.empty("w:gridSpan", ["w:val": "\(span)"]) }
                if let merge { properties.empty("w:vMerge", ["w:val": merge]) }
                if role == .header {
                    properties.empty(
                        "w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": Self.headShade])
                }
                properties.empty("w:vAlign", ["w:val": "center"])
            }
            let alignment = shown.map { table.alignment(of: $0, column: column, role: role) }
            element.element("w:p") { paragraph in
                paragraph.element("w:pPr") { properties in
                    properties.empty("w:pStyle", ["w:val": "TableText"])
                    if keepsNext { properties.empty("w:keepNext") }
                    // Whatever font stands in, rows are as high as was counted on.
                    properties.empty(
                        "w:spacing",
                        [
                            "w:line": "\(fitting.halfPoints * TableFitting.linePitch)",
                            "w:lineRule": "exact",
                        ])
                    properties.empty("w:jc", ["w:val": Self.name(of: alignment ?? .left)])
                }
                if let shown { run(shown, role, &paragraph) }
            }
        }
        return span
    }

    private func run(_ cell: Cell, _ role: Table.Row.Role, _ writer: inout XMLWriter) {
        let text = TextLayout.printable(cell.value.text)
        guard !text.isEmpty else { return }
        writer.element("w:r") { run in
            run.element("w:rPr") { properties in
                if role == .header {
                    properties.empty(
                        "w:rFonts", ["w:eastAsia": WordStyle.Typeface.black.name])
                }
                if role != .body || cell.emphasis == .strong { properties.empty("w:b") }
                if let color = Self.color(of: cell) {
                    properties.empty("w:color", ["w:val": color])
                }
                properties.empty("w:sz", ["w:val": "\(fitting.halfPoints)"])
                properties.empty("w:szCs", ["w:val": "\(fitting.halfPoints)"])
            }
            run.element("w:t", ["xml:space": "preserve"], text: text)
        }
    }

    private static func color(of cell: Cell) -> String? {
        if case .light(let light) = cell.value { return String(SVGColor.ofWord(light).dropFirst()) }
        return cell.emphasis == .muted ? "6B6B6B" : nil
    }

    private static func name(of alignment: Table.Alignment) -> String {
        switch alignment {
        case .left: "left"
        case .center: "center"
        case .right: "right"
        }
    }
}
