import Foundation
import Linting

/// Paragraphs and tables of a Word document (`docx`).
enum WordReader {
    static func read(_ data: Data, limits: ReadingLimits) throws -> PrintedDocument {
        let archive = try ZipReader(data, kind: "Word", limits: limits)
        guard let body = try archive.part("word/document.xml") else {
            throw DocumentRefusal(.wrongExtension, "文件里没有 Word 正文，扩展名可能有误；请用 Word 另存为 docx，再检查。")
        }
        let state = WordState()
        try XMLEvents.read(
            body, kind: "Word", limits: limits, opened: state.open, closed: state.close,
            text: state.add)
        return PrintedDocument(lines: state.lines)
    }
}

/// What is open while a document is read.
private final class WordState {
    var lines: [PrintedLine] = []
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

    func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "tbl":
            tableDepth += 1
            if tableDepth == 1 { tables += 1 }
        case "tr" where tableDepth == 1:
            row = []
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
        case "p": paragraph = ""
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
        case "p": endParagraph()
        case "tc" where tableDepth == 1:
            row.append(PrintedCell(text: continues ? "" : cell, column: column, span: span))
            column += span
        case "tr" where tableDepth == 1:
            lines.append(
                PrintedLine(cells: row, layout: .grid, number: lines.count + 1, table: tables))
        case "tbl": tableDepth = max(0, tableDepth - 1)
        default: break
        }
    }

    private func endParagraph() {
        defer { paragraph = "" }
        guard tableDepth == 0 else {
            if !paragraph.isEmpty { cell += cell.isEmpty ? paragraph : "\n" + paragraph }
            return
        }
        for line in PrintedDocument(text: paragraph).lines {
            var line = line
            line.number = lines.count + 1
            line.page = nil
            lines.append(line)
        }
    }
}
