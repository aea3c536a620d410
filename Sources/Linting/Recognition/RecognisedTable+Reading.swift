extension RecognisedTable {
    /// The rows below a head, up to the next head, a heading of the text, or another table.
    static func read(_ header: TableHeader, in lines: [PrintedLine]) -> (RecognisedTable, end: Int)?
    {
        guard let form = header.form else { return nil }
        let header = header.besideLabels(lines)
        let placesCount = header.layout != .spaces || placesAreReliable(header, lines)
        var rows: [TableRow] = []
        var above: [String] = []
        var prose = 0
        var lost = false
        // Whether a sentence stood below the last row of figures.
        var isBelowText = false
        var index = header.end
        while index < lines.count, prose < 2, rows.count < mostRows {
            if lines[index].table != lines[header.start].table { break }
            if isHeading(lines[index]) || opensAnother(lines, at: index, than: header) { break }
            let (rowLines, next) =
                placesCount
                ? whole(lines, at: index, under: header) : ([(lines[index], index)], index + 1)
            defer { index = next }
            for (line, place) in rowLines where !isPageNumber(line) {
                if line.layout == .prose, isProse(line) {
                    prose += 1
                    isBelowText = true
                    lost =
                        lost
                        || header.layout == .prose
                            && line.cells.contains { $0.text.contains(where: isDigit) }
                    continue
                }
                prose = 0
                let cells = RowCell.cells(of: line, together: header.layout == .prose)
                if isBelowText, form != .indicators, mayBeHead(cells) {
                    return (
                        RecognisedTable(form: form, header: header, rows: rows, lostRows: lost),
                        place
                    )
                }
                if line.layout != .grid, cells.count == 1, cells[0].number == nil,
                    !(form == .indicators && line.layout == .tabs && cells[0].text.count <= 3),
                    !(form == .funds && isBlankFund(cells[0].text, before: lines, next))
                {
                    above.append(cells[0].text)
                    lost = lost || header.layout == .prose && cells[0].text.contains(where: isDigit)
                    continue
                }
                guard
                    var row = TableRow(
                        cells, under: header, layout: placesCount ? line.layout : .prose,
                        isComplete: line.cells.count >= header.columns.count,
                        blanks: line.cells.count { squeezed($0.text).isEmpty }, line: place)
                else { continue }
                row.above = above
                row.isComplete = line.cells.count >= header.columns.count
                row.isPatched =
                    line.layout == .spaces && line.cells != lines[place].cells
                above = []
                isBelowText = isBelowText && !row.hasNumbers
                rows.append(row)
            }
        }
        return (RecognisedTable(form: form, header: header, rows: rows, lostRows: lost), index)
    }

    /// No form has more rows; what has is no form, and would only take time.
    private static let mostRows = 2000

    /// Whether the figures of full rows stand below their titles.
    private static func placesAreReliable(_ header: TableHeader, _ lines: [PrintedLine]) -> Bool {
        let titles = header.columns.filter { $0.kind?.isNumeric == true }
        var distance = 0
        var count = 0
        for line in lines[header.end..<min(header.end + 60, lines.count)] {
            let figures = RowCell.cells(of: line).filter { $0.number != nil }
            guard figures.count == titles.count, !figures.isEmpty else { continue }
            for (cell, title) in zip(figures, titles) {
                distance += abs(2 * cell.column + cell.span - 2 * title.position - title.width)
                count += 2
            }
        }
        return count == 0 || distance <= 5 * count
    }

    private static func opensAnother(
        _ lines: [PrintedLine], at index: Int, than header: TableHeader
    )
        -> Bool
    {
        guard let other = TableHeader.read(lines, at: index) else { return false }
        // A head repeated on a new page goes on with the same table, which needs no new one.
        return other.form != nil
    }

    /// The rows that begin at a line: one, made whole where it was broken, or those of a block.
    private static func whole(_ lines: [PrintedLine], at index: Int, under header: TableHeader)
        -> ([(PrintedLine, Int)], next: Int)
    {
        switch header.layout {
        case .tabs:
            let (line, next) = glued(lines, at: index, under: header)
            return ([(line, index)], next)
        case .spaces, .placed:
            return block(lines, at: index)
        case .grid, .prose, .stacked:
            return ([(lines[index], index)], index + 1)
        }
    }

    /// A row broken inside a cell at the end of a line, made whole.
    private static func glued(_ lines: [PrintedLine], at index: Int, under header: TableHeader)
        -> (PrintedLine, next: Int)
    {
        let line = lines[index]
        let columns = header.columns.count
        guard line.layout == .tabs, line.cells.count < columns - 1 else { return (line, index + 1) }
        var glued = line
        for next in (index + 1)..<max(index + 1, min(index + 4, lines.count)) {
            guard lines[next].layout != .grid, let first = lines[next].cells.first,
                !first.text.isEmpty, !isHeading(lines[next]), !isPageNumber(lines[next])
            else { break }
            glued = glue(glued, lines[next])
            if glued.cells.count == columns || glued.cells.count == columns - 1 {
                return (glued, next + 1)
            }
        }
        return (line, index + 1)
    }

    /// Lines that follow each other without a gap, divided into rows by their places.
    private static func block(_ lines: [PrintedLine], at index: Int)
        -> ([(PrintedLine, Int)], next: Int)
    {
        var end = index + 1
        while end < lines.count, end - index < 200, lines[end].number == lines[end - 1].number + 1,
            lines[end].page == lines[index].page, !isHeading(lines[end]),
            !isPageNumber(lines[end]), TableHeader.read(lines, at: end)?.form == nil
        {
            end += 1
        }
        guard end > index + 1 else { return ([(lines[index], index)], end) }
        let long = (index..<end).contains { isProse(lines[$0]) }
        guard !long else { return ((index..<end).map { (lines[$0], $0) }, end) }
        return (PlacedRows.rows(lines, index..<end).map { ($0.line, $0.index) }, end)
    }

    /// Whether a label stands alone because its amounts are blank, not because they follow below.
    private static func isBlankFund(_ label: String, before lines: [PrintedLine], _ next: Int)
        -> Bool
    {
        guard FundLine.kind(of: label) != .unknown else { return false }
        guard next < lines.count,
            let first = lines[next].cells.first(where: { !squeezed($0.text).isEmpty })
        else { return true }
        return PrintedNumber(first.text) == nil
    }

    /// Whether a row can be the head of a table of no known form: short texts, and no figure.
    private static func mayBeHead(_ cells: [RowCell]) -> Bool {
        cells.count > 2
            && cells.allSatisfy { cell in
                guard case .text = cell.content else { return false }
                return cell.text.count <= 12
            }
    }

    private static func isProse(_ line: PrintedLine) -> Bool {
        let text = squeezed(line.cells.first?.text ?? "")
        return text.count > 24 && (text.contains("。") || text.count > 60)
    }
}

/// Whether a line is a page number between the parts of a table.
func isPageNumber(_ line: PrintedLine) -> Bool {
    guard line.cells.count == 1, line.layout != .grid, let cell = line.cells.first,
        cell.text.utf8.count <= 32
    else { return false }
    let text = squeezed(cell.text).filter { !"-—–第页共/".contains($0) }
    return !text.isEmpty && text.utf8.count <= 3 && text.utf8.allSatisfy { (48...57).contains($0) }
}

/// Whether a line opens a part of the text (`一、`, `（二）`, `附件`).
func isHeading(_ line: PrintedLine) -> Bool {
    let printed = line.cells.filter { !$0.text.isEmpty }
    guard printed.count == 1, let cell = printed.first,
        line.layout != .tabs || line.cells.count == 1, cell.column == 0 || line.layout != .grid
    else { return false }
    return SectionMark(squeezed(cell.text.prefix(12)))?.level == 1
}
