/// Lines of one row as one line: cells that stand over each other are one cell.
func mergedByPlace(_ lines: [PrintedLine]) -> PrintedLine {
    guard var line = lines.first else {
        return PrintedLine(cells: [], layout: .spaces, number: 0)
    }
    line.layout = lines.contains { $0.layout == .placed } ? .placed : .spaces
    for lower in lines.dropFirst() {
        for cell in lower.cells {
            guard let match = line.cells.firstIndex(where: { overlaps($0, cell) }) else {
                line.cells.append(cell)
                continue
            }
            let end = max(
                line.cells[match].column + line.cells[match].span, cell.column + cell.span)
            line.cells[match].text += cell.text
            line.cells[match].column = min(line.cells[match].column, cell.column)
            line.cells[match].span = end - line.cells[match].column
        }
    }
    line.cells.sort { $0.column < $1.column }
    return line
}

/// Whether two cells stand over each other by more than the edge of a character.
private func overlaps(_ left: PrintedCell, _ right: PrintedCell) -> Bool {
    let shared =
        min(left.column + left.span, right.column + right.span) - max(left.column, right.column)
    return shared > 0 && 2 * shared >= min(left.span, right.span)
}

/// Divides the lines below a head into rows, where only their places tell.
///
/// A cell of several lines is centred: its row has as many lines above the line of figures as
/// below. Figures that stand over each other belong to different rows.
struct PlacedRows {
    struct Row {
        let line: PrintedLine
        /// Index of the line with the figures.
        let index: Int
    }

    /// The rows of lines `range`, which follow each other without a gap.
    static func rows(_ lines: [PrintedLine], _ range: Range<Int>) -> [Row] {
        let figures = range.filter { index in
            lines[index].cells.contains { PrintedNumber($0.text) != nil }
        }
        var groups: [[Int]] = []
        for index in figures {
            if let last = groups.last, let end = last.last, index - end <= 2,
                !collides(last.map { lines[$0] }, lines[index])
            {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        guard groups.count > 1 else {
            let anchor = groups.first?.max { weight(lines[$0]) < weight(lines[$1]) }
            return [
                Row(line: mergedByPlace(range.map { lines[$0] }), index: anchor ?? range.lowerBound)
            ]
        }
        var rows: [Row] = []
        var start = range.lowerBound
        for (offset, group) in groups.enumerated() {
            guard let first = group.first, let last = group.last else { continue }
            let limit = offset + 1 < groups.count ? groups[offset + 1][0] : range.upperBound
            let above = first - start
            let end = offset + 1 < groups.count ? min(last + 1 + above, limit) : limit
            let anchor = group.max { weight(lines[$0]) < weight(lines[$1]) } ?? first
            rows.append(Row(line: mergedByPlace((start..<end).map { lines[$0] }), index: anchor))
            start = end
        }
        return rows
    }

    private static func weight(_ line: PrintedLine) -> Int {
        line.cells.count { PrintedNumber($0.text) != nil }
    }

    private static func collides(_ group: [PrintedLine], _ line: PrintedLine) -> Bool {
        let numbers = group.flatMap(\.cells).filter { PrintedNumber($0.text) != nil }
        return line.cells.contains { cell in
            PrintedNumber(cell.text) != nil && numbers.contains { overlaps($0, cell) }
        }
    }
}
