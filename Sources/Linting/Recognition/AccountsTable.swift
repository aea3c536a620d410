/// A table of accounts whose rows are budget lines with codes: 支出决算表, 收入决算表, 基本支出决算表.
struct AccountsTable {
    let title: String
    var rows: [LabelledAmounts] = []
    /// The row 合计, before the rows or behind them.
    var total: LabelledAmounts?
    /// 人员经费合计 and 公用经费合计 under the table of basic spending.
    var partTotals: [LabelledAmounts] = []
    /// Places between the rows where figures stood that belong to no row.
    var gaps: Set<Int> = []

    /// How many amounts a full row has.
    var width: Int { rows.map(\.amounts.count).max() ?? 0 }

    /// The most decimal places among the amounts.
    var places: Int {
        (rows + [total].compactMap(\.self)).flatMap(\.amounts).compactMap { $0.number?.places }
            .max() ?? 0
    }

    /// The places of the rows that hold rates, which do not add up: percentages, or what two other
    /// places of most rows make (完成率, 增减率).
    var rates: Set<Int> {
        let width = width
        // The first rows show what a place holds; a long table has no other ones below.
        let full = Array(rows.lazy.filter { $0.amounts.count == width }.prefix(200))
            .map { row in row.amounts.map(\.number) }
        return Set((0..<width).filter { Self.isRate($0, width, full) })
    }

    private static func isRate(_ place: Int, _ width: Int, _ rows: [[PrintedNumber?]]) -> Bool {
        if rows.contains(where: { $0[place]?.isPercent == true }) { return true }
        let others = (0..<width).filter { $0 != place }
        return others.contains { part in
            others.contains { whole in
                guard part != whole else { return false }
                let made = rows.count { isRate($0[place], $0[part], of: $0[whole]) }
                return made > 1 && made * 2 > rows.count
            }
        }
    }

    /// Whether a number is a percentage that two amounts make, as a share or as a change.
    private static func isRate(
        _ number: PrintedNumber?, _ part: PrintedNumber?, of whole: PrintedNumber?
    ) -> Bool {
        guard let number, let part, let whole, number.micros != 0, whole.micros != 0 else {
            return false
        }
        return [part.micros, part.micros - whole.micros].contains { moved in
            let percent = roundedQuotient(Int128(moved) * 100_000_000, Int128(whole.micros))
            return abs(percent - Int128(number.micros)) <= lastPlace(number.places)
        }
    }

    /// The tables of a report, in order.
    static func read(_ lines: [PrintedLine]) -> [AccountsTable] {
        var reader = Reader()
        for (index, line) in lines.enumerated() where reader.tables.count < 200 {
            if let title = title(line) {
                reader.pass(title)
                continue
            }
            for piece in LabelledAmounts.read(line, at: index) { reader.take(piece) }
        }
        return reader.finished()
    }

    /// `一般公共预算财政拨款支出决算表`, alone in its line.
    static func title(_ line: PrintedLine) -> String? {
        let texts = line.cells.map { squeezed($0.text) }.filter { !$0.isEmpty }
        guard texts.count == 1, let text = texts.first, text.count <= 40 else { return nil }
        let name = text.withoutParentheses
        guard name.hasSuffix("表"), name.containsAny(of: ["决算", "预算", "收支", "支出", "收入"]) else {
            return nil
        }
        return SectionMark(name)?.level == 1 ? String(name.drop { $0 != "、" }.dropFirst()) : name
    }
}

/// Divides the rows of a report into tables.
private struct Reader {
    var tables: [AccountsTable] = []
    private var table = AccountsTable(title: "决算表")
    private var codes = Set<String>()
    /// A title was passed: the next row of the first level opens another table.
    private var next: String?
    /// The row 合计 that stood behind the rows has been read.
    private var isClosed = false

    /// No table of accounts has more rows; what has is none, and would only take time.
    private static let mostRows = 3000

    mutating func pass(_ title: String) {
        next = title
    }

    mutating func take(_ piece: LabelledAmounts) {
        if let code = piece.code {
            let isFirstLevel = code.count == 3
            if codes.contains(code) || isFirstLevel && (next != nil || isClosed && !isBasic(code)) {
                close()
            }
            guard table.rows.count < Self.mostRows else { return }
            codes.insert(code)
            table.rows.append(piece)
        } else if piece.label.hasSuffix("合计"), piece.label.count <= 10, !piece.amounts.isEmpty {
            takeTotal(piece)
        } else if !piece.amounts.isEmpty, !isPageNumber(piece) {
            takeRest(piece)
        }
    }

    /// A name and amounts without a code: the rest of a row whose code stands alone, or a row lost.
    private mutating func takeRest(_ piece: LabelledAmounts) {
        guard let last = table.rows.last, last.amounts.isEmpty, last.label.isEmpty,
            piece.line == last.line + 1
        else {
            table.gaps.insert(table.rows.count)
            return
        }
        table.rows[table.rows.count - 1].label = piece.label
        table.rows[table.rows.count - 1].amounts = piece.amounts
    }

    private mutating func takeTotal(_ piece: LabelledAmounts) {
        if piece.label.containsAny(of: ["人员经费", "公用经费"]) {
            table.partTotals.append(piece)
        } else if !piece.label.contains("本年") {
            if next != nil || table.total != nil { close() }
            table.total = piece
            isClosed = !table.rows.isEmpty
        }
    }

    private func isBasic(_ code: String) -> Bool { code.first == "3" && codes.contains("301") }

    private func isPageNumber(_ piece: LabelledAmounts) -> Bool {
        piece.amounts.count == 1 && piece.amounts[0].number?.places == 0
    }

    private mutating func close() {
        if table.rows.count > 1 { tables.append(table) }
        table = AccountsTable(title: next ?? "决算表")
        codes = []
        next = nil
        isClosed = false
    }

    mutating func finished() -> [AccountsTable] {
        close()
        return tables
    }
}
