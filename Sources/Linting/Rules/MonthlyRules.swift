/// Monthly execution tables: rates on both bases, the gap to 序时, what is available.
enum MonthlyRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        var findings: [Finding] = []
        for table in facts.report.tables(.monthly) {
            for tableRow in table.rows { findings += row(tableRow, table) }
            findings += totals(table)
        }
        return findings
    }

    private static func row(_ row: TableRow, _ table: RecognisedTable) -> [Finding] {
        guard row.hasNumbers, !row.doubtful else { return [] }
        let places = table.moneyPlaces
        let unit = table.unit ?? .tenThousandYuan
        func amount(_ kind: ColumnKind) -> Amount? {
            row.number(kind).map { Amount($0, unit: unit, places: places) }
        }
        let place = table.title + "·" + row.label
        var findings: [Finding] = []
        guard let executed = amount(.executed) else { return [] }
        let initial = amount(.initialBudget) ?? amount(.budget)
        let adjusted = amount(.adjustedBudget)
        let rates: [(ColumnKind, String, [Amount?])] = [
            (.initialRate, "年初口径执行率", [initial]), (.adjustedRate, "调整口径执行率", [adjusted]),
            (.rate, "预算执行率", [adjusted, initial]),
        ]
        for (kind, name, bases) in rates {
            guard let printed = row.percent(kind) else { continue }
            findings += [
                Finding.rate(
                    printed, shown: row.shown(kind),
                    checks: bases.compactMap { $0.flatMap { RateCheck(executed, of: $0) } },
                    name: name, place: place + "·" + name, line: row.line)
            ].compactMap(\.self)
        }
        return findings + gap(row, place) + available(row, adjusted, executed, place)
    }

    private static func gap(_ row: TableRow, _ place: String) -> [Finding] {
        guard let time = row.percent(.timeProgress), let printed = row.number(.deviation) else {
            return []
        }
        let rates = [ColumnKind.adjustedRate, .rate, .initialRate].compactMap { row.percent($0) }
        guard let first = rates.first else { return [] }
        let fits = rates.contains { rate in
            let unit = max(lastPlace(time.places), lastPlace(rate.places))
            return abs(abs(Int128(rate.micros - time.micros)) - abs(Int128(printed.micros))) <= unit
        }
        guard !fits else { return [] }
        let sign: Int128 = (first.micros < time.micros) == (printed.micros < 0) ? 1 : -1
        let value = sign * (Int128(first.micros) - Int128(time.micros))
        let expected = decimalText(micros: value, places: 2)
        return [
            Finding(
                .differenceMismatch, place: place + "·偏差", printed: row.shown(.deviation),
                expected: expected,
                message: "执行率与序时进度之差应为 \(expected)，印为 \(row.shown(.deviation))。",
                line: row.line)
        ]
    }

    private static func available(
        _ row: TableRow, _ adjusted: Amount?, _ executed: Amount, _ place: String
    ) -> [Finding] {
        guard let adjusted, let number = row.number(.available) else { return [] }
        let printed = Amount(number, unit: adjusted.unit, places: number.places)
        let left = adjusted.microYuan - executed.microYuan
        let slack = adjusted.halfUnit + executed.halfUnit + printed.halfUnit
        // Frozen money is less than what is left; more than what is left is never available.
        guard printed.microYuan > left + slack else { return [] }
        let expected = adjusted.text(of: left)
        return [
            Finding(
                .differenceMismatch, place: place + "·可用余额", printed: printed.text,
                expected: expected, message: "可用余额大于调整预算数减累计支出，至多为 \(expected)，印为 \(printed.text)。",
                arithmetic: "\(adjusted.text) − \(executed.text) = \(expected)", line: row.line)
        ]
    }

    private static func totals(_ table: RecognisedTable) -> [Finding] {
        let isTotal = { (row: TableRow) in
            ["合计", "总计"].contains { row.label.hasPrefix($0) }
        }
        guard let total = table.rows.last(where: isTotal),
            !table.rows.contains(where: { $0.label.containsAny(of: ["小计", "项目支出", "其中"]) })
        else { return [] }
        let rows = table.rows.filter { $0.hasNumbers && !isTotal($0) && !$0.doubtful }
        let places = table.moneyPlaces
        let unit = table.unit ?? .tenThousandYuan
        let columns: [(ColumnKind, String)] = [
            (.initialBudget, "年初预算数"), (.adjustedBudget, "调整预算数"), (.executed, "累计支出"),
            (.month, "本月支出"),
        ]
        return columns.compactMap { kind, name in
            guard let whole = total.number(kind) else { return nil }
            let parts = rows.compactMap { $0.number(kind) }
            guard parts.count == rows.count, parts.count > 1 else { return nil }
            return Finding.sum(
                parts.map { Amount($0, unit: unit, places: places) },
                total: Amount(whole, unit: unit, places: places), what: name + "合计",
                place: table.title + "·合计·" + name, line: total.line)
        }
    }
}
