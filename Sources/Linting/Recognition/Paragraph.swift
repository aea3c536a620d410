/// A paragraph of running text, its broken lines joined.
struct Paragraph {
    /// Folded text without spaces, but for those between two digits.
    let text: String
    /// `正文第四（二）1段`.
    let place: String
    /// Index of its first line.
    let line: Int

    /// The running text of a document: what no table took, and long cells of tables.
    static func read(_ lines: [PrintedLine], consumed: Set<Int>) -> [Paragraph] {
        var reader = ParagraphReader()
        for (index, line) in lines.enumerated() {
            if consumed.contains(index) {
                for cell in line.cells where cell.text.count > 24 {
                    reader.addCell(cell.text, at: index)
                }
                continue
            }
            if isPageNumber(line) { continue }
            switch line.layout {
            case .grid where line.cells.count { !$0.text.isEmpty } == 1:
                // A sheet or a page made of one wide table: each row is a paragraph.
                reader.close()
                reader.addLine(line.cells.map(\.text).joined(), at: index)
                reader.close()
            case .grid:
                for cell in line.cells where cell.text.count > 12 {
                    reader.addCell(cell.text, at: index)
                }
            case .stacked,
                .tabs where line.cells.count > 2, .spaces where line.cells.count > 3,
                .placed where line.cells.count > 3:
                for cell in line.cells where cell.text.count > 24 {
                    reader.addCell(cell.text, at: index)
                }
            default:
                reader.addLine(line.cells.map(\.text).joined(separator: " "), at: index)
            }
        }
        reader.close()
        return reader.paragraphs
    }
}

/// Joins the lines of paragraphs and keeps count of the sections they stand in.
private struct ParagraphReader {
    var paragraphs: [Paragraph] = []
    private var open = ""
    private var start = 0
    private var marks: [String] = ["", "", ""]
    private var openPlace = ""

    /// No paragraph is longer; what is longer is none, and would only take time.
    private static let mostBytes = 60_000

    mutating func addLine(_ text: String, at index: Int) {
        let joined = closedUp(text)
        guard !joined.isEmpty else { return }
        if let mark = SectionMark(joined) {
            close()
            marks[mark.level - 1] = mark.name
            for level in mark.level..<3 { marks[level] = "" }
        } else if let last = open.last,
            "。:;!?".contains(last) || open.utf8.count < 36 && open.count < 12 && isShort(joined)
                || open.utf8.count > Self.mostBytes
        {
            close()
        }
        if open.isEmpty {
            start = index
            openPlace = place
        }
        open += joined
    }

    /// A short line under a short line is a new line of a title, not the rest of a sentence.
    private func isShort(_ text: String) -> Bool { text.count < 12 && !text.contains("。") }

    mutating func addCell(_ text: String, at index: Int) {
        let joined = closedUp(text)
        paragraphs.append(Paragraph(text: joined, place: "表内第\(index + 1)行文字", line: index))
    }

    mutating func close() {
        guard !open.isEmpty else { return }
        paragraphs.append(Paragraph(text: open, place: openPlace, line: start))
        open = ""
    }

    private var place: String {
        let name = marks.joined()
        return name.isEmpty ? "正文开头" : "正文第\(name)段"
    }
}

/// Folded text without spaces and line ends; a space between two digits stays, a line end does not.
func closedUp(_ text: String) -> String {
    var result = ""
    var gap: Character?
    for character in folded(text) {
        if character.isWhitespace {
            gap = gap == nil || character.isNewline ? character : gap
            continue
        }
        if let gap, !gap.isNewline, let last = result.last, isDigit(last), isDigit(character) {
            result.append(" ")
        }
        gap = nil
        result.append(character)
    }
    return result
}

/// Whether a character is an ASCII digit.
func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
