import Linting

/// A paragraph of a Word document: its text, and where its runs begin and end among the bytes.
struct WordAnchor {
    let text: String
    let start: Int
    let end: Int
}

/// What is open while a document is read.
final class WordState {
    private(set) var lines: [PrintedLine] = []
    /// The paragraphs that a comment can be put on, by line.
    private(set) var anchors: [[WordAnchor]] = []
    private var tables = 0
    private var tableDepth = 0
    private var row: [PrintedCell] = []
    private var column = 0
    private var span = 1
    private var continues = false
    private var cell = ""
    private var paragraph = ""
    private var isText = false
    private var deleted = 0
    private var tag = 0..<0
    /// Where the text of each open paragraph begins; one in a text box stands within another.
    private var starts: [Int] = []
    private var rowAnchors: [WordAnchor] = []

    func locate(_ tag: Range<Int>) { self.tag = tag }

    func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "tbl":
            tableDepth += 1
            if tableDepth == 1 { tables += 1 }
        case "tr" where tableDepth == 1:
            row = []
            rowAnchors = []
            column = 0
        case "gridBefore" where tableDepth == 1:
            column += min(64, Int(attributes["val"] ?? "") ?? 0)
        case "tc" where tableDepth == 1:
            cell = ""
            span = 1
            continues = false
        case "gridSpan" where tableDepth == 1:
            span = min(64, max(1, Int(attributes["val"] ?? "") ?? 1))
        case "vMerge" where tableDepth == 1: continues = attributes["val"] != "restart"
        case "p":
            paragraph = ""
            starts.append(tag.upperBound)
        case "t": isText = true
        case "del", "moveFrom": deleted += 1
        case "tab": add(raw: tableDepth > 0 ? " " : "\t")
        case "br", "cr": add(raw: " ")
        case "noBreakHyphen": add(raw: "-")
        default: break
        }
    }

    func add(_ text: String) {
        if isText, deleted == 0 { paragraph += text }
    }

    private func add(raw text: String) {
        if deleted == 0, !paragraph.isEmpty { paragraph += text }
    }

    func close(_ name: String) {
        switch name {
        case "t": isText = false
        case "del", "moveFrom": deleted = max(0, deleted - 1)
        case "pPr":
            if !starts.isEmpty, paragraph.isEmpty { starts[starts.count - 1] = tag.upperBound }
        case "p": endParagraph()
        case "tc" where tableDepth == 1:
            row.append(PrintedCell(text: continues ? "" : cell, column: column, span: span))
            column += span
        case "tr" where tableDepth == 1:
            lines.append(
                PrintedLine(cells: row, layout: .grid, number: lines.count + 1, table: tables))
            anchors.append(rowAnchors)
        case "tbl": tableDepth = max(0, tableDepth - 1)
        default: break
        }
    }

    private func endParagraph() {
        defer { paragraph = "" }
        let start = starts.popLast() ?? 0
        let anchor = WordAnchor(text: paragraph, start: start, end: tag.lowerBound)
        // Word takes no comments in text boxes.
        let isPlain = starts.isEmpty && !paragraph.isEmpty && start < tag.lowerBound
        guard tableDepth == 0 else {
            if isPlain { rowAnchors.append(anchor) }
            if !paragraph.isEmpty { cell += cell.isEmpty ? paragraph : "\n" + paragraph }
            return
        }
        for line in PrintedDocument(text: paragraph).lines {
            var line = line
            line.number = lines.count + 1
            line.page = nil
            lines.append(line)
            anchors.append(isPlain ? [anchor] : [])
        }
    }
}
