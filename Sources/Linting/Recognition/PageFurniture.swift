/// Headers and footers of pages (页眉、页脚): what stands at the edge of page after page.
///
/// They cut tables and sentences in two where a page ends. A line loses its cells and keeps its
/// index, so that places stay what they are.
enum PageFurniture {
    /// How many lines from either edge of a page are looked at.
    private static let depth = 3

    static func removed(from lines: [PrintedLine]) -> [PrintedLine] {
        let edges = edges(of: lines)
        guard edges.count > 1 else { return lines }
        var pages: [String: Int] = [:]
        for page in edges {
            for text in Set(page.map { pattern(lines[$0]) }) { pages[text, default: 0] += 1 }
        }
        var result = lines
        for index in edges.joined() where pages[pattern(lines[index])] ?? 0 > 1 {
            if isFurniture(lines[index]) { result[index].cells = [] }
        }
        return result
    }

    /// The first and last lines of each page; empty where the file does not know its pages.
    private static func edges(of lines: [PrintedLine]) -> [[Int]] {
        var pages: [[Int]] = []
        var current: String?
        for (index, line) in lines.enumerated() where line.layout != .grid {
            guard let page = line.page else { continue }
            if page != current || pages.isEmpty {
                pages.append([])
                current = page
            }
            pages[pages.count - 1].append(index)
        }
        return pages.map { page in
            page.count <= 2 * depth ? page : Array(page.prefix(depth) + page.suffix(depth))
        }
    }

    /// The text with every run of digits as one sign: page numbers differ.
    private static func pattern(_ line: PrintedLine) -> String {
        var text = ""
        for character in squeezed(line.cells.map(\.text).joined()) {
            if !isDigit(character) {
                text.append(character)
            } else if text.last != "#" {
                text.append("#")
            }
        }
        return text
    }

    /// Titles of forms, heads and rows of tables may recur too, and stay.
    private static func isFurniture(_ line: PrintedLine) -> Bool {
        let text = squeezed(line.cells.map(\.text).joined())
        return text.count >= 4 && !text.hasSuffix("表") && SectionMark(text) == nil
            && !text.contains("单位:")
            && !line.cells.contains { cell in
                ColumnKind(title: cell.text) != nil || PrintedNumber(cell.text) != nil
            }
    }
}
