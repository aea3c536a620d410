import Linting

/// Lines and cells made of words at measured places, as `pdftotext -bbox` tells them.
///
/// Counting spaces in converted text misplaces Chinese columns by several characters; the boxes
/// of the words do not.
struct PageLayout {
    private struct Word {
        let text: String
        let left: Double
        let right: Double
        let top: Double
        let bottom: Double

        var height: Double { bottom - top }
        var middle: Double { (top + bottom) / 2 }
    }

    private var lines: [PrintedLine] = []
    private var words: [Word] = []
    private var page = 0
    private var number = 0
    private var box: (left: Double, right: Double, top: Double, bottom: Double)?
    private var text = ""
    /// Half the height of the usual character, once known: the measure of columns.
    private var unit = 0.0
    private var edges = Set<Int>()

    mutating func open(_ name: String, _ attributes: [String: String]) {
        func value(_ key: String) -> Double {
            let value = attributes[key].flatMap(Double.init) ?? 0
            return value.isFinite ? min(max(value, -100_000), 100_000) : 0
        }
        switch name {
        case "page":
            page += 1
            words = []
        case "word":
            box = (value("xMin"), value("xMax"), value("yMin"), value("yMax"))
            text = ""
        default: break
        }
    }

    mutating func add(_ part: String) {
        if box != nil { text += part }
    }

    mutating func close(_ name: String) {
        switch name {
        case "word":
            if let box, !text.isEmpty, box.right > box.left, box.bottom > box.top {
                words.append(
                    Word(
                        text: text, left: box.left, right: box.right, top: box.top,
                        bottom: box.bottom))
            }
            box = nil
        case "page": endPage()
        default: break
        }
    }

    func document() -> PrintedDocument { PrintedDocument(lines: lines) }

    private mutating func endPage() {
        guard !words.isEmpty else { return }
        let heights = words.map(\.height).sorted()
        if unit == 0 { unit = max(1, heights[heights.count / 2] / 2) }
        var rows: [[Word]] = []
        for word in words.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
            if let first = rows.last?.first, abs(word.middle - first.middle) < first.height * 0.4 {
                rows[rows.count - 1].append(word)
            } else {
                rows.append([word])
            }
        }
        rows = rows.map { row in row.sorted { $0.left < $1.left } }
        edges = Self.edges(rows, unit)
        var previous: [Word] = []
        for row in rows {
            number += 1
            if let above = previous.first, let word = row.first,
                word.middle - above.middle > 1.9 * max(word.height, above.height)
            {
                number += 1
            }
            append(row)
            previous = row
        }
        number += 1
        words = []
    }

    /// Left edges at which several cells of the page begin: columns of its tables.
    private static func edges(_ rows: [[Word]], _ unit: Double) -> Set<Int> {
        var counts: [Int: Int] = [:]
        for row in rows where row.count > 1 {
            var end: Double?
            for word in row {
                if end.map({ word.left - $0 > 0.55 * word.height }) ?? true {
                    counts[Int(word.left / unit), default: 0] += 1
                }
                end = word.right
            }
        }
        return Set(counts.filter { $0.value >= 3 }.keys)
    }

    private mutating func append(_ row: [Word]) {
        var cells: [(text: String, left: Double, right: Double)] = []
        for word in row {
            if let last = cells.last, word.left - last.right < 0.55 * word.height,
                word.left - last.right < 0.1 * word.height
                    || !edges.contains(Int(word.left / unit))
            {
                let space = word.left - last.right > 0.15 * word.height ? " " : ""
                cells[cells.count - 1] = (
                    last.text + space + word.text, last.left, max(last.right, word.right)
                )
            } else {
                cells.append((word.text, word.left, word.right))
            }
        }
        lines.append(
            PrintedLine(
                cells: cells.map { cell in
                    PrintedCell(
                        text: cell.text, column: Int(cell.left / unit),
                        span: max(1, Int((cell.right - cell.left) / unit)))
                }, layout: cells.count > 1 ? .placed : .prose, number: number,
                page: String(page)))
    }
}
