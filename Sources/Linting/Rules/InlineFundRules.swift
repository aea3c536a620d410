/// Money told beside the table of funds, `基本支出：781.35`, in forms that divide it there.
///
/// Such cells do not say which column they divide. They are held against every total of the table,
/// and against each other.
enum InlineFundRules {
    /// The parts of one division and where they are printed.
    private struct Division {
        let name: String
        let parts: [Amount]
        let line: Int

        var sum: Int128 { parts.reduce(0) { $0 + $1.microYuan } }
        var slack: Int128 { parts.reduce(0) { $0 + $1.halfUnit } }
    }

    private static let byNature = ["基本支出", "项目支出"]
    private static let bySource = ["一般公共预算", "政府性基金", "国有资本经营", "专户", "其他资金", "上年结转"]

    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.funds.flatMap { table -> [Finding] in
            guard let total = table.total, table.line(.basic)?.executed == nil,
                table.line(.project)?.executed == nil
            else { return [] }
            let cells = cells(around: table, in: facts.report)
            let divisions = [
                division("基本支出与项目支出", byNature, cells, all: true),
                division("各资金来源", bySource, cells, all: false),
            ].compactMap(\.self)
            let totals = [total.executed, total.adjusted, total.initial].compactMap(\.self)
            return divisions.compactMap { division in
                finding(division, others: divisions, totals, total)
            }
        }
    }

    /// Labels with the amount in the same cell or in the next one, in the lines about the table.
    private static func cells(around table: FundTable, in report: RecognisedReport)
        -> [(label: String, number: PrintedNumber, line: Int)]
    {
        let header = table.table.header
        let start = max(0, header.start - 6)
        let end = min(report.lines.count, header.end + 12)
        let next = report.tables.first { $0.header.start > header.start }?.header.start ?? end
        return (start..<min(end, next)).filter { $0 < header.start || $0 >= header.end }.flatMap {
            index -> [(String, PrintedNumber, Int)] in
            let cells = report.lines[index].cells.map { squeezed($0.text) }.filter { !$0.isEmpty }
            return cells.enumerated().compactMap { offset, cell in
                let parts = cell.split(separator: ":").map(String.init)
                if parts.count >= 2, let number = PrintedNumber(parts[parts.count - 1]) {
                    return (parts[parts.count - 2], number, index)
                }
                guard cell.hasSuffix("支出总额"), offset + 1 < cells.count,
                    let number = PrintedNumber(cells[offset + 1])
                else { return nil }
                return (cell, number, index)
            }
        }
    }

    private static func division(
        _ name: String, _ labels: [String],
        _ cells: [(label: String, number: PrintedNumber, line: Int)], all: Bool
    ) -> Division? {
        let found = labels.map { label in cells.filter { $0.label.contains(label) } }
        guard found.allSatisfy({ $0.count <= 1 }) else { return nil }
        let parts = found.compactMap(\.first)
        guard all ? parts.count == labels.count : parts.count >= 3, let first = parts.first else {
            return nil
        }
        let places = parts.map(\.number.places).max() ?? 0
        return Division(
            name: name,
            parts: parts.map { Amount($0.number, unit: .tenThousandYuan, places: max(2, places)) },
            line: first.line)
    }

    private static func finding(
        _ division: Division, others: [Division], _ totals: [Amount], _ total: FundLine
    ) -> Finding? {
        func fits(_ division: Division) -> Bool {
            totals.contains { abs($0.microYuan - division.sum) <= $0.halfUnit + division.slack }
        }
        guard !fits(division), division.sum > 0 else { return nil }
        // Without a total, parts that agree with the other division are of something else.
        let rivals = others.filter { $0.name != division.name }
        guard !rivals.contains(where: { $0.sum == division.sum }) else { return nil }
        let nearest = totals.min {
            abs($0.microYuan - division.sum) < abs($1.microYuan - division.sum)
        }
        guard let nearest, rivals.contains(where: fits) || close(nearest, division) else {
            return nil
        }
        return Finding.sum(
            division.parts, total: nearest, what: total.label + "按\(division.name)",
            place: total.place + "·" + division.name, line: division.line)
    }

    /// Whether the parts differ from a total in no more than one digit's worth.
    private static func close(_ total: Amount, _ division: Division) -> Bool {
        abs(total.microYuan - division.sum) * 4 < total.microYuan
    }
}
