/// Tables of accounts by budget lines (部门决算表): 类 = Σ款, 款 = Σ项, 合计 = Σ类, and each row's total.
///
/// Nobody says what the columns of such a table hold. A relation is believed only where most rows of
/// the table show it; differences that rounding to 万元 explains are in every such table, and stay
/// quiet.
enum AccountsTableRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.report.accounts.flatMap { table in levels(table) + rows(table) }
    }

    /// What one sum came to: right, or wrong and how.
    private enum Outcome {
        case right
        case wrong(Finding)
    }

    /// The wrong ones, where the right ones are enough to believe the relation.
    private static func believed(_ outcomes: [Outcome], atLeast: Int) -> [Finding] {
        let wrong = outcomes.compactMap { outcome in
            if case .wrong(let finding) = outcome { finding } else { nil }
        }
        let right = outcomes.count - wrong.count
        return right >= atLeast && wrong.count * 2 <= right ? wrong : []
    }

    // MARK: - Levels

    private static func levels(_ table: AccountsTable) -> [Finding] {
        let width = table.width
        guard width > 0 else { return [] }
        let places = table.places
        let rates = table.rates
        let added = (0..<width).filter { !rates.contains($0) }
        var outcomes: [Outcome] = []
        for (index, row) in table.rows.enumerated() {
            guard let code = row.code, code.count < 7 else { continue }
            let children = table.rows.enumerated().filter { _, child in
                child.code.map { $0.count == code.count + 2 && $0.hasPrefix(code) } ?? false
            }
            guard let last = children.last?.offset, last > index,
                isWhole(table, (index + 1)...(last + 1))
            else {
                continue
            }
            outcomes += sums(
                children.map(\.element), row, added, width, places,
                place: table.title + "·" + code + row.label, what: row.label)
        }
        let tops = table.rows.filter { $0.code?.count == 3 }
        if let total = table.total, tops.count > 1, isWhole(table, 1...(table.rows.count - 1)) {
            outcomes += sums(
                tops, total, added, width, places, place: table.title + "·合计", what: "合计")
        }
        outcomes += partTotals(table, tops, places)
        return believed(outcomes, atLeast: 2)
    }

    /// No figures of a lost row stand between these rows.
    private static func isWhole(_ table: AccountsTable, _ range: ClosedRange<Int>) -> Bool {
        !table.gaps.contains { range.contains($0) }
    }

    private static func partTotals(
        _ table: AccountsTable, _ tops: [LabelledAmounts], _ places: Int
    ) -> [Outcome] {
        table.partTotals.flatMap { total -> [Outcome] in
            let isStaff = total.label.contains("人员")
            let parts = tops.filter { ["301", "303"].contains($0.code ?? "") == isStaff }
            guard !parts.isEmpty, total.amounts.count == 1 else { return [] }
            return sums(
                parts, total, [0], 1, places, place: table.title + "·" + total.label,
                what: total.label)
        }
    }

    private static func sums(
        _ parts: [LabelledAmounts], _ whole: LabelledAmounts, _ columns: [Int], _ width: Int,
        _ places: Int, place: String, what: String
    ) -> [Outcome] {
        columns.compactMap { column -> Outcome? in
            let values = parts.map { amount($0, column, width, whole) }
            guard let printed = amount(whole, column, width, whole) ?? nil,
                values.allSatisfy({ $0 != nil })
            else { return nil }
            let numbers = values.compactMap { $0 ?? nil }
            guard !numbers.isEmpty else { return nil }
            let sum = numbers.reduce(Int128(0)) { $0 + Int128($1.micros) }
            guard sum != 0 || printed.micros != 0 else { return nil }
            return outcome(
                numbers, sum: sum, printed, places,
                place: place + (column == 0 ? "" : "·第\(column + 1)个数"), what: what,
                line: whole.line)
        }
    }

    /// The amount at a place of a row: `.some(nil)` where the cell is blank, nil where nobody knows.
    private static func amount(
        _ row: LabelledAmounts, _ column: Int, _ width: Int, _ whole: LabelledAmounts
    ) -> PrintedNumber?? {
        // The totals of 人员经费 and 公用经费 stand below both halves of their table.
        if row.isCertain, whole.isCertain, width > 1 {
            guard column < whole.amounts.count else { return nil }
            let place = whole.amounts[column].column
            return .some(row.amounts.first { $0.column == place }?.number)
        }
        if row.amounts.count == width || column == 0, column < row.amounts.count {
            return .some(row.amounts[column].number)
        }
        return nil
    }

    private static func outcome(
        _ parts: [PrintedNumber], sum: Int128, _ printed: PrintedNumber, _ places: Int,
        place: String, what: String, line: Int
    ) -> Outcome {
        let difference = abs(sum - Int128(printed.micros))
        guard difference > lastPlace(places) * Int128(parts.count + 1) / 2 else { return .right }
        let shown = decimalText(micros: Int128(printed.micros), places: printed.places)
        let expected = decimalText(micros: sum, places: places)
        let terms = sumText(parts.prefix(12)) + (parts.count > 12 ? " + …" : "")
        return .wrong(
            Finding(
                .sumMismatch, place: place, printed: shown, expected: expected,
                message: "\(what)印为 \(shown)，各项相加应为 \(expected)。",
                arithmetic: "\(terms) = \(expected)", line: line))
    }

    // MARK: - Rows

    /// 合计 = 基本支出 + 项目支出 + …: the first amount of a row is the sum of the others.
    private static func rows(_ table: AccountsTable) -> [Finding] {
        let places = table.places
        // Two halves side by side run into each other where only spaces divide them.
        let isBasic = table.rows.contains { $0.code?.first == "3" && !$0.isCertain }
        guard !isBasic else { return [] }
        let outcomes = (table.rows.enumerated().map { ($0, $1) } + [(-1, table.total)]).compactMap {
            index, row -> Outcome? in
            guard let row, !table.gaps.contains(index), !table.gaps.contains(index + 1) else {
                return nil
            }
            let numbers = row.amounts.compactMap(\.number)
            guard numbers.count > 1, let whole = row.first,
                numbers.allSatisfy({ $0.unit.isEmpty })
            else { return nil }
            let parts = Array(numbers.dropFirst())
            let sum = parts.reduce(Int128(0)) { $0 + Int128($1.micros) }
            return outcome(
                parts, sum: sum, whole, places,
                place: table.title + "·" + (row.code ?? "") + row.label + "·合计",
                what: row.label + "的合计", line: row.line)
        }
        return addsUp(table) ? believed(outcomes, atLeast: 3) : []
    }

    /// Whether a row shows that its parts add up: budget and accounts side by side are often equal.
    private static func addsUp(_ table: AccountsTable) -> Bool {
        table.rows.contains { row in
            let parts = row.amounts.dropFirst().compactMap(\.number).filter { $0.micros != 0 }
            return parts.count > 1 && row.first?.micros == parts.reduce(Int64(0)) { $0 + $1.micros }
        }
    }
}
