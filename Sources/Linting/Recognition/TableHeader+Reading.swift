extension TableHeader {
    /// A head that starts at this line; titles may be broken over up to four lines.
    ///
    /// The longest reading that makes a form wins, since a broken head often makes a poorer form
    /// with its first line alone.
    static func read(_ lines: [PrintedLine], at start: Int) -> TableHeader? {
        guard mayBegin(lines[start]) || opensAbove(lines, at: start) else { return nil }
        var best: TableHeader?
        var merged = lines[start]
        for end in start..<min(start + 4, lines.count) {
            if end > start {
                guard lines[end].table == lines[start].table, mayContinue(lines[end]) else { break }
                merged = merge(merged, lines[end])
            }
            let header = TableHeader(
                columns: columns(of: merged), end: end + 1, start: start, layout: merged.layout)
            if header.form != nil, header.known > (best?.known ?? 0) { best = header }
        }
        guard let best, best.end > start + 1 else { return best }
        // What stands above a head is no part of it.
        for later in (start + 1)..<best.end {
            let rest = lines[(later + 1)..<best.end].reduce(lines[later], merge)
            let header = TableHeader(
                columns: columns(of: rest), end: best.end, start: later, layout: rest.layout)
            if header.form != nil, header.known >= best.known { return nil }
        }
        return best
    }

    private var known: Int { Set(columns.compactMap(\.kind)).count }

    /// At least two titles, or the first line of one that is broken.
    private static func mayBegin(_ line: PrintedLine) -> Bool {
        line.cells.count > 1 && mayContinue(line)
            && line.cells.contains { cell in
                let text = squeezed(cell.text)
                return !text.isEmpty && ColumnKind.mayOpenTitle(text)
            }
    }

    /// Whether the line holds the upper half of one title alone, the other titles below it.
    private static func opensAbove(_ lines: [PrintedLine], at start: Int) -> Bool {
        guard start + 1 < lines.count, lines[start].cells.count == 1,
            let cell = lines[start].cells.first, cell.column > 0,
            lines[start + 1].number == lines[start].number + 1,
            lines[start + 1].cells.count > 3, mayBegin(lines[start + 1])
        else { return false }
        return ColumnKind.isBroken(cell.text)
    }

    private static func mayContinue(_ line: PrintedLine) -> Bool {
        line.cells.allSatisfy { $0.text.count <= 40 && PrintedNumber($0.text) == nil }
    }

    private static func columns(of line: PrintedLine) -> [Column] {
        var columns: [Column] = []
        for cell in line.cells {
            let words = cell.text.split(whereSeparator: \.isWhitespace)
            let kinds = words.map { ColumnKind(title: String($0)) }
            let known = kinds.count { $0 != nil }
            if line.layout != .grid, words.count > 1,
                known == words.count || known >= 3 && known == words.count - 1
            {
                // Titles run together with single spaces; their places on a page are in half
                // characters.
                let count = max(1, cell.text.count)
                let span = line.layout == .placed ? cell.span : count
                var offset = 0
                for (word, kind) in zip(words, kinds) {
                    columns.append(
                        Column(
                            kind: kind, title: squeezed(String(word)),
                            position: cell.column + offset * span / count,
                            width: max(1, word.count * span / count)))
                    offset +=
                        line.layout == .tabs || line.layout == .stacked ? 0 : word.count + 1
                }
            } else {
                let title = squeezed(cell.text)
                columns.append(
                    Column(
                        kind: ColumnKind(title: title), title: title, position: cell.column,
                        width: cell.span))
            }
        }
        return completed(columns)
    }

    /// The columns with what only their neighbours tell.
    ///
    /// 财政资金 stands twice: the second one belongs to what was spent. A name of the block beside
    /// the names of its rows (年度主要任务, 绩效指标) is no column of names.
    private static func completed(_ columns: [Column]) -> [Column] {
        var spent = false
        let isLevelled = columns.contains { $0.kind == .level3 }
        var result: [Column] = []
        for (index, column) in columns.enumerated() {
            spent = spent || column.kind == .executed
            var kind = spent && column.kind == .budgetFiscal ? .executedFiscal : column.kind
            // 分值 may stand beside each level: those of the last one are the indicators' own.
            if kind == .taskName || kind == .level3 || kind == .weight && isLevelled,
                columns[(index + 1)...].contains(where: { $0.kind == kind })
            {
                kind = nil
            }
            result.append(
                Column(
                    kind: kind, title: column.title, position: column.position,
                    width: column.width))
        }
        return withYears(result)
    }

    /// Of two columns titled with years the later one is this year's.
    private static func withYears(_ columns: [Column]) -> [Column] {
        let years = columns.map { $0.kind == nil ? ColumnKind.year(in: $0.title) : nil }
        let told = years.compactMap(\.self).sorted()
        guard told.count == 2, told[1] == told[0] + 1 else { return columns }
        return zip(columns, years).map { column, year in
            guard let year else { return column }
            return Column(
                kind: year == told[0] ? .previousYear : .currentYear, title: column.title,
                position: column.position, width: column.width)
        }
    }

    private static func merge(_ upper: PrintedLine, _ lower: PrintedLine) -> PrintedLine {
        switch upper.layout {
        case .spaces, .placed, .prose: mergedByPlace([upper, lower])
        case .grid: mergeByColumn(upper, lower)
        case .stacked: upper
        case .tabs: mergedBetweenTabs(upper, lower)
        }
    }

    /// A line end inside a cell: the last cell goes on as the first of the next line, unless both are
    /// titles of their own.
    ///
    /// Heads of two lines lose what their upper titles span: 绩效指标, 年度指标值 and 分值 above, the levels
    /// and 指标值 below. The levels come first.
    private static func mergedBetweenTabs(_ upper: PrintedLine, _ lower: PrintedLine)
        -> PrintedLine
    {
        guard let last = upper.cells.last(where: { !squeezed($0.text).isEmpty }),
            let first = lower.cells.first, ColumnKind(title: last.text) != nil,
            ColumnKind(title: first.text) != nil,
            ColumnKind(title: last.text + first.text) == nil
        else { return glue(upper, lower) }
        var cells = (upper.cells + lower.cells).filter { !squeezed($0.text).isEmpty }
        let kinds = cells.map { ColumnKind(title: $0.text) }
        if let level = kinds.firstIndex(of: .level1), kinds[level...].contains(.level3),
            kinds[..<level].contains(.weight) || kinds[..<level].contains(.score)
        {
            let lowerKinds = kinds[level...]
            let above = zip(cells, kinds).prefix(level).filter { !lowerKinds.contains($1) }
            cells = Array(cells[level...]) + above.map(\.0)
        }
        var line = upper
        line.cells = cells.enumerated().map {
            PrintedCell(text: $1.text, column: $0, span: $1.span)
        }
        return line
    }

    private static func mergeByColumn(_ upper: PrintedLine, _ lower: PrintedLine) -> PrintedLine {
        var cells: [Int: PrintedCell] = [:]
        for cell in upper.cells where !squeezed(cell.text).isEmpty { cells[cell.column] = cell }
        for cell in lower.cells where !squeezed(cell.text).isEmpty {
            // The lower title says more: 资金总额 above, 年初预算数 below.
            if ColumnKind(title: cell.text) != nil || cells[cell.column] == nil {
                cells[cell.column] = cell
            }
        }
        var line = upper
        line.cells = cells.values.sorted { $0.column < $1.column }
        return line
    }
}

/// Two lines as one whose cell was broken at the line end.
func glue(_ upper: PrintedLine, _ lower: PrintedLine) -> PrintedLine {
    var line = upper
    guard let last = line.cells.popLast() else { return lower }
    for (offset, cell) in lower.cells.enumerated() {
        if offset == 0 {
            line.cells.append(
                PrintedCell(text: last.text + cell.text, column: last.column, span: last.span))
        } else {
            line.cells.append(
                PrintedCell(text: cell.text, column: last.column + offset, span: cell.span))
        }
    }
    return line
}

extension ColumnKind {
    /// Whether a text is a title or the first part of one broken at the line end.
    static func mayOpenTitle(_ text: String) -> Bool {
        if ColumnKind(title: text) != nil || ColumnKind.isBroken(text) { return true }
        // The upper half of `2021年决算数`.
        if text.count <= 8, text.prefix(4).allSatisfy(isDigit), text.dropFirst(4).first == "年" {
            return true
        }
        return text.count <= 8
            && text.containsAny(of: ["预算", "执行", "指标", "任务", "分值", "得分", "完成", "年初", "全年"])
    }
}
