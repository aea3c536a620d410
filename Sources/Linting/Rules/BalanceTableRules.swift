/// 收入支出决算总表: both halves add up, and come to the same total.
///
/// A table is believed where two of its five sums hold; a difference that is one of its own amounts
/// shows a row that was not read, and stays quiet.
enum BalanceTableRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.report.balances.flatMap(check)
    }

    private static func check(_ table: BalanceTable) -> [Finding] {
        let right = table.totals.last
        let left = table.totals.first
        let sums: [(parts: [LabelledAmounts], total: LabelledAmounts?, name: String)] = [
            (table.incomes, table.income, "本年收入合计"),
            (table.spendings, table.spending, "本年支出合计"),
            ([table.income] + table.opening, left, "收入总计"),
            ([table.spending] + table.closing, right, "支出总计"),
            (table.totals.count == 2 ? [left].compactMap(\.self) : [], right, "收入总计与支出总计"),
        ]
        var holding = 0
        var wrong: [Finding] = []
        for (parts, total, name) in sums {
            let numbers = parts.compactMap(\.first)
            guard let total, let printed = total.first, !numbers.isEmpty else { continue }
            let amounts = numbers.map { Amount($0, unit: .tenThousandYuan, places: 2) }
            let finding = Finding.sum(
                amounts, total: Amount(printed, unit: .tenThousandYuan, places: 2), what: name,
                place: table.title + "·" + name, line: total.line)
            guard let finding, finding.severity == .error else {
                holding += 1
                continue
            }
            if !isLostRow(numbers, printed, table) { wrong.append(finding) }
        }
        return holding >= 2 ? wrong : []
    }

    private static func isLostRow(
        _ parts: [PrintedNumber], _ total: PrintedNumber, _ table: BalanceTable
    ) -> Bool {
        let difference = abs(parts.reduce(Int64(0)) { $0 + $1.micros } - total.micros)
        let entries = table.incomes + table.spendings + table.opening + table.closing
        return entries.compactMap(\.first).contains { abs($0.micros) == difference }
    }
}
