extension PrintedDocument {
    /// Reads plain text as converters leave it: tabs, runs of spaces, `|` or nothing between cells.
    package init(text: some StringProtocol) {
        var lines: [PrintedLine] = []
        var page = 1
        var number = 0
        var box: [(text: String, isFull: Bool)] = []
        for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            page += raw.unicodeScalars.count { $0 == "\u{000C}" }
            let line = folded(raw)
            if BoxDrawing.isTable(line) {
                let cells = BoxDrawing.cells(of: line)
                defer { box = cells ?? [] }
                guard let cells else { continue }
                if BoxDrawing.goesOn(cells, below: box), !lines.isEmpty {
                    for (index, cell) in cells.enumerated() {
                        lines[lines.count - 1].cells[index].text += cell.text
                    }
                    continue
                }
                lines.append(
                    PrintedLine(
                        cells: cells.enumerated().map { PrintedCell(text: $1.text, column: $0) },
                        layout: .tabs, number: number, page: String(page)))
                continue
            }
            box = []
            if let words = Self.wordsOfForm(line) {
                lines += words.map {
                    PrintedLine(
                        cells: [PrintedCell(text: $0, column: 0)], layout: .prose, number: number,
                        page: String(page))
                }
                continue
            }
            let (cells, layout) = Self.cells(of: line)
            guard !cells.isEmpty else { continue }
            lines.append(
                PrintedLine(cells: cells, layout: layout, number: number, page: String(page)))
        }
        self.init(lines: lines)
    }

    private static func cells(of line: String) -> ([PrintedCell], PrintedLine.Layout) {
        if trimmed(line, of: " ") == "|" {
            // A blank cell of a table whose cells stand one below the other.
            return ([PrintedCell(text: "", column: 0)], .prose)
        }
        if line.allSatisfy({ " \t-|+:=_".contains($0) }) { return ([], .prose) }
        if line.contains("\t") { return (divided(line, at: "\t"), .tabs) }
        let bars = line.count { $0 == "|" }
        if bars == 1, line.hasSuffix("|") {
            return ([PrintedCell(text: trimmed(line.dropLast(), of: " "), column: 0)], .prose)
        }
        if bars >= 2 {
            return (divided(trimmed(line.drop { $0 == " " }, of: "|"), at: "|"), .tabs)
        }
        let cells = dividedAtRunsOfSpaces(line)
        return (cells, cells.count > 1 ? .spaces : .prose)
    }

    /// The words of a whole form that a converter put into one line, each a cell; nil for any other line.
    private static func wordsOfForm(_ line: String) -> [String]? {
        guard line.utf8.count > 600, !line.contains("\t"), !line.contains("|") else { return nil }
        let words = line.split(separator: " ").map(String.init)
        guard (40...3000).contains(words.count),
            words.count(where: { ColumnKind(title: $0) != nil }) >= 8
        else {
            return nil
        }
        return words
    }

    private static func divided(_ line: some StringProtocol, at separator: Character)
        -> [PrintedCell]
    {
        line.split(separator: separator, omittingEmptySubsequences: false).enumerated().map {
            PrintedCell(text: trimmed($1, of: " "), column: $0)
        }
    }

    private static func dividedAtRunsOfSpaces(_ line: String) -> [PrintedCell] {
        var cells: [PrintedCell] = []
        var text = ""
        var start = 0
        var spaces = 0
        for (offset, character) in line.enumerated() {
            if character == " " {
                spaces += 1
                continue
            }
            if spaces > 1 || text.isEmpty {
                if !text.isEmpty {
                    cells.append(PrintedCell(text: text, column: start, span: text.count))
                }
                text = ""
                start = offset
            } else if spaces == 1 {
                text.append(" ")
            }
            spaces = 0
            text.append(character)
        }
        if !text.isEmpty { cells.append(PrintedCell(text: text, column: start, span: text.count)) }
        return cells
    }
}
