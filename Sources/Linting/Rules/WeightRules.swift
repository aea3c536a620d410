/// Weights beside each level of the indicators, and a total that only the head prints.
enum WeightRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.indicators.flatMap { table -> [Finding] in
            guard table.groupsAreCertain, !table.table.lostRows else { return [] }
            return levels(table) + shares(table) + [head(table, facts)].compactMap(\.self)
        }
    }

    /// `投入 | 15 | 预算配置 | 15 | … | 8`: what stands beside a level is the sum of what is below it.
    private static func levels(_ table: IndicatorTable) -> [Finding] {
        let columns = table.table.header.columns
        guard let own = columns.lastIndex(where: { $0.kind == .weight }) else { return [] }
        let upper = columns.indices.filter {
            $0 < own && columns[$0].kind == nil && ColumnKind(title: columns[$0].title) == .weight
        }
        let rows = table.table.rows.filter { $0.hasNumbers && $0.line < table.total?.line ?? .max }
        return upper.flatMap { column -> [Finding] in
            var groups: [(row: TableRow, printed: PrintedNumber, weights: [PrintedNumber])] = []
            for row in rows {
                if let printed = row.values[column].flatMap({ PrintedNumber($0) }) {
                    groups.append((row, printed, []))
                }
                guard let weight = row.values[own].flatMap({ PrintedNumber($0) }) else { return [] }
                guard !groups.isEmpty else { return [] }
                groups[groups.count - 1].weights.append(weight)
            }
            let wrong = groups.filter { group in
                group.weights.reduce(Int64(0)) { $0 + $1.micros } != group.printed.micros
            }
            // Where most do not add up, the column holds something else.
            guard wrong.count * 2 <= groups.count, wrong.count < groups.count else { return [] }
            return wrong.map { group in
                let sum = group.weights.reduce(Int64(0)) { $0 + $1.micros }
                let expected = decimalText(micros: Int128(sum), places: 0)
                let shown = group.row.values[column] ?? ""
                let name = column > 0 ? group.row.values[column - 1] ?? "" : ""
                return Finding(
                    .weightSum, place: table.table.title + "·" + name + "·分值", printed: shown,
                    expected: expected,
                    message: "\(name)的分值印为 \(shown)，其下各指标分值合计为 \(expected)。",
                    arithmetic: sumText(group.weights) + " = " + expected, line: group.row.line)
            }
        }
    }

    /// 得分系数 × 权重 = 得分, where the other rows show that points go by it.
    private static func shares(_ table: IndicatorTable) -> [Finding] {
        let rows = table.lines.compactMap { line -> (IndicatorLine, Int128, Int128)? in
            guard let weight = line.weight, let score = line.score,
                let share = line.row.number(.scoreShare)
            else { return nil }
            let isFraction = !share.isPercent && share.micros <= 1_000_000 && share.places > 0
            let percent = Int128(share.micros) * (isFraction ? 100 : 1)
            return (line, Int128(weight.micros) * percent / 100_000_000, Int128(score.micros))
        }
        let wrong = rows.filter { line, expected, score in
            abs(expected - score) > lastPlace(max(1, line.score?.places ?? 0))
        }
        guard rows.count >= 3, wrong.count == 1 else { return [] }
        return wrong.map { line, points, _ in
            let expected = decimalText(micros: rounded(points, places: 2), places: 0)
            let shown = line.row.shown(.score)
            return Finding(
                .scoreMismatch, place: line.place + "·得分", printed: shown, expected: expected,
                message: "按得分系数 \(line.row.shown(.scoreShare)) 计，得分应为 \(expected)，印为 \(shown)。",
                arithmetic:
                    "\(line.row.shown(.weight)) × \(line.row.shown(.scoreShare)) = \(expected)",
                line: line.row.line)
        }
    }

    /// 自评总分 of a form that prints no row of totals: the points of all rows.
    private static func head(_ table: IndicatorTable, _ facts: ReportFacts) -> Finding? {
        let form = table.table.formIndex
        guard table.total == nil, let printed = facts.report.heads[form]?.score,
            facts.indicators.count(where: { $0.table.formIndex == form }) == 1,
            table.lines.count > 2, table.lines.allSatisfy({ $0.score != nil && $0.weight != nil })
        else { return nil }
        let fund = facts.funds.first { $0.table.formIndex == form }
        let execution = fund?.lines.first { $0.weight != nil }
        let scores = table.lines.compactMap(\.score) + [execution?.score].compactMap(\.self)
        let weights = table.lines.compactMap(\.weight) + [execution?.weight].compactMap(\.self)
        let sum = scores.reduce(Int64(0)) { $0 + $1.micros }
        // Only where the weights show that these are all the rows there are.
        guard weights.reduce(Int64(0), { $0 + $1.micros }) == 100_000_000,
            sum != printed.number.micros
        else { return nil }
        let places = max(printed.number.places, scores.map(\.places).max() ?? 0)
        let close = abs(sum - printed.number.micros) <= Int64(lastPlace(places)) && places > 0
        let expected = decimalText(micros: Int128(sum), places: 0)
        return Finding(
            .scoreSum, close ? .rounding : .error, place: table.table.title + "·自评得分",
            printed: printed.text, expected: expected,
            message: "自评得分印为 \(printed.text)，各行得分相加应为 \(expected)。",
            arithmetic: sumText(scores, places: 0) + " = " + expected, line: printed.line)
    }
}
