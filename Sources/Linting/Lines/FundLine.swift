/// One row of 预算情况 or 项目资金.
struct FundLine {
    /// `source` is money of one level of government: 中央补助, 省级, 市县.
    enum Kind: Hashable { case total, fiscal, source, carryover, other, basic, project, unknown }

    let kind: Kind
    let label: String
    let initial: Amount?
    let adjusted: Amount?
    let executed: Amount?
    /// What was really allotted, where the table tells it (资金到位数).
    let allotted: Amount?
    /// What was taken back at year end, where the table has a column for it (年末收回).
    let recovered: Amount?
    let rate: PrintedNumber?
    let weight: PrintedNumber?
    let score: PrintedNumber?
    let row: TableRow
    let place: String

    init(_ row: TableRow, of table: RecognisedTable, isFirst: Bool) {
        initial = table.amount(row, .initialBudget)
        adjusted = table.amount(row, .adjustedBudget, .budget)
        executed = table.amount(row, .executed)
        allotted = table.amount(row, .allotted)
        recovered = table.amount(row, .recovered)
        rate = Self.rate(row, executed, of: [adjusted, initial, allotted])
        score = row.number(.score)
        self.row = row
        var text = row.label
        // A name alone may have been put under any column.
        if text.isEmpty, row.values.count == 1, let name = row.values.values.first { text = name }
        var kind = Self.kind(of: text)
        if kind == .unknown, !row.above.isEmpty {
            text = row.above.suffix(2).joined() + text
            kind = Self.kind(of: text)
        }
        if kind == .unknown, isFirst, text.count <= 4 { kind = .total }
        self.kind = kind
        weight =
            row.number(.weight)
            ?? (kind == .total && !row.header.has(.weight) && score != nil
                ? Self.weight(in: row.header) : nil)
        label = Self.name(text, kind)
        place = [table.title, table.block, label].filter { !$0.isEmpty }.joined(separator: "·")
    }

    /// The printed rate; 0.95 is 95% where the amounts say so: a cell of a sheet that lost its format.
    private static func rate(_ row: TableRow, _ executed: Amount?, of bases: [Amount?])
        -> PrintedNumber?
    {
        guard let rate = row.percent(.rate), row.number(.rate)?.isPercent == false,
            (0...2_000_000).contains(rate.micros), let executed
        else { return row.percent(.rate) }
        let fraction = PrintedNumber(
            micros: rate.micros * 100, places: max(0, rate.places - 2), unit: "%")
        let checks = bases.compactMap { $0 }.compactMap { RateCheck(executed, of: $0) }
        let isFraction =
            checks.contains { $0.agreement(with: fraction) != .conflict }
            && !checks.contains { $0.agreement(with: rate) != .conflict }
        return isFraction ? fraction : rate
    }

    /// 20 in `得分（20分×执行率）` or `预算执行情况（20分）`, where no column holds it.
    private static func weight(in header: TableHeader) -> PrintedNumber? {
        for column in header.columns where column.kind == nil || column.kind == .score {
            for open in column.title.indices where column.title[open] == "(" {
                let digits = column.title[column.title.index(after: open)...].prefix(while: isDigit)
                guard (1...3).contains(digits.count), let value = Int64(digits), value <= 100,
                    column.title[digits.endIndex...].hasPrefix("分")
                else { continue }
                return PrintedNumber(micros: value * 1_000_000, places: 0)
            }
        }
        return nil
    }

    static func kind(of text: String) -> Kind {
        if text.contains("基本支出") { return text.contains("项目支出") ? .unknown : .basic }
        if text.contains("项目支出") { return .project }
        if text.containsAny(of: ["结转", "结余"]) { return .carryover }
        if text.containsAny(of: ["其他资金", "单位资金", "自有资金", "其它资金", "非财政", "专户"]) { return .other }
        if text.containsAny(of: ["资金总额", "预算总额", "总额", "合计", "总计", "总预算"]) { return .total }
        let levels = ["中央", "省级", "市级", "县级", "区级", "市县", "地方", "上级", "本级"]
        let isOfLevel = text.count <= 16 && text.containsAny(of: levels)
        if text.containsAny(of: ["财政拨款", "财政性资金", "财政资金", "一般公共预算"]) {
            return isOfLevel && text.hasSuffix("财政资金") ? .source : .fiscal
        }
        return isOfLevel ? .source : .unknown
    }

    /// The label without the names of the block and of the group before it.
    private static func name(_ text: String, _ kind: Kind) -> String {
        var text = text
        for prefix in ["预算情况", "项目资金", "(万元)", "(元)", "资金情况"] where text.hasPrefix(prefix) {
            text.removeFirst(prefix.count)
        }
        // `1(一)基本支出`, but not `1.因公出国(境)费`.
        if let mark = text.firstRange(of: "("), mark.lowerBound > text.startIndex,
            text[..<mark.lowerBound].allSatisfy({ isDigit($0) || ".、".contains($0) })
        {
            text = String(text[mark.lowerBound...])
        }
        while let last = text.last, ":：".contains(last) { text.removeLast() }
        return text.isEmpty && kind == .total ? "总额" : text
    }
}
