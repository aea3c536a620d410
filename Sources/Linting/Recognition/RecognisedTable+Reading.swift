extension RecognisedTable {
    /// The rows below a head, up to the next head, a heading of the text, or another table.
    static func read(_ header: TableHeader, in lines: [PrintedLine]) -> (RecognisedTable, end: Int)?
    {
        guard let form = header.form else { return nil }
        var rows: [TableRow] = []
        var above: [String] = []
        var prose = 0
        var index = header.end
        while index < lines.count, prose < 2 {
            if lines[index].table != lines[header.start].table { break }
            if isHeading(lines[index]) || opensAnother(lines, at: index, than: header) { break }
            let (line, next) = whole(lines, at: index, under: header)
            defer { index = next }
            guard !isPageNumber(line) else { continue }
            if line.layout == .prose, isProse(line) {
                prose += 1
                continue
            }
            prose = 0
            let cells = RowCell.cells(of: line)
            if line.layout != .grid, cells.count == 1, cells[0].number == nil,
                !(form == .indicators && line.layout == .tabs && cells[0].text.count <= 3),
                !(form == .funds && isBlankFund(cells[0].text, before: lines, next))
            {
                above.append(cells[0].text)
                continue
            }
            guard
                var row = TableRow(cells, under: header, layout: line.layout, line: index)
            else { continue }
            row.above = above
            above = []
            rows.append(row)
        }
        return (RecognisedTable(form: form, header: header, rows: rows), index)
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

    /// A row broken inside a cell at the end of a line, made whole.
    private static func whole(_ lines: [PrintedLine], at index: Int, under header: TableHeader)
        -> (PrintedLine, next: Int)
    {
        let line = lines[index]
        let columns = header.columns.count
        guard header.layout == .tabs, line.layout == .tabs, line.cells.count < columns - 1 else {
            return (line, index + 1)
        }
        var glued = line
        for next in (index + 1)..<min(index + 4, lines.count) {
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

    private static func isProse(_ line: PrintedLine) -> Bool {
        let text = squeezed(line.cells.first?.text ?? "")
        return text.count > 24 && (text.contains("。") || text.count > 60)
    }
}

/// Whether a line is a page number between the parts of a table.
func isPageNumber(_ line: PrintedLine) -> Bool {
    guard line.cells.count == 1, line.layout != .grid, let cell = line.cells.first else {
        return false
    }
    let text = squeezed(cell.text).filter { !"-—–第页共/".contains($0) }
    return !text.isEmpty && text.utf8.count <= 3 && text.utf8.allSatisfy { (48...57).contains($0) }
}

/// Whether a line opens a part of the text (`一、`, `（二）`, `附件`).
func isHeading(_ line: PrintedLine) -> Bool {
    guard line.cells.count == 1, line.layout != .grid, let cell = line.cells.first else {
        return false
    }
    return SectionMark(squeezed(cell.text))?.level == 1
}
