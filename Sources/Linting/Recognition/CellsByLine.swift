/// Puts tables back together that a converter printed with one cell a line.
///
/// Lines keep their indices: a row stands where its first cell stood, and leaves empty lines.
enum CellsByLine {
    static func joined(_ lines: [PrintedLine]) -> [PrintedLine] {
        var result = lines
        var index = 0
        while index < lines.count {
            let titles = titleRun(lines, from: index)
            guard titles.count >= 4, let end = titles.last?.upperBound,
                TableForm(kinds: Set(titles.compactMap { ColumnKind(title: text(lines, $0)) }))
                    != nil
            else {
                index += 1
                continue
            }
            join(titles, &result)
            index = joinRows(lines, from: end, &result)
        }
        return result
    }

    /// Lines from here on that are titles of columns, one each, or two where a title is broken.
    private static func titleRun(_ lines: [PrintedLine], from start: Int) -> [Range<Int>] {
        var titles: [Range<Int>] = []
        var end = start
        while end < lines.count, isSingle(lines[end]) {
            let next = end + 1
            if next < lines.count, isSingle(lines[next]), mayBeBroken(text(lines[end])),
                ColumnKind(title: text(lines[end]) + text(lines[next])) != nil
            {
                titles.append(end..<(next + 1))
            } else if ColumnKind(title: text(lines[end])) != nil {
                titles.append(end..<next)
            } else {
                break
            }
            end = titles[titles.count - 1].upperBound
        }
        return titles
    }

    /// `年初` over `预算数`, `实际` over `完成值`.
    private static func mayBeBroken(_ text: String) -> Bool {
        squeezed(text) == "年初" || ColumnKind(title: text) == nil && ColumnKind.isBroken(text)
    }

    /// A text after a figure opens the next row; long texts and rows not filled in belong to none.
    private static func joinRows(
        _ lines: [PrintedLine], from start: Int, _ result: inout [PrintedLine]
    ) -> Int {
        var row: [Range<Int>] = []
        var figures = false
        var index = start
        while index < lines.count, isSingle(lines[index]), !isHeading(lines[index]) {
            let cell = RowCell(text: text(lines[index]), column: 0)
            let isLong = cell.text.count > 30 || isUnused(cell.text)
            if titleRun(lines, from: index).count >= 4 { break }
            var isText = false
            if case .text = cell.content {
                // A unit of measure stands behind the target.
                isText = !cell.text.isEmpty && !PrintedNumber.units.contains(cell.text)
            }
            // Rows of money left blank follow each other without a figure between them.
            let isBlankAbove =
                isText && isMoney(cell.text) && row.last.map { isMoney(text(lines, $0)) } ?? false
            if isLong || isText && figures || isBlankAbove {
                join(row, &result)
                row = isLong ? [] : [index..<(index + 1)]
                figures = false
            } else if cell.text == "指标", let last = row.last, isText,
                PrintedNumber(text(lines, last)) == nil, !text(lines, last).hasSuffix("指标")
            {
                // 社会效益 over 指标: one name, broken.
                row[row.count - 1] = last.lowerBound..<(index + 1)
            } else {
                row.append(index..<(index + 1))
            }
            figures = figures || cell.number != nil
            index += 1
        }
        join(row, &result)
        return index
    }

    private static func isMoney(_ text: String) -> Bool {
        let text = squeezed(text)
        return text.count <= 20 && FundLine.kind(of: text) != .unknown
    }

    /// A row of the form that was left as it came: `指标2`, `……`.
    private static func isUnused(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { "…….·".contains($0) }
            || text.hasPrefix("指标") && text.count == 3 && text.last.map(isDigit) == true
    }

    private static func join(_ cells: [Range<Int>], _ lines: inout [PrintedLine]) {
        guard cells.count > 1 else { return }
        let joined = cells.enumerated().map { offset, range in
            PrintedCell(text: text(lines, range), column: offset)
        }
        for index in cells.joined() { lines[index].cells = [] }
        lines[cells[0].lowerBound].cells = joined
        lines[cells[0].lowerBound].layout =
            joined.contains { $0.text.isEmpty } ? .tabs : .stacked
    }

    private static func text(_ lines: [PrintedLine], _ range: Range<Int>) -> String {
        range.map { text(lines[$0]) }.joined()
    }

    private static func isSingle(_ line: PrintedLine) -> Bool {
        line.layout == .prose && line.cells.count == 1
    }

    private static func text(_ line: PrintedLine) -> String { line.cells.first?.text ?? "" }
}
