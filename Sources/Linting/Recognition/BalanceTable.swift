/// 收入支出决算总表 and 财政拨款收入支出决算总表: what came in and what went out, side by side.
struct BalanceTable {
    let title: String
    /// The unit printed above the table; nil where none is.
    let unit: MoneyUnit?
    /// 一、…  of the left half and of the right half.
    let incomes: [LabelledAmounts]
    let spendings: [LabelledAmounts]
    let income: LabelledAmounts
    let spending: LabelledAmounts
    /// What was brought forward (年初结转和结余) and carried over (结余分配、年末结转和结余).
    let opening: [LabelledAmounts]
    let closing: [LabelledAmounts]
    let totals: [LabelledAmounts]

    /// Whether the table is of appropriations alone (财政拨款).
    var isFiscal: Bool { title.contains("财政拨款") || incomes.count <= 3 }

    /// The tables of a report.
    static func read(_ lines: [PrintedLine]) -> [BalanceTable] {
        var tables: [BalanceTable] = []
        var start = 0
        for index in lines.indices where tables.count < 100 {
            let text = lines[index].cells.map { squeezed($0.text) }.joined()
            guard text.contains("本年收入合计"), text.contains("本年支出合计"),
                let table = BalanceTable(lines, from: start, sumsAt: index)
            else { continue }
            tables.append(table)
            start = index + 1
        }
        return tables
    }

    private init?(_ lines: [PrintedLine], from floor: Int, sumsAt middle: Int) {
        let start =
            lines[max(floor, middle - 60)..<middle].lastIndex { AccountsTable.title($0) != nil }
            ?? max(floor, middle - 60)
        let end = min(middle + 14, lines.count)
        let hasOrdinals = lines[start..<middle].contains { line in
            line.cells.contains { squeezed($0.text).contains("行次") }
        }
        func entries(_ range: Range<Int>) -> [LabelledAmounts] {
            range.flatMap { LabelledAmounts.read(lines[$0], at: $0) }.map { entry in
                var entry = entry
                if hasOrdinals, !entry.amounts.isEmpty { entry.amounts.removeFirst() }
                return entry
            }
        }
        let sums = entries(middle..<(middle + 1))
        guard let income = sums.first(where: { $0.label.hasSuffix("收入合计") }),
            let spending = sums.first(where: { $0.label.hasSuffix("支出合计") }),
            income.first != nil, spending.first != nil
        else { return nil }
        self.income = income
        self.spending = spending
        let marked = entries(start..<middle).filter { SectionMark($0.label)?.level == 1 }
        let isSpending = { (entry: LabelledAmounts) in
            entry.label.contains("支出") && !entry.label.contains("收入")
        }
        spendings = marked.filter(isSpending)
        incomes = marked.filter { !isSpending($0) }
        let below = Self.untilTotal(entries((middle + 1)..<end))
        opening = below.filter {
            $0.label.containsAny(of: ["年初", "上年结转", "使用非财政", "使用专用", "用事业基金"])
        }
        closing = below.filter { $0.label.containsAny(of: ["结余分配", "年末"]) }
        totals = below.filter { $0.label.hasSuffix("总计") && $0.first != nil }
        title = AccountsTable.title(lines[start]) ?? "收入支出总表"
        unit =
            lines[start..<middle].lazy.compactMap { line in
                let text = squeezed(line.cells.map(\.text).joined())
                return text.contains("单位:") ? MoneyUnit(in: text) : nil
            }.first
    }

    private static func untilTotal(_ entries: [LabelledAmounts]) -> [LabelledAmounts] {
        guard let total = entries.firstIndex(where: { $0.label.hasSuffix("总计") }) else {
            return entries
        }
        let line = entries[total].line
        return entries.filter { $0.line <= line }
    }
}
