/// Heads whose titles a converter ran together with single spaces.
///
/// Such a line looks like a sentence; where nearly every word of it is the title of a column, it is
/// none.
enum TitlesTogether {
    static func divided(_ lines: [PrintedLine]) -> [PrintedLine] {
        lines.map { line in
            guard line.layout == .prose, line.cells.count == 1, let cell = line.cells.first,
                cell.text.utf8.count <= 400
            else { return line }
            let words = mended(cell.text.split(whereSeparator: \.isWhitespace).map(String.init))
            let known = words.count { ColumnKind(title: $0) != nil }
            guard known >= 4, known + 2 >= words.count else { return line }
            var divided = line
            divided.cells = words.enumerated().map { PrintedCell(text: $1, column: $0) }
            return divided
        }
    }

    /// Words with those made whole that are the halves of one title: `预算执 行数`.
    private static func mended(_ words: [String]) -> [String] {
        var result: [String] = []
        var isOpen = false
        for word in words {
            if isOpen, let last = result.last, ColumnKind(title: last + word) != nil,
                ColumnKind(title: last) == nil || ColumnKind(title: word) == nil
            {
                result[result.count - 1] = last + word
                isOpen = false
            } else {
                result.append(word)
                isOpen = true
            }
        }
        return result
    }
}
