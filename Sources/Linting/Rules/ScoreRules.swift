/// 各项指标得分情况表, and the final score wherever it is printed.
enum ScoreRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        var findings: [Finding] = []
        for table in facts.scores {
            for row in table.lines { findings += line(row) }
            if let total = table.total { findings += line(total) }
            findings += totals(table)
            findings += groups(table, facts)
        }
        return findings
    }

    private static func line(_ line: ScoreTable.Line) -> [Finding] {
        guard let weight = line.weight, let score = line.score, weight.micros > 0,
            !line.row.doubtful
        else { return [] }
        var findings: [Finding] = []
        if score.micros > weight.micros {
            findings.append(
                Finding(
                    .scoreAboveWeight, place: line.place + "·得分", printed: line.row.shown(.score),
                    expected: line.row.shown(.weight),
                    message: "得分 \(line.row.shown(.score)) 高于分值 \(line.row.shown(.weight))。",
                    line: line.row.line))
        }
        let percent = roundedQuotient(Int128(score.micros) * 100_000_000, Int128(weight.micros))
        guard let rate = line.rate else { return findings }
        let unit = lastPlace(rate.places)
        let difference = abs(Int128(rate.micros) - percent)
        guard roundedQuotient(percent, unit) * unit != Int128(rate.micros) else { return findings }
        let expected = percentText(percent, places: rate.places)
        findings.append(
            Finding(
                .scoreRateMismatch, difference <= unit && rate.places > 0 ? .rounding : .error,
                place: line.place + "·得分率", printed: line.row.shown(.scoreRate), expected: expected,
                message: "得分率印为 \(line.row.shown(.scoreRate))，应为 \(expected)。",
                arithmetic:
                    "\(line.row.shown(.score)) ÷ \(line.row.shown(.weight)) = \(expected)",
                line: line.row.line))
        return findings
    }

    private static func totals(_ table: ScoreTable) -> [Finding] {
        guard let total = table.total, table.lines.count > 1 else { return [] }
        let columns: [(ColumnKind, FindingCode, String, PrintedNumber?, [PrintedNumber])] = [
            (.weight, .weightSum, "权重分值", total.weight, table.lines.compactMap(\.weight)),
            (.score, .scoreSum, "得分", total.score, table.lines.compactMap(\.score)),
        ]
        return columns.compactMap { kind, code, name, printed, numbers in
            guard let printed, numbers.count == table.lines.count else { return nil }
            let sum = numbers.reduce(Int64(0)) { $0 + $1.micros }
            guard sum != printed.micros else { return nil }
            let expected = decimalText(micros: Int128(sum), places: 0)
            return Finding(
                code, place: total.place + "·" + name, printed: total.row.shown(kind),
                expected: expected,
                message: "\(name)合计印为 \(total.row.shown(kind))，各行相加应为 \(expected)。",
                arithmetic: sumText(numbers, places: 0) + " = " + expected, line: total.row.line)
        }
    }

    // MARK: - Against the indicators

    private static func groups(_ table: ScoreTable, _ facts: ReportFacts) -> [Finding] {
        table.lines.flatMap { line -> [Finding] in
            let name = stem(line.name)
            if name == "预算执行", let fund = facts.department?.lines.first(where: { $0.weight != nil })
            {
                return compare(line, weight: fund.weight, score: fund.score, with: fund.place)
            }
            guard let indicators = facts.indicators.first(where: { !$0.groups.isEmpty }) else {
                return []
            }
            let groups = indicators.groups.filter { stem($0.name) == name }
            guard !groups.isEmpty else {
                return missing(line, name, indicators)
            }
            guard indicators.groupsAreCertain else { return [] }
            let rows = groups.flatMap { $0.lines.map { indicators.lines[$0] } }
            return compare(
                line, weight: sum(rows.compactMap(\.weight)), score: sum(rows.compactMap(\.score)),
                with: indicators.table.title + "·" + groups[0].name)
        }
    }

    /// 效益指标 with points, and no such rows among the indicators.
    private static func missing(
        _ line: ScoreTable.Line, _ name: String, _ indicators: IndicatorTable
    ) -> [Finding] {
        guard let weight = line.weight, weight.micros > 0,
            ["效益", "满意度", "产出", "投入管理"].contains(name),
            !indicators.lines.contains(where: { $0.name.contains(name) }),
            !indicators.table.rows.contains(where: { $0.label.contains(name) })
        else { return [] }
        return [
            Finding(
                .missingIndicatorRows, place: line.place, printed: line.row.shown(.score),
                message:
                    "\(line.name)有分值 \(line.row.shown(.weight))、得分 \(line.row.shown(.score))，而指标表没有\(name)指标的任何一行。",
                line: line.row.line)
        ]
    }

    private static func compare(
        _ line: ScoreTable.Line, weight: PrintedNumber?, score: PrintedNumber?, with place: String
    ) -> [Finding] {
        let pairs: [(ColumnKind, String, PrintedNumber?, PrintedNumber?)] = [
            (.weight, "权重分值", line.weight, weight), (.score, "得分", line.score, score),
        ]
        return pairs.compactMap { kind, name, printed, other in
            guard let printed, let other, printed.micros != other.micros else { return nil }
            let expected = decimalText(micros: Int128(other.micros), places: 0)
            return Finding(
                .factConflict, place: line.place + "·" + name, printed: line.row.shown(kind),
                expected: expected,
                message: "\(line.name)的\(name)此处为 \(line.row.shown(kind))，\(place)合计为 \(expected)。",
                line: line.row.line)
        }
    }

    private static func sum(_ numbers: [PrintedNumber]) -> PrintedNumber? {
        guard !numbers.isEmpty else { return nil }
        return PrintedNumber(
            micros: numbers.reduce(0) { $0 + $1.micros },
            places: numbers.map(\.places).max() ?? 0)
    }

    /// 投入管理指标 and 投入管理 are the same group.
    private static func stem(_ name: String) -> String {
        var name = name.withoutParentheses
        for ending in ["指标", "情况", "率"] where name.hasSuffix(ending) {
            name.removeLast(ending.count)
        }
        return name
    }
}
