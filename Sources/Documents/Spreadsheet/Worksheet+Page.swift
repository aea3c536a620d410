import CXlsxwriter

extension Worksheet {
    /// Keeps the first rows and columns in sight.
    func freeze(rows: Int, columns: Int) {
        worksheet_freeze_panes(pointer, UInt32(rows), UInt16(columns))
    }

    /// Prints those rows at the head of every page.
    func repeatRows(_ rows: Range<Int>) {
        guard let last = rows.last else { return }
        worksheet_repeat_rows(pointer, UInt32(rows.lowerBound), UInt32(last))
    }

    /// What is printed: so many rows and columns from the first.
    func setPrintArea(rows: Int, columns: Int) {
        guard rows > 0, columns > 0 else { return }
        worksheet_print_area(pointer, 0, 0, UInt32(rows - 1), UInt16(columns - 1))
    }

    /// Hides the sheet from view.
    func hide() {
        worksheet_hide(pointer)
    }
}
