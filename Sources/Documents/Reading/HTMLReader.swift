import Linting

/// Paragraphs and tables of a web page, read leniently: published pages are seldom valid.
enum HTMLReader {
    static func read(_ text: String) -> PrintedDocument {
        var state = HTMLState()
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            state.add(rest[..<open])
            rest = rest[rest.index(after: open)...]
            if rest.hasPrefix("!--") {
                rest = after("-->", in: rest)
                continue
            }
            guard let close = rest.firstIndex(of: ">") else { break }
            let tag = Tag(rest[..<close])
            let isAppendix = rest[..<close] == "section class=\"explanations\""
            rest = rest[rest.index(after: close)...]
            if isAppendix {
                // Where our own pages explain their figures, parts of figures stand alone.
                rest = after("</section>", in: rest)
                continue
            }
            if ["script", "style", "noscript", "template"].contains(tag.name), !tag.closes {
                rest = after("</" + tag.name, in: rest)
                rest = after(">", in: rest)
                continue
            }
            state.meet(tag)
        }
        state.add(rest.contains("<") ? "" : rest)
        return state.document()
    }

    private static func after(_ mark: String, in text: Substring) -> Substring {
        guard let range = text.firstRange(of: mark) else { return "" }
        return text[range.upperBound...]
    }
}

/// A tag with the attributes tables need.
private struct Tag {
    let name: String
    let closes: Bool
    let columnSpan: Int
    let rowSpan: Int

    init(_ text: Substring) {
        closes = text.first == "/"
        let body = closes ? text.dropFirst() : text
        name = body.prefix { $0.isLetter || $0.isNumber }.lowercased()
        let isCell = name == "td" || name == "th"
        columnSpan = isCell ? Self.number("colspan", in: body) : 1
        rowSpan = isCell ? Self.number("rowspan", in: body) : 1
    }

    private static func number(_ name: String, in text: Substring) -> Int {
        let lowered = text.prefix(2000).lowercased()
        guard let range = lowered.firstRange(of: name) else { return 1 }
        let digits = lowered[range.upperBound...].drop { " =\"'".contains($0) }
            .prefix { $0.isASCII && $0.isNumber }
        return min(200, max(1, Int(digits) ?? 1))
    }
}

/// What is open while a page is read.
private struct HTMLState {
    private var lines: [PrintedLine] = []
    private var text = ""
    private var tables = 0
    private var depth = 0
    private var row: [PrintedCell] = []
    private var column = 0
    private var cell: (text: String, columns: Int, rows: Int)?
    /// Rows a cell above still covers, by column.
    private var covered: [Int: Int] = [:]

    mutating func add(_ raw: Substring) {
        guard !raw.isEmpty else { return }
        let decoded = Entities.decode(raw)
        // A line end in the source is a space on the page, and none between Chinese words.
        text +=
            decoded.contains(where: \.isNewline)
            ? decoded.split(whereSeparator: \.isNewline).map {
                String($0.drop { $0 == " " || $0 == "\t" })
            }.joined(separator: " ") : decoded
    }

    mutating func meet(_ tag: Tag) {
        switch tag.name {
        case "table":
            if depth == 0, !tag.closes {
                endParagraph()
                tables += 1
                covered = [:]
                row = []
            }
            if tag.closes, depth == 1 { endRow() }
            depth = max(0, depth + (tag.closes ? -1 : 1))
        case "tr" where depth == 1: endRow()
        case "td" where depth == 1, "th" where depth == 1:
            endCell()
            if !tag.closes { openCell(tag) }
        case "br": if cell == nil { endParagraph() } else { text += "\n" }
        case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "section", "article", "tr",
            "title",
            "ul", "ol", "pre", "td", "th":
            if cell == nil { endParagraph() } else if !text.isEmpty { text += " " }
        default: break
        }
    }

    private mutating func openCell(_ tag: Tag) {
        while let rows = covered[column], rows > 0 { column += 1 }
        text = ""
        cell = ("", tag.columnSpan, tag.rowSpan)
    }

    private mutating func endCell() {
        guard let open = cell else { return }
        row.append(PrintedCell(text: trimmed(text), column: column, span: open.columns))
        if open.rows > 1 {
            for place in column..<(column + open.columns) { covered[place] = open.rows }
        }
        column += open.columns
        text = ""
        cell = nil
    }

    private mutating func endRow() {
        endCell()
        if !row.isEmpty {
            lines.append(
                PrintedLine(cells: row, layout: .grid, number: lines.count + 1, table: tables))
            covered = covered.compactMapValues { $0 > 1 ? $0 - 1 : nil }
        }
        row = []
        column = 0
        text = ""
    }

    private mutating func endParagraph() {
        let body = trimmed(text)
        text = ""
        guard !body.isEmpty, cell == nil else { return }
        lines.append(
            PrintedLine(
                cells: [PrintedCell(text: body, column: 0)], layout: .prose,
                number: lines.count + 1))
    }

    private func trimmed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func document() -> PrintedDocument {
        var state = self
        if state.depth > 0 { state.endRow() } else { state.endParagraph() }
        return PrintedDocument(lines: state.lines)
    }
}
