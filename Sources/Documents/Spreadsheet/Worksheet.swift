import CXlsxwriter
import Reports

/// One sheet of an XLSX file; rows and columns count from 0.
struct Worksheet {
    let name: String
    let pointer: UnsafeMutablePointer<lxw_worksheet>

    typealias Format = UnsafeMutablePointer<lxw_format>?

    func write(_ text: String, _ row: Int, _ column: Int, _ format: Format) {
        worksheet_write_string(
            pointer, UInt32(row), UInt16(column), TextLayout.printable(text), format)
    }

    func write(_ number: Double, _ row: Int, _ column: Int, _ format: Format) {
        worksheet_write_number(pointer, UInt32(row), UInt16(column), number, format)
    }

    /// A formula with the value it has, so that readers which do not compute show it too.
    func write(
        formula: String, value: Double, _ row: Int, _ column: Int, _ format: Format
    ) {
        worksheet_write_formula_num(pointer, UInt32(row), UInt16(column), formula, format, value)
    }

    /// Joins a block of cells and gives all of them the format's borders.
    func merge(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, _ format: Format) {
        guard rows.count > 1 || columns.count > 1 else { return }
        worksheet_merge_range(
            pointer, UInt32(rows.lowerBound), UInt16(columns.lowerBound),
            UInt32(rows.upperBound), UInt16(columns.upperBound), "", format)
    }

    /// A text over a block of cells.
    func write(
        _ text: String, _ row: Int, columns: ClosedRange<Int>, _ format: Format
    ) {
        merge(row...row, columns, format)
        write(text, row, columns.lowerBound, format)
    }

    /// A note in a row as high as its lines take; `width` is that of its columns together, in digits.
    func writeNote(
        _ text: String, _ row: Int, columns: ClosedRange<Int>, width: Int, _ format: Format
    ) {
        write(text, row, columns: columns, format)
        let lines = TextLayout.wrap(text, to: max(width - 2, 2)).count
        setHeight(6 + 14 * min(lines, 28), row: row)
    }

    /// A column's width in digits.
    func setWidth(_ width: Int, column: Int) {
        worksheet_set_column(pointer, UInt16(column), UInt16(column), Double(width), nil)
    }

    /// A row's height in points.
    func setHeight(_ height: Int, row: Int) {
        worksheet_set_row(pointer, UInt32(row), Double(height), nil)
    }

    /// A chart and its table are printed on one page, never cut in two.
    func setOnePage() {
        worksheet_fit_to_pages(pointer, 1, 1)
    }

    /// A4, one page wide, with page numbers and provenance at the foot.
    func setPage(landscape: Bool, provenance: DocumentProvenance) {
        worksheet_set_paper(pointer, 9)
        if landscape { worksheet_set_landscape(pointer) }
        worksheet_set_margins(pointer, 0.7, 0.7, 0.8, 0.9)
        worksheet_center_horizontally(pointer)
        worksheet_fit_to_pages(pointer, 1, 0)
        let origin = TextLayout.printable(provenance.footerText)
            .split(separator: "&").joined(separator: "&&")
        // The format allows 255 characters.
        worksheet_set_footer(pointer, "&C— &P —\n&7 " + origin.prefix(220))
    }

    /// Column letters and row number, as formulas name a cell.
    static func reference(_ row: Int, _ column: Int) -> String {
        var letters = ""
        var rest = column
        repeat {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters + String(row + 1)
    }
}
