import BudgetDomain
import Reports

/// A table laid into a sheet: caption, unit, frozen heads, numbers, formulas.
struct SpreadsheetTable {
    private let table: Table
    private let caption: String?
    private let grid: TableGrid
    private let rows: [Table.Row]
    /// The sheet's row of the first head row.
    private let top: Int
    /// In digits: what was asked for, and at least what the numbers need.
    private let widths: [Int]

    /// A chart draws text as zero, so its table leaves cells of missing ratios empty.
    private let showsDashes: Bool

    /// `caption` stands above a table that has none of its own.
    init(_ table: Table, caption: String? = nil, showsDashes: Bool = true) {
        self.table = table
        self.caption = table.caption ?? caption
        self.showsDashes = showsDashes
        grid = TableGrid(table)
        rows = table.rows
        top = (self.caption == nil ? 0 : 1) + (table.unitNote == nil ? 0 : 1)
        widths = Self.widths(of: table, grid)
    }

    /// The sheet's row of a body or total row, counted as formulas count them.
    func sheetRow(_ row: Int) -> Int { top + table.headerRows.count + row }

    /// The first row below the table.
    var end: Int { top + rows.count }

    var columnCount: Int { grid.columnCount }

    /// Whether the table is better printed on a page turned to landscape.
    private var isWide: Bool { widths.reduce(0, +) > 100 }

    /// What a page turned to landscape holds without being printed smaller.
    private static let pageWidth = 140

    /// How many pixels the columns take: seven a digit and five for the edges.
    var pixels: Int { widths.reduce(0) { $0 + $1 * 7 + 5 } }

    func write(
        to sheet: Worksheet, of workbook: inout Workbook, provenance: DocumentProvenance,
        landscape: Bool
    ) {
        for (column, width) in widths.enumerated() {
            sheet.setWidth(width, column: column)
        }
        heads(sheet, &workbook)
        for row in rows.indices {
            for column in 0..<grid.columnCount {
                cell(row, column, sheet, &workbook)
            }
            sheet.setHeight(height(row), row: top + row)
        }
        let body = top + table.headerRows.count
        if !table.headerRows.isEmpty {
            sheet.freeze(rows: body, columns: grid.columnCount > 6 ? 1 : 0)
            sheet.repeatRows(top..<body)
        }
        sheet.setPrintArea(rows: end, columns: grid.columnCount)
        sheet.setPage(landscape: landscape || isWide, provenance: provenance)
    }

    private func heads(_ sheet: Worksheet, _ workbook: inout Workbook) {
        let columns = 0...max(grid.columnCount - 1, 0)
        var row = 0
        if let caption {
            sheet.write(caption, row, columns: columns, workbook.format(.caption))
            sheet.setHeight(28, row: row)
            row += 1
        }
        if let note = table.unitNote {
            sheet.write(note, row, columns: columns, workbook.format(.unitNote))
        }
    }

    private func cell(
        _ row: Int, _ column: Int, _ sheet: Worksheet, _ workbook: inout Workbook
    ) {
        let role = rows[row].role
        switch grid.slots[row][column] {
        case .covered: return
        case .empty:
            let style = CellStyle(.blank, alignment: .left, role: role)
            sheet.write("", top + row, column, workbook.format(style))
        case .cell(let cell, let columnSpan, let rowSpan):
            let alignment = table.alignment(of: cell, column: column, role: role)
            let format = workbook.format(CellStyle(cell, alignment: alignment, role: role))
            let place = top + row
            sheet.merge(place...(place + rowSpan - 1), column...(column + columnSpan - 1), format)
            guard let number = SpreadsheetNumber(cell.value) else {
                let text = cell.value.isNumeric && !showsDashes ? "" : cell.value.text
                return sheet.write(text, place, column, format)
            }
            let formula = cell.formula.flatMap {
                self.formula($0, of: cell, row: row - table.headerRows.count, column: column)
            }
            guard let formula else { return sheet.write(number.value, place, column, format) }
            sheet.write(formula: formula, value: number.value, place, column, format)
        }
    }
}

// MARK: - Formulas

extension SpreadsheetTable {
    /// The formula in the spreadsheet's language; nil where it would rest on what is no number.
    private func formula(
        _ formula: CellFormula, of cell: Cell, row: Int, column: Int
    ) -> String? {
        func at(_ row: Int, _ column: Int) -> String {
            Worksheet.reference(sheetRow(row), column)
        }
        var scale = ""
        if case .points = cell.value { scale = "*100" }
        switch formula {
        case .sumOfBody:
            guard !table.bodyRows.isEmpty else { return nil }
            let last = table.bodyRows.count - 1
            return "=SUM(\(at(0, column)):\(at(last, column)))"
        case .sumOfRows(let rows):
            guard rows.allSatisfy({ isNumber($0, column) }) else { return nil }
            return "=SUM(" + rows.map { at($0, column) }.joined(separator: ",") + ")"
        case .sumOfColumns(let columns):
            guard columns.allSatisfy({ isNumber(row, $0) }) else { return nil }
            return "=SUM(" + columns.map { at(row, $0) }.joined(separator: ",") + ")"
        case .ratio(let numerator, let denominator):
            guard isNumber(row, numerator), isNumber(row, denominator) else { return nil }
            let (part, whole) = (at(row, numerator), at(row, denominator))
            return "=IF(\(whole)=0,\"\(ShownValue.dash)\",\(part)/\(whole)\(scale))"
        case .difference(let minuend, let subtrahend):
            guard isNumber(row, minuend), isNumber(row, subtrahend) else { return nil }
            let difference = "\(at(row, minuend))-\(at(row, subtrahend))"
            return scale.isEmpty ? "=" + difference : "=(\(difference))" + scale
        }
    }

    private func isNumber(_ row: Int, _ column: Int) -> Bool {
        let index = table.headerRows.count + row
        guard row >= 0, grid.slots.indices.contains(index),
            grid.slots[index].indices.contains(column),
            case .cell(let cell, _, _) = grid.slots[index][column]
        else { return false }
        return SpreadsheetNumber(cell.value) != nil
    }
}

// MARK: - Measures

extension SpreadsheetTable {
    private static func widths(of table: Table, _ grid: TableGrid) -> [Int] {
        let wanted = table.columns.map { $0.width * 2 + 1 }
        var widths = table.columns.map { min($0.width * 2 + 1, 8) }
        for row in grid.slots {
            for (column, slot) in row.enumerated() {
                guard case .cell(let cell, 1, _) = slot, cell.value.isNumeric else { continue }
                widths[column] = max(widths[column], DisplayWidth.of(cell.value.text) + 2)
            }
        }
        // Columns get what they ask for as far as the page has it, and their numbers in any case.
        let asked = zip(wanted, widths).map { max($0 - $1, 0) }
        let open = max(pageWidth - widths.reduce(0, +), 0)
        let total = max(asked.reduce(0, +), 1)
        return zip(widths, asked).map { $0 + min($1, $1 * open / total) }
    }

    /// Points for as many lines as the row's longest text takes; merged cells never grow by themselves.
    private func height(_ row: Int) -> Int {
        var lines = 1
        for (column, slot) in grid.slots[row].enumerated() {
            guard case .cell(let cell, let span, 1) = slot, !cell.value.isNumeric else { continue }
            let width = widths[column..<(column + span)].reduce(0, +) - 1
            lines = max(lines, TextLayout.wrap(cell.value.text, to: max(width, 2)).count)
        }
        return 6 + 14 * min(lines, 28)
    }
}
