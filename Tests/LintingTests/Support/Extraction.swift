import Testing

/// The shapes in which converters hand over one and the same report.
enum Extraction: String, CaseIterable, CustomTestStringConvertible {
    /// Cells divided by tabs, words with stray spaces.
    case tabs
    /// Cells divided by runs of spaces; blank cells leave no trace.
    case spaces
    /// Tabs, with lines broken inside cells and in the middle of sentences.
    case wrapped
    /// Markdown tables.
    case bars
    /// One cell a line; blank cells leave no trace.
    case lines
    /// Cells padded to the columns of their table, each character counting one, as converters do
    /// that keep the layout of a page.
    case aligned
    /// Cells run together with single spaces; blank cells leave no trace.
    case together
    /// Tabs, with the number of a page between every few rows.
    case paged

    var testDescription: String { rawValue }

    /// Whether a blank cell cannot be seen.
    var losesBlankCells: Bool { [.spaces, .lines, .together].contains(self) }

    /// A report written with `⇥` between cells, as this extraction shows it.
    func text(_ report: String) -> String {
        let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
        if self == .aligned { return aligned(lines.map(String.init)) }
        var rows = 0
        return lines.map { line -> String in
            guard line.contains("⇥") else { return prose(String(line)) }
            let cells = line.split(separator: "⇥", omittingEmptySubsequences: false)
                .map(String.init)
            switch self {
            case .tabs: return cells.joined(separator: "\t")
            case .spaces: return cells.filter { !$0.isEmpty }.joined(separator: "      ")
            case .lines: return cells.filter { !$0.isEmpty }.joined(separator: "\n")
            case .wrapped: return wrapped(cells)
            case .bars: return "| " + cells.joined(separator: " | ") + " |"
            case .together: return cells.filter { !$0.isEmpty }.joined(separator: " ")
            case .paged:
                rows += 1
                let plain = cells.joined(separator: "\t")
                return rows.isMultiple(of: 6) ? plain + "\n\n— \(rows / 6) —\n" : plain
            case .aligned: return line.description
            }
        }.joined(separator: "\n")
    }

    /// The rows of each run of table lines, padded column by column.
    private func aligned(_ lines: [String]) -> String {
        var result: [String] = []
        var block: [[String]] = []
        func close() {
            let columns = block.map(\.count).max() ?? 0
            let widths = (0..<columns).map { column in
                block.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
            }
            for row in block {
                var line = ""
                for (column, cell) in row.enumerated() {
                    line += cell
                    line += String(repeating: " ", count: widths[column] - cell.count + 2)
                }
                while line.hasSuffix(" ") { line.removeLast() }
                result.append(line)
            }
            block = []
        }
        for line in lines {
            if line.contains("⇥") {
                block.append(
                    line.split(separator: "⇥", omittingEmptySubsequences: false).map(String.init))
            } else {
                close()
                result.append(line)
            }
        }
        close()
        return result.joined(separator: "\n")
    }

    /// Breaks the longest cell of a row after two characters.
    private func wrapped(_ cells: [String]) -> String {
        let plain = cells.joined(separator: "\t")
        guard cells.count >= 8,
            let longest = cells.indices.max(by: { cells[$0].count < cells[$1].count }),
            cells[longest].count >= 5, longest > 0, longest + 1 < cells.count,
            cells[longest].allSatisfy(\.isLetter)
        else { return plain }
        var broken = cells
        broken[longest] = cells[longest].prefix(2) + "\n" + cells[longest].dropFirst(2)
        return broken.joined(separator: "\t")
    }

    /// Breaks running text every 38 characters, inside words and numbers alike.
    private func prose(_ line: String) -> String {
        guard self == .wrapped, line.count > 60 else { return line }
        var result = ""
        for (offset, character) in line.enumerated() {
            if offset > 0, offset.isMultiple(of: 38) { result.append("\n") }
            result.append(character)
        }
        return result
    }
}
