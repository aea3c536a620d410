import BudgetDomain
import Reports

/// A table laid into a sheet: caption, unit, frozen heads, numbers, formulas.
struct SpreadsheetTable {
    private let table: Table
    private let caption: String?
    private let grid: TableGrid
    private let rows: [Table.Row]
    /// The sheet's row of the caption, or of what is first in its place.
    private let start: Int
    /// The sheet's row of the first head row.
    private let top: Int
    /// In digits: what was asked for, and at least what the numbers need.
    private let widths: [Int]
    /// The sheet's columns that each column takes: one, or several where tables share a grid.
    private let places: [ClosedRange<Int>]

    /// A chart draws text as zero, so its table leaves cells of missing ratios empty.
    private let showsDashes: Bool

    /// `caption` stands above a table that has none of its own.
    init(_ table: Table, caption: String? = nil, showsDashes: Bool = true) {
        let columns = table.columns.indices.map { $0...$0 }
        self.init(
            table, caption: caption, showsDashes: showsDashes, from: 0, in: columns,
            widths: Self.widths(of: table))
    }

    /// A table that stands in a form: from a row of the sheet on, in its columns.
    init(
        _ table: Table, caption: String? = nil, showsDashes: Bool = true, from start: Int,
        in places: [ClosedRange<Int>], widths: [Int]
    ) {
        self.table = table
        self.caption = table.caption ?? caption
        self.showsDashes = showsDashes
        self.start = start
        self.places = places
        self.widths = widths
        grid = TableGrid(table)
        rows = table.rows
        top = start + (self.caption == nil ? 0 : 1) + (table.unitNote == nil ? 0 : 1)
    }

    /// The sheet's row of a body or total row, counted as formulas count them.
    func sheetRow(_ row: Int) -> Int { top + table.headerRows.count + row }

    /// The first row below the table.
    var end: Int { top + rows.count }

    var columnCount: Int { grid.columnCount }

    /// What a page turned to landscape holds without being printed smaller.
    private static let pageWidth = 140
    /// What an upright page holds in the same way.
    static let uprightWidth = 100

    /// How many pixels the columns take: seven a digit and five for the edges.
    var pixels: Int { widths.reduce(0) { $0 + $1 * 7 + 5 } }

    /// Writes the table on a sheet of its own, and below it the notes that belong to it.
    func write(
        to sheet: Worksheet, of workbook: inout Workbook, provenance: DocumentProvenance,
        landscape: Bool, notes: [String] = []
    ) {
        for (column, width) in widths.enumerated() {
            sheet.setWidth(width, column: column)
        }
        write(to: sheet, of: &workbook)
        freezeHeads(of: sheet)
        let width = widths.reduce(0, +)
        for (offset, note) in notes.enumerated() {
            sheet.writeNote(
                note, end + offset, columns: 0...(grid.columnCount - 1), width: width,
                workbook.format(.remark))
        }
        sheet.setPrintArea(rows: end + notes.count, columns: grid.columnCount)
        let isWide = width > Self.uprightWidth
        sheet.setPage(landscape: landscape || isWide, provenance: provenance)
    }

    /// Writes the cells alone; the page is whoever's sheet it is.
    func write(to sheet: Worksheet, of workbook: inout Workbook) {
        heads(sheet, &workbook)
        for row in rows.indices {
            for column in 0..<grid.columnCount {
                cell(row, column, sheet, &workbook)
            }
            sheet.setHeight(height(row), row: top + row)
        }
    }

    /// Keeps the heads in sight and on every page, where there are any.
    func freezeHeads(of sheet: Worksheet) {
        guard !table.headerRows.isEmpty else { return }
        let body = top + table.headerRows.count
        sheet.freeze(rows: body, columns: grid.columnCount > 6 ? 1 : 0)
        sheet.repeatRows(top..<body)
    }

    private func heads(_ sheet: Worksheet, _ workbook: inout Workbook) {
        let columns = 0...(places.last?.upperBound ?? 0)
        var row = start
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
        let first = places[column].lowerBound
        switch grid.slots[row][column] {
        case .covered: return
        case .empty:
            let style = CellStyle(.blank, alignment: .left, role: role)
            sheet.write("", top + row, columns: places[column], workbook.format(style))
        case .cell(let cell, let columnSpan, let rowSpan):
            let alignment = table.alignment(of: cell, column: column, role: role)
            let format = workbook.format(CellStyle(cell, alignment: alignment, role: role))
            let place = top + row
            let last = places[column + columnSpan - 1].upperBound
            sheet.merge(place...(place + rowSpan - 1), first...last, format)
            guard let number = SpreadsheetNumber(cell.value) else {
                let text = cell.value.isNumeric && !showsDashes ? "" : cell.value.text
                return sheet.write(text, place, first, format)
            }
            let formula = cell.formula.flatMap {
                self.formula($0, of: cell, row: row - table.headerRows.count, column: column)
            }
            guard let formula else { return sheet.write(number.value, place, first, format) }
            sheet.write(formula: formula, value: number.value, place, first, format)
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
            Worksheet.reference(sheetRow(row), places[column].lowerBound)
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
    /// In digits, what the columns of a table ask for as far as the page has it.
    static func widths(of table: Table) -> [Int] {
        let wanted = table.columns.map { $0.width * 2 + 1 }
        var widths = table.columns.map { min($0.width * 2 + 1, 8) }
        for row in TableGrid(table).slots {
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
