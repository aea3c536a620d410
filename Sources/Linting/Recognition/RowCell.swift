/// A cell of a row with what its text can be.
struct RowCell {
    enum Content {
        case number(PrintedNumber)
        case placeholder
        /// Starts with ≥, ≤ or =.
        case target
        /// 定性指标, 定量指标.
        case indicatorKind
        /// 完成, 未完成, 部分完成.
        case completion
        case text
    }

    let text: String
    let content: Content
    let column: Int
    let span: Int

    init(text: String, column: Int, span: Int = 1) {
        self.text = squeezed(text)
        self.column = column
        self.span = span
        content = Self.content(of: self.text)
    }

    private static func content(of text: String) -> Content {
        if let number = PrintedNumber(text) { return .number(number) }
        if isPlaceholder(text) { return .placeholder }
        if let first = text.first, "≥≤=<>".contains(first) { return .target }
        if text.hasPrefix("定性") || text.hasPrefix("定量") { return .indicatorKind }
        if completionWords.contains(text) { return .completion }
        return .text
    }

    static let completionWords: Set<String> = [
        "完成", "已完成", "未完成", "部分完成", "基本完成", "全部完成", "全面完成", "正在进行", "正常完成", "已全部完成", "按时完成",
        "圆满完成", "进行中", "未开展", "延期",
    ]

    var number: PrintedNumber? {
        if case .number(let number) = content { return number }
        return nil
    }

    /// The display width, Chinese characters counting two.
    var width: Int { text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } }
}

extension RowCell {
    /// The cells of a line that are not blank; cells run together with single spaces are divided.
    ///
    /// Between titles that ran together too, one figure is enough to tell a row from a sentence.
    static func cells(of line: PrintedLine, together: Bool = false) -> [RowCell] {
        var result: [RowCell] = []
        for cell in line.cells where !cell.text.allSatisfy(\.isWhitespace) {
            guard line.layout != .grid, let parts = divided(cell.text, together) else {
                result.append(RowCell(text: cell.text, column: cell.column, span: cell.span))
                continue
            }
            var offset = 0
            for part in parts {
                let column =
                    line.layout == .tabs || line.layout == .stacked
                    ? cell.column : cell.column + offset
                result.append(RowCell(text: part, column: column, span: part.count))
                offset += part.count + 1
            }
        }
        return result
    }

    /// Words and numbers of a cell that holds several figures; nil where it is one cell.
    private static func divided(_ text: String, _ together: Bool) -> [String]? {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        // A formula is one text whatever figures it names.
        guard words.count > 1, !text.containsAny(of: ["÷", "×"]) else { return nil }
        let numbers = words.enumerated().filter { offset, word in
            PrintedNumber(word) != nil && !(offset > 0 && words[offset - 1] == "任务")
        }
        guard
            numbers.count > 1 || together && !numbers.isEmpty
                || numbers.contains(where: { $1.contains(".") || $1.contains("%") })
        else { return nil }
        let places = Set(numbers.map(\.offset))
        var parts: [String] = []
        var open = false
        for (offset, word) in words.enumerated() {
            let alone = places.contains(offset) || completionWords.contains(word)
            if alone || !open || "≥≤".contains(word.prefix(1)) {
                parts.append(word)
            } else {
                parts[parts.count - 1] += word
            }
            open = !alone
        }
        return parts
    }
}
