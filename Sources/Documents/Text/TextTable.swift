import Reports

/// A table drawn with lines in a terminal or a text file.
struct TextTable {
    private let table: Table
    private let grid: TableGrid
    private let rows: [Table.Row]
    private let options: RenderingOptions
    /// Cells of the terminal that each column has between its lines.
    private let widths: [Int]
    /// The lines that each cell takes, at the place where the cell begins.
    private let cellLines: [[[String]]]

    /// Text columns of files are broken at this many cells, so that lines stay readable.
    private static let widestInFiles = 60
    private static let narrowest = 6

    init(_ table: Table, options: RenderingOptions) {
        self.table = table
        self.options = options
        grid = TableGrid(table)
        rows = table.rows
        let widths = Self.widths(of: table, grid: grid, limit: options.textWidth)
        self.widths = widths
        cellLines = zip(grid.slots, rows).map { slots, row in
            slots.enumerated().map { column, slot in
                guard case .cell(let cell, let span, _) = slot else { return [] }
                let width = Self.width(of: column..<(column + span), in: widths)
                return Self.lines(of: cell, role: row.role, width: width, options.textOverflow)
            }
        }
    }

    /// The lines, caption and unit note above them.
    func lines() -> [String] {
        let total = widths.reduce(0) { $0 + $1 + 3 } + 1
        var lines: [String] = []
        if let caption = table.caption {
            lines.append(TextLayout.pad(caption, to: total, .center).trimmedEnd)
        }
        if let note = table.unitNote {
            lines.append(TextLayout.pad(note, to: total, .right))
        }
        let heights = rows.indices.map(height)
        for row in rows.indices {
            if needsRule(above: row) { lines.append(rule(above: row)) }
            for line in 0..<heights[row] {
                lines.append(content(of: row, line: line, heights: heights))
            }
        }
        lines.append(rule(above: rows.count))
        return lines
    }
}

// MARK: - Widths

extension TextTable {
    private static func widths(of table: Table, grid: TableGrid, limit: Int?) -> [Int] {
        var natural = [Int](repeating: 1, count: table.columns.count)
        // What must stay in one line: numbers, whose digits are never torn apart.
        var least = natural
        for row in grid.slots {
            for (column, slot) in row.enumerated() {
                guard case .cell(let cell, 1, _) = slot else { continue }
                let width = DisplayWidth.of(TextLayout.printable(cell.value.text))
                natural[column] = max(natural[column], min(width, widestInFiles))
                let kept = cell.value.isNumeric ? width : min(width, narrowest)
                least[column] = max(least[column], kept)
            }
        }
        widenForSpans(&natural, grid: grid)
        guard let limit else { return natural }
        var excess = natural.reduce(1) { $0 + $1 + 3 } - limit
        while excess > 0 {
            let shrinkable = natural.indices.filter { natural[$0] > least[$0] }
            guard let widest = shrinkable.max(by: { natural[$0] < natural[$1] }) else { break }
            natural[widest] -= 1
            excess -= 1
        }
        return natural
    }

    /// Gives merged cells room for a short text, so that a head is not broken at each character.
    private static func widenForSpans(_ widths: inout [Int], grid: TableGrid) {
        for row in grid.slots {
            for (column, slot) in row.enumerated() {
                guard case .cell(let cell, let span, _) = slot, span > 1 else { continue }
                let wanted = min(DisplayWidth.of(cell.value.text), 24)
                let covered = column..<(column + span)
                var missing = wanted - covered.reduce(0) { $0 + widths[$1] } - 3 * (span - 1)
                while missing > 0 {
                    for column in covered where missing > 0 {
                        widths[column] += 1
                        missing -= 1
                    }
                }
            }
        }
    }

    private static func width(of columns: Range<Int>, in widths: [Int]) -> Int {
        widths[columns].reduce(0, +) + 3 * (columns.count - 1)
    }
}

// MARK: - Cells

extension TextTable {
    private static func lines(
        of cell: Cell, role: Table.Row.Role, width: Int, _ overflow: RenderingOptions.TextOverflow
    ) -> [String] {
        let text = TextLayout.printable(cell.value.text)
        switch overflow {
        case .truncate where !cell.value.isNumeric && role != .header:
            return [TextLayout.truncate(text, to: width)]
        case .truncate, .wrap: return TextLayout.wrap(text, to: width)
        }
    }

    /// Lines a row needs: those of its own cells, and in the last row of a merged cell the rest of it.
    private func height(_ row: Int) -> Int {
        var height = 1
        for (column, slot) in grid.slots[row].enumerated() {
            switch slot {
            case .cell(_, _, 1): height = max(height, cellLines[row][column].count)
            case .covered(let top, let left) where left == column:
                guard case .cell(_, _, let tall) = grid.slots[top][left], row == top + tall - 1
                else { continue }
                height = max(height, cellLines[top][left].count - (tall - 1))
            case .cell, .covered, .empty: continue
            }
        }
        return height
    }

    private func content(of row: Int, line: Int, heights: [Int]) -> String {
        var text = "│"
        var column = 0
        while column < widths.count {
            let (top, left) = owner(row, column)
            var span = 1
            var shown = ""
            var alignment = Table.Alignment.left
            if case .cell(let cell, let columns, _) = grid.slots[top][left] {
                span = columns
                let lines = cellLines[top][left]
                let offset = heights[top..<row].reduce(line, +)
                shown = lines.indices.contains(offset) ? lines[offset] : ""
                alignment = table.alignment(of: cell, column: left, role: rows[top].role)
            }
            let width = Self.width(of: column..<(column + span), in: widths)
            text += " " + TextLayout.pad(shown, to: width, alignment) + " │"
            column += span
        }
        return text
    }

    /// Row and column where the cell begins that takes this place.
    private func owner(_ row: Int, _ column: Int) -> (row: Int, column: Int) {
        guard case .covered(let top, let left) = grid.slots[row][column] else {
            return (row, column)
        }
        return (top, left)
    }
}

// MARK: - Lines

extension TextTable {
    private func needsRule(above row: Int) -> Bool {
        guard row > 0 else { return true }
        let groups = [table.headerRows.count, table.headerRows.count + table.bodyRows.count]
        if row <= table.headerRows.count || groups.contains(row) { return true }
        return rows[row].role == .header || rows[row - 1].role == .header
            || hasMergedEdge(above: row)
    }

    /// Whether a cell merged over several rows begins or ends here, which only a line can show.
    private func hasMergedEdge(above row: Int) -> Bool {
        widths.indices.contains { column in
            let (above, below) = (owner(row - 1, column), owner(row, column))
            guard above != below else { return false }
            return isTall(above) || isTall(below)
        }
    }

    private func isTall(_ place: (row: Int, column: Int)) -> Bool {
        guard case .cell(_, _, let rowSpan) = grid.slots[place.row][place.column] else {
            return false
        }
        return rowSpan > 1
    }

    private func rule(above row: Int) -> String {
        var text = ""
        for column in 0...widths.count {
            let up = row > 0 && hasBorder(row - 1, before: column)
            let down = row < rows.count && hasBorder(row, before: column)
            let left = column > 0 && hasRule(above: row, column - 1)
            let right = column < widths.count && hasRule(above: row, column)
            text += Self.junction(up: up, down: down, left: left, right: right)
            if column < widths.count {
                text += String(repeating: right ? "─" : " ", count: widths[column] + 2)
            }
        }
        return text
    }

    private func hasBorder(_ row: Int, before column: Int) -> Bool {
        guard column > 0, column < widths.count else { return true }
        return owner(row, column - 1) != owner(row, column)
    }

    private func hasRule(above row: Int, _ column: Int) -> Bool {
        guard row > 0, row < rows.count else { return true }
        return owner(row - 1, column) != owner(row, column)
    }

    private static func junction(up: Bool, down: Bool, left: Bool, right: Bool) -> String {
        switch (up, down, left, right) {
        case (true, true, true, true): "┼"
        case (true, true, false, true): "├"
        case (true, true, true, false): "┤"
        case (false, true, true, true): "┬"
        case (true, false, true, true): "┴"
        case (false, true, false, true): "┌"
        case (false, true, true, false): "┐"
        case (true, false, false, true): "└"
        case (true, false, true, false): "┘"
        case (_, _, true, true): "─"
        case (true, true, _, _): "│"
        default: " "
        }
    }
}
