/// A name and the amounts printed behind it in one line, with the code of the budget line where one
/// stands before the name (科目编码).
///
/// The tables of accounts (部门决算表) have no heads this package could rely on: they are broken over
/// lines and pages. What a row says is told by the row itself.
struct LabelledAmounts {
    /// 3 digits for 类, 5 for 款, 7 for 项; nil where no code is printed.
    let code: String?
    var label: String
    /// nil stands for a cell that says there is nothing (`-`).
    var amounts: [(column: Int, number: PrintedNumber?)] = []
    /// Whether the columns are those of the file, so that a blank cell is seen.
    let isCertain: Bool
    let line: Int

    /// The first amount: the total of the row in every table of accounts.
    var first: PrintedNumber? { amounts.first?.number }

    /// Several of them in a line: the two halves of 收入支出总表.
    static func read(_ line: PrintedLine, at index: Int) -> [LabelledAmounts] {
        guard line.cells.count <= 40, !isSentence(line) else { return [] }
        var reader = Reader(isCertain: [.grid, .tabs].contains(line.layout), line: index)
        let words = line.cells.flatMap { cell in
            cell.text.split(whereSeparator: \.isWhitespace).enumerated().map {
                Reader.Word(
                    text: squeezed($0.element), column: cell.column, opensCell: $0.offset == 0)
            }
        }
        reader.read(words.filter { !$0.text.isEmpty })
        return reader.found
    }

    private static func isSentence(_ line: PrintedLine) -> Bool {
        line.cells.contains { cell in
            cell.text.utf8.count > 600 || cell.text.contains("。")
                || line.cells.count == 1 && cell.text.contains("万元,")
        }
    }
}

/// Goes through the words of a line.
private struct Reader {
    struct Word {
        let text: String
        let column: Int
        let opensCell: Bool
    }

    let isCertain: Bool
    let line: Int
    var found: [LabelledAmounts] = []
    private var open: LabelledAmounts?

    init(isCertain: Bool, line: Int) {
        self.isCertain = isCertain
        self.line = line
    }

    mutating func read(_ words: [Word]) {
        var index = 0
        while index < words.count {
            let word = words[index]
            if let (code, name, next) = Self.code(words, at: index) {
                begin(code: code, label: name)
                index = next
                continue
            }
            if PrintedNumber(word.text) != nil || isPlaceholder(word.text) {
                if open == nil { begin(code: nil, label: "") }
                open?.amounts.append((word.column, PrintedNumber(word.text)))
            } else if let last = open, last.amounts.isEmpty, !opensLabel(word, after: last) {
                open?.label += word.text
            } else {
                begin(code: nil, label: word.text)
            }
            index += 1
        }
        if let open { found.append(open) }
    }

    private mutating func begin(code: String?, label: String) {
        if let open { found.append(open) }
        open = LabelledAmounts(code: code, label: label, isCertain: isCertain, line: line)
    }

    /// Names of the right half of 收入支出总表, which may follow a name without an amount.
    private static let openings = ["结余分配", "年末结转", "年末财政", "本年支出合计", "支出总计", "支出合计", "总计"]

    private func opensLabel(_ word: Word, after last: LabelledAmounts) -> Bool {
        guard !last.label.isEmpty else { return false }
        return word.opensCell || SectionMark(word.text)?.level == 1
            || Self.openings.contains(where: word.text.hasPrefix)
    }

    // MARK: - Codes

    /// `2010601`, `201 06 01` or `2010601行政运行`.
    private static func code(_ words: [Word], at start: Int) -> (String, name: String, next: Int)? {
        let text = words[start].text
        let digits = text.prefix(while: isDigit)
        guard [3, 5, 7].contains(digits.count), let kind = digits.first, "1235".contains(kind)
        else { return nil }
        if digits.count < text.count {
            let name = text.dropFirst(digits.count)
            guard let letter = name.first, letter.isLetter, PrintedNumber(text) == nil,
                digits.count > 3 || ["支出", "补助", "费"].contains(where: name.hasSuffix)
            else { return nil }
            return (String(digits), String(name), start + 1)
        }
        var code = String(digits)
        var next = start + 1
        while code.count < 7, next < words.count, words[next].text.count == 2,
            words[next].text.allSatisfy(isDigit), text.count == 3
        {
            code += words[next].text
            next += 1
        }
        // An amount may have three digits too; what follows a code is a name.
        let isNamed =
            next < words.count && PrintedNumber(words[next].text) == nil
            && !isPlaceholder(words[next].text)
        return isNamed || start == 0 && code.count > 3 ? (code, "", next) : nil
    }
}
