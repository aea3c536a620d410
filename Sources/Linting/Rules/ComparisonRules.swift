/// Tables of this year beside the year before: the change, its rate, and the total (同比增减表).
enum ComparisonRules {
    /// One row with its amounts.
    private struct Line {
        let past: Amount?
        let now: Amount?
        let change: Amount?
        let rate: PrintedNumber?
        let row: TableRow
        let place: String
    }

    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.report.tables(.comparison).flatMap { table -> [Finding] in
            let lines = table.rows.filter { $0.hasNumbers && !$0.doubtful }
                .map { line($0, of: table) }
            return lines.flatMap(changes) + totals(lines)
        }
    }

    private static func line(_ row: TableRow, of table: RecognisedTable) -> Line {
        Line(
            past: table.amount(row, .previousYear), now: table.amount(row, .currentYear),
            change: table.amount(row, .change),
            rate: row.percent(.changeRate), row: row, place: table.title + "·" + row.label)
    }

    private static func changes(_ line: Line) -> [Finding] {
        guard let past = line.past, let now = line.now else { return [] }
        let moved = now.microYuan - past.microYuan
        var findings: [Finding] = []
        if let change = line.change {
            let slack = past.halfUnit + now.halfUnit + change.halfUnit
            // Offices print what fell with a sign or without.
            let difference = min(
                abs(moved - change.microYuan), abs(abs(moved) - change.microYuan))
            if difference > 0 {
                let expected = past.text(of: moved)
                findings.append(
                    Finding(
                        .differenceMismatch, difference <= slack ? .rounding : .error,
                        place: line.place + "·增减额", printed: change.text, expected: expected,
                        message: "增减额印为 \(change.text)，按两年的数相减应为 \(expected)。",
                        arithmetic: "\(now.text) − \(past.text) = \(expected)",
                        line: line.row.line))
            }
        }
        return findings + [rate(line, past, now)].compactMap(\.self)
    }

    private static func rate(_ line: Line, _ past: Amount, _ now: Amount) -> Finding? {
        guard let printed = line.rate, past.microYuan > 2 * past.halfUnit else { return nil }
        let moved = now.microYuan - past.microYuan
        let percent = roundedQuotient(moved * 100_000_000, past.microYuan)
        let unit = lastPlace(printed.places)
        let value = Int128(printed.micros)
        func isExact(_ percent: Int128) -> Bool { roundedQuotient(percent, unit) * unit == value }
        guard !isExact(percent), !isExact(abs(percent)) else { return nil }
        let slack = (past.halfUnit + now.halfUnit) * 100_000_000 / past.microYuan + unit
        let close = min(abs(percent - value), abs(abs(percent) - value)) <= slack
        let expected = percentText(percent, places: printed.places)
        return Finding(
            .growthMismatch, close ? .rounding : .error, place: line.place + "·增减率",
            printed: line.row.shown(.changeRate), expected: expected,
            message: "增减率印为 \(line.row.shown(.changeRate))，按两年的数计算应为 \(expected)。",
            arithmetic: "(\(now.text) − \(past.text)) ÷ \(past.text) = \(expected)",
            line: line.row.line)
    }

    // MARK: - 合计

    /// The total of the rows of the first level, where one year at least shows that they make it.
    private static func totals(_ lines: [Line]) -> [Finding] {
        let isTotal = { (line: Line) in
            ["合计", "总计"].contains(where: line.row.label.hasPrefix)
        }
        guard let total = lines.first(where: isTotal) else { return [] }
        let others = lines.filter { !isTotal($0) }
        let marked = others.filter { SectionMark($0.row.label)?.level == 1 }
        let parts = marked.isEmpty ? others : marked
        guard parts.count > 1, !parts.contains(where: { $0.row.label.contains("其中") }) else {
            return []
        }
        let columns: [(String, (Line) -> Amount?)] = [("上年数", \.past), ("本年数", \.now)]
        let checks = columns.compactMap { name, value -> (isRight: Bool, finding: Finding?)? in
            let amounts = parts.compactMap(value)
            guard let whole = value(total), amounts.count == parts.count else { return nil }
            let finding = Finding.sum(
                amounts, total: whole, what: name + "合计", place: total.place + "·" + name,
                line: total.row.line)
            return (finding == nil, finding)
        }
        guard checks.contains(where: \.isRight) else { return [] }
        return checks.compactMap(\.finding)
    }
}
