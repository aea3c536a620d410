/// The cells of a table laid out on its grid, spans resolved.
///
/// Every renderer needs to know which places a merged cell covers; it is worked out here once.
package struct TableGrid: Hashable, Sendable {
    /// Row by row, each row having one slot per column.
    package let slots: [[Slot]]
    package let columnCount: Int

    /// What stands at one place of the grid.
    package enum Slot: Hashable, Sendable {
        /// A cell begins here; its spans are cut to the grid.
        case cell(Cell, columnSpan: Int, rowSpan: Int)
        /// Covered by the cell that begins at that row and column.
        case covered(row: Int, column: Int)
        /// No cell was given for this place.
        case empty
    }

    /// Lays out rows as HTML does: each cell takes the next place that none from above covers.
    ///
    /// Spans are cut where they would leave the grid or the row group, and cells beyond the last
    /// column are dropped.
    package init(_ table: Table) {
        let groups = [table.headerRows, table.bodyRows, table.totalRows]
        columnCount = table.columns.count
        var slots: [[Slot]] = []
        for group in groups {
            slots += Self.layOut(group, columns: columnCount, firstRow: slots.count)
        }
        self.slots = slots
    }

    private static func layOut(
        _ rows: [Table.Row], columns: Int, firstRow: Int
    ) -> [[Slot]] {
        var slots = [[Slot]](
            repeating: [Slot](repeating: .empty, count: columns), count: rows.count)
        for (row, content) in rows.enumerated() {
            var column = 0
            for cell in content.cells {
                while column < columns, slots[row][column] != .empty { column += 1 }
                guard column < columns else { break }
                var width = 1
                while width < cell.columnSpan, column + width < columns,
                    slots[row][column + width] == .empty
                {
                    width += 1
                }
                let height = min(cell.rowSpan, rows.count - row)
                for coveredRow in row..<(row + height) {
                    for coveredColumn in column..<(column + width) {
                        slots[coveredRow][coveredColumn] = .covered(
                            row: firstRow + row, column: column)
                    }
                }
                slots[row][column] = .cell(cell, columnSpan: width, rowSpan: height)
                column += width
            }
        }
        return slots
    }
}
