/// The rows of 预算情况 and 项目资金: rates, parts and scores.
enum FundRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        var findings: [Finding] = []
        for table in facts.funds {
            for line in table.lines {
                findings += rate(line) + overspent(line) + score(line, table, facts)
            }
            findings += parts(table) + list(table) + ThreePublicRules.table(table)
            findings += cut(table)
        }
        return findings
    }

    /// The bases a printed rate may have: adjusted first, then initial.
    static func checks(_ line: FundLine) -> [RateCheck] {
        guard let executed = line.executed else { return [] }
        // 执行率（B/A） beside 全年预算数（A） leaves but one base.
        let columns = line.row.header.columns
        let isOfAdjusted =
            columns.contains { $0.kind == .rate && $0.title.contains("(B/A)") }
            && columns.contains { $0.kind == .adjustedBudget && $0.title.contains("(A)") }
        let bases =
            isOfAdjusted ? [line.adjusted] : [line.adjusted, line.initial, line.allotted]
        return bases.compactMap { $0 }.compactMap {
            RateCheck(executed, of: $0)
        }
    }

    private static func rate(_ line: FundLine) -> [Finding] {
        guard !line.row.doubtful else { return [] }
        let checks = checks(line)
        let isCertain = [.grid, .tabs].contains(line.row.header.layout)
        if let rate = line.rate {
            // A rate so far off was put together from lines that belong to other cells.
            if !isCertain, let first = checks.first,
                first.percent > 20 * Int128(max(rate.micros, 1_000_000))
            {
                return []
            }
            return [
                Finding.rate(
                    rate, shown: line.row.shown(.rate), checks: checks, name: "预算执行率",
                    place: line.place + "·预算执行率", line: line.row.line)
            ].compactMap(\.self)
        }
        guard line.kind == .total, line.row.header.has(.rate), line.row.text(.rate) == nil,
            let check = checks.first
        else { return [] }
        let expected = check.expected(like: nil)
        return [
            Finding(
                .blankFigure, place: line.place + "·预算执行率", expected: expected,
                message: "有预算数和执行数而没有预算执行率，应为 \(expected)。", arithmetic: check.arithmetic,
                line: line.row.line)
        ]
    }

    /// More spent than the adjusted budget; above the initial one is what adjustments are for.
    private static func overspent(_ line: FundLine) -> [Finding] {
        // Money of last year may be spent in the row of this year's.
        guard [.total, .basic, .project].contains(line.kind), !line.row.doubtful,
            let adjusted = line.adjusted, let executed = line.executed,
            executed.microYuan > adjusted.microYuan + adjusted.halfUnit + executed.halfUnit,
            adjusted.microYuan > 0
        else { return [] }
        return [
            Finding(
                .spentAboveBudget, place: line.place + "·预算执行数", printed: executed.text,
                expected: adjusted.text,
                message: "执行数 \(executed.text) 大于调整后的预算数 \(adjusted.text)。",
                arithmetic: RateCheck(executed, of: adjusted)?.arithmetic ?? "",
                line: line.row.line)
        ]
    }

    /// The total is the sum of its sources, and the sum of its two structures.
    private static func parts(_ table: FundTable) -> [Finding] {
        guard let total = table.total else { return [] }
        let columns: [(String, (FundLine) -> Amount?)] = [
            ("年初预算数", \.initial), ("调整预算数", \.adjusted), ("预算执行数", \.executed),
            ("年末收回数", \.recovered), ("资金到位数", \.allotted),
        ]
        var findings: [Finding] = []
        for (name, value) in columns {
            guard let whole = value(total) else { continue }
            if let basic = table.line(.basic).flatMap(value),
                let project = table.line(.project).flatMap(value)
            {
                findings += [
                    Finding.sum(
                        [basic, project], total: whole, what: "部门预算总额的\(name)",
                        place: total.place + "·" + name, line: total.row.line)
                ].compactMap(\.self)
            }
            findings += sources(table, whole, name, value)
        }
        return findings
    }

    /// A list of projects with a total below it.
    private static func list(_ table: FundTable) -> [Finding] {
        guard let total = table.total, table.lines.count > 2,
            table.lines.last?.row.line == total.row.line
        else { return [] }
        let lines = table.lines.dropLast()
        guard
            lines.allSatisfy({ line in
                line.kind == .unknown && !line.row.doubtful
                    && !line.label.containsAny(of: ["其中", "小计"])
            }),
            // 1. below 一、 is a part of it.
            Set(lines.compactMap { SectionMark($0.label)?.level }).count <= 1
        else { return [] }
        let columns: [(String, (FundLine) -> Amount?)] = [
            ("年初预算数", \.initial), ("调整预算数", \.adjusted), ("预算执行数", \.executed),
        ]
        return columns.compactMap { name, value in
            let parts = lines.compactMap(value)
            guard let whole = value(total), parts.count == lines.count else { return nil }
            return Finding.sum(
                parts, total: whole, what: total.label + "的" + name,
                place: total.place + "·" + name, line: total.row.line)
        }
    }

    private static func sources(
        _ table: FundTable, _ whole: Amount, _ name: String, _ value: (FundLine) -> Amount?
    ) -> [Finding] {
        let lines = table.lines.filter { [.fiscal, .source, .carryover, .other].contains($0.kind) }
        let unknown = table.lines.contains { $0.kind == .unknown && value($0) != nil }
        let isComplete =
            lines.contains { $0.kind == .other } || lines.count { $0.kind == .source } > 1
        guard !unknown, isComplete, !lines.contains(where: \.row.doubtful), let first = lines.first,
            lines.count <= 8, let total = table.total
        else { return [] }
        let parts = lines.compactMap(value)
        guard !parts.isEmpty else { return [] }
        // Rows may be nested (财政拨款, of it 一般公共预算): any of them may make the sum; but fiscal
        // and other money alone are the two halves.
        let isHalved = parts.count == 2 && lines.map(\.kind) == [.fiscal, .other]
        for mask in (isHalved ? 3 : 1)..<(1 << parts.count) {
            let sum = parts.indices.reduce(Int128(0)) {
                mask & (1 << $1) != 0 ? $0 + parts[$1].microYuan : $0
            }
            let slack = parts.reduce(whole.halfUnit) { $0 + $1.halfUnit }
            if sum == whole.microYuan { return [] }
            if parts.count > 1, abs(sum - whole.microYuan) <= slack, mask == (1 << parts.count) - 1
            {
                break
            }
        }
        if whole.microYuan == 0, parts.allSatisfy({ $0.microYuan == 0 }) { return [] }
        return [
            Finding.sum(
                parts, total: whole, what: "\(total.label)的\(name)",
                place: (parts.count == 1 ? first.place : total.place) + "·" + name,
                line: total.row.line)
        ].compactMap(\.self)
    }

    /// 100% everywhere, because the budget was set to what was spent.
    private static func cut(_ table: FundTable) -> [Finding] {
        guard table.isDepartment else { return [] }
        let lines = table.lines.filter { $0.adjusted != nil && $0.executed != nil }
        guard lines.count >= 3,
            lines.allSatisfy({ $0.adjusted?.microYuan == $0.executed?.microYuan })
        else { return [] }
        return lines.compactMap { line in
            guard let initial = line.initial, let adjusted = line.adjusted,
                let executed = line.executed,
                initial.microYuan * 9 > adjusted.microYuan * 10, !showsRecovery(line),
                let check = RateCheck(executed, of: initial)
            else { return nil }
            let rate = check.expected(like: nil)
            return Finding(
                .cutToSpending, place: line.place + "·调整预算数", printed: adjusted.text,
                expected: initial.text,
                message:
                    "各行调整预算数都等于执行数，100% 是把预算调到支出得来的；\(line.label)由 \(initial.text) 调为 \(adjusted.text)，按年初预算数执行率为 \(rate)。",
                arithmetic: check.arithmetic, line: line.row.line)
        }
    }

    /// Whether what was taken back has a column of its own, so that everybody sees the cut.
    private static func showsRecovery(_ line: FundLine) -> Bool {
        line.recovered.map { $0.microYuan > 0 } ?? false
    }

    /// The points for execution: all of them at 100%, in proportion where decimals show it.
    private static func score(_ line: FundLine, _ table: FundTable, _ facts: ReportFacts)
        -> [Finding]
    {
        guard let weight = line.weight, let score = line.score, weight.micros > 0,
            !line.row.doubtful
        else { return [] }
        if score.micros > weight.micros {
            return [
                Finding(
                    .scoreAboveWeight, place: line.place + "·得分",
                    printed: line.row.shown(.score), expected: line.row.shown(.weight),
                    message: "得分 \(line.row.shown(.score)) 高于分值 \(line.row.shown(.weight))。",
                    line: line.row.line)
            ]
        }
        guard let check = checks(line).first else { return [] }
        let share = min(check.percent, 100_000_000)
        let proportional = roundedQuotient(Int128(weight.micros) * share, 100_000_000)
        let difference = abs(proportional - Int128(score.micros))
        let expected = decimalText(
            micros: rounded(proportional, places: 2), places: score.places)
        let other = otherScore(weight, line, table, facts)
        let arithmetic =
            "\(line.row.shown(.weight)) × \(percentText(share, places: 2)) = \(expected)\(other)"
        let full = share == 100_000_000 && difference > 0
        let precise =
            score.places > 0 && score.micros % 1_000_000 != 0
            && difference > lastPlace(score.places)
            && checks(line).allSatisfy { other in
                abs(
                    Int128(weight.micros) * min(other.percent, 100_000_000) / 100_000_000
                        - Int128(score.micros)) > lastPlace(score.places)
            }
        let generous = score.micros == weight.micros && share < 60_000_000
        guard full || precise || generous, !facts.explanations.explainExecutionScore(line) else {
            return []
        }
        return [
            Finding(
                .scoreMismatch, full ? .error : .warning, place: line.place + "·得分",
                printed: line.row.shown(.score), expected: expected,
                message: full
                    ? "执行率为 100%，预算执行应得满分 \(expected)，印为 \(line.row.shown(.score))。"
                    : "按执行率计，预算执行得分应为 \(expected)，印为 \(line.row.shown(.score))；另有分档规则的须注明。",
                arithmetic: arithmetic, line: line.row.line)
        ]
    }

    /// What the score would be on another adjusted budget the text prints.
    private static func otherScore(
        _ weight: PrintedNumber, _ line: FundLine, _ table: FundTable, _ facts: ReportFacts
    ) -> String {
        guard table.isDepartment, let adjusted = line.adjusted, let executed = line.executed else {
            return ""
        }
        for sentence in facts.sentences {
            for fact in sentence.facts(.adjustedBudget) {
                let amount = Amount(fact.number, unit: .tenThousandYuan, places: 2)
                guard amount.microYuan != adjusted.microYuan,
                    sentence.facts(.executed).contains(where: {
                        Amount($0.number, unit: .tenThousandYuan, places: 2).microYuan
                            == executed.microYuan
                    }), let check = RateCheck(executed, of: amount)
                else { continue }
                let points = roundedQuotient(
                    Int128(weight.micros) * min(check.percent, 100_000_000), 100_000_000)
                return "；按正文调整预算数 \(amount.text) 为 "
                    + decimalText(micros: rounded(points, places: 2), places: 2)
            }
        }
        return ""
    }
}
