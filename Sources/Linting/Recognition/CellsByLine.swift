/// Puts tables back together that a converter printed with one cell a line.
///
/// Lines keep their indices: a row stands where its first cell stood, and leaves empty lines.
enum CellsByLine {
    static func joined(_ lines: [PrintedLine]) -> [PrintedLine] {
        var result = lines
        var index = 0
        while index < lines.count {
            let titles = titleRun(lines, from: index)
            guard titles.count >= 4,
                TableForm(kinds: Set(titles.compactMap { ColumnKind(title: text(lines[$0])) }))
                    != nil
            else {
                index += 1
                continue
            }
            join(titles, &result)
            index = joinRows(lines, from: titles.upperBound, &result)
        }
        return result
    }

    /// Lines from here on that are titles of columns, one each.
    private static func titleRun(_ lines: [PrintedLine], from start: Int) -> Range<Int> {
        var end = start
        while end < lines.count, isSingle(lines[end]), ColumnKind(title: text(lines[end])) != nil {
            end += 1
        }
        return start..<end
    }

    /// A text after a figure opens the next row; long texts belong to none.
    private static func joinRows(
        _ lines: [PrintedLine], from start: Int, _ result: inout [PrintedLine]
    ) -> Int {
        var row = start..<start
        var figures = false
        var index = start
        while index < lines.count, isSingle(lines[index]), !isHeading(lines[index]) {
            let cell = RowCell(text: text(lines[index]), column: 0)
            let isLong = cell.text.count > 30
            if titleRun(lines, from: index).count >= 4 { break }
            var isText = false
            if case .text = cell.content { isText = true }
            if isLong || isText && figures {
                join(row, &result)
                row = (isLong ? index + 1 : index)..<(index + 1)
                figures = false
            } else {
                row = row.lowerBound..<(index + 1)
            }
            figures = figures || cell.number != nil
            index += 1
        }
        join(row, &result)
        return index
    }

    private static func join(_ range: Range<Int>, _ lines: inout [PrintedLine]) {
        guard range.count > 1 else { return }
        let cells = range.enumerated().map { offset, index in
            PrintedCell(text: text(lines[index]), column: offset)
        }
        for index in range { lines[index].cells = [] }
        lines[range.lowerBound].cells = cells
        lines[range.lowerBound].layout = .tabs
    }

    private static func isSingle(_ line: PrintedLine) -> Bool {
        line.layout == .prose && line.cells.count == 1
    }

    private static func text(_ line: PrintedLine) -> String { line.cells.first?.text ?? "" }
}
