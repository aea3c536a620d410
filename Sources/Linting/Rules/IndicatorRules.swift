/// The rows of the indicators: targets, points, reasons and sums.
enum IndicatorRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        var findings: [Finding] = []
        for table in facts.indicators {
            for line in table.lines { findings += points(line) }
            findings += blanks(table, facts)
            findings += shifted(table)
            findings += reasons(table)
            findings += groupWeights(table)
            findings += totals(table, facts)
        }
        return findings
    }

    private static func points(_ line: IndicatorLine) -> [Finding] {
        guard let weight = line.weight, let score = line.score, !line.row.doubtful else {
            return []
        }
        let shown = line.row.shown(.score)
        let shownWeight =
            line.row.text(.weight)
            ?? decimalText(micros: Int128(weight.micros), places: weight.places)
        if score.micros > weight.micros {
            return [
                Finding(
                    .scoreAboveWeight, place: line.place + "·得分", printed: shown,
                    expected: shownWeight, message: "得分 \(shown) 高于分值 \(shownWeight)。",
                    line: line.row.line)
            ]
        }
        guard weight.micros > 0, let target = Target(line), let actual = line.actualNumber,
            target.isComparable(with: actual)
        else { return [] }
        let met = target.isMet(by: actual)
        // 0.95 against ≥90% is 95% or 0.95%: a sheet's cell without its format does not say.
        if target.value.isPercent, actual.unit.isEmpty, (0...1_000_000).contains(actual.micros),
            target.isMet(by: PrintedNumber(micros: actual.micros * 100, places: 0)) != met
        {
            return []
        }
        if met, score.micros < weight.micros, line.lacksReason, !isFarAbove(actual, target) {
            return [
                Finding(
                    .metWithoutFullScore, place: line.place + "·得分", printed: shown,
                    expected: shownWeight,
                    message: "实际完成值 \(line.actual) 已达到目标，应得满分 \(shownWeight)，印为 \(shown) 而未说明原因。",
                    line: line.row.line)
            ]
        }
        if !met, target.isExplicit, score.micros == weight.micros, line.lacksReason {
            return [
                Finding(
                    .unmetWithFullScore, place: line.place + "·得分", printed: shown, expected: "",
                    message:
                        "实际完成值 \(line.actual) 未达到目标 \(line.target)\(line.isShifted ? line.unit : "")，仍得满分 \(shown)。",
                    line: line.row.line)
            ]
        }
        return []
    }

    /// A target far exceeded was set too low, and offices take points off for it.
    private static func isFarAbove(_ actual: PrintedNumber, _ target: Target) -> Bool {
        target.comparison == .atLeast && target.value.micros > 0
            && actual.micros / 13 > target.value.micros / 10
    }

    /// Rows without a value and without points, where most rows have them.
    private static func blanks(_ table: IndicatorTable, _ facts: ReportFacts) -> [Finding] {
        let lines = table.lines.filter(\.isIndicator)
        let scored = lines.count { $0.score != nil && !$0.actual.isEmpty }
        guard table.table.header.has(.score), table.table.header.has(.actual),
            scored * 3 >= lines.count,
            // Where a blank cell leaves no trace, none can be told blank.
            ![.stacked, .prose].contains(table.table.header.layout)
        else { return [] }
        return lines.compactMap { line in
            guard line.actual.isEmpty, line.score == nil, !line.row.isPatched, line.weight == nil,
                line.row.text(.score) == nil
            else { return nil }
            return blank(line, table, facts)
        }
    }

    private static func blank(_ line: IndicatorLine, _ table: IndicatorTable, _ facts: ReportFacts)
        -> Finding
    {
        var expected = ""
        var arithmetic = ""
        var hint = "不适用的应注明。"
        if let told = CountRules.completionRate(named: line.name, facts) {
            expected = told.fact.printed
            hint = "\(told.place)写明为 \(expected)。"
        } else if line.name.contains("预算调整率"),
            let rate = IndicatorFactRules.adjustmentRate(table, facts)
        {
            expected = rate.percent
            arithmetic = rate.arithmetic
            hint = "按年初与调整预算数计算为 \(expected)。"
        }
        return Finding(
            .blankIndicator, place: line.place, expected: expected,
            message: "指标没有完成值，也没有分值和得分；\(hint)", arithmetic: arithmetic,
            line: line.row.line)
    }

    private static func shifted(_ table: IndicatorTable) -> [Finding] {
        table.lines.filter(\.isShifted).map { line in
            Finding(
                .shiftedColumns, place: line.place + "·指标值", printed: line.target + "|" + line.unit,
                expected: line.target + line.unit,
                message: "指标值栏只有“\(line.target)”，数值 \(line.unit) 落在度量单位栏。", line: line.row.line)
        }
    }

    private static func reasons(_ table: IndicatorTable) -> [Finding] {
        guard table.table.header.has(.reason) else { return [] }
        return table.lines.compactMap { line in
            guard let weight = line.weight, let score = line.score, score.micros < weight.micros,
                line.lacksReason, !line.row.doubtful, !isByRate(line, weight, score)
            else { return nil }
            let lost = decimalText(
                micros: Int128(weight.micros - score.micros),
                places: max(weight.places, score.places))
            return Finding(
                .deductionWithoutReason, place: line.place + "·未完成原因分析",
                message: "扣 \(lost) 分而没有填写原因。",
                arithmetic: "\(line.row.shown(.weight)) − \(line.row.shown(.score)) = \(lost)",
                line: line.row.line)
        }
    }

    /// 预算执行率 among the indicators, its points told by the rate itself: 98.5% of 10 are 9.85.
    private static func isByRate(
        _ line: IndicatorLine, _ weight: PrintedNumber, _ score: PrintedNumber
    ) -> Bool {
        guard line.name.contains("执行率"), let actual = line.actualNumber else { return false }
        return [Int128(100_000_000), 1_000_000].contains { whole in
            let points = roundedQuotient(Int128(weight.micros) * Int128(actual.micros), whole)
            return abs(points - Int128(score.micros)) <= lastPlace(score.places) / 2
        }
    }

    /// 产出指标（40分） against the weights below it.
    private static func groupWeights(_ table: IndicatorTable) -> [Finding] {
        guard table.groupsAreCertain else { return [] }
        return table.groups.compactMap { group in
            guard let printed = group.printedWeight else { return nil }
            let weights = group.lines.compactMap { table.lines[$0].weight }
            guard !weights.isEmpty else { return nil }
            let sum = weights.reduce(Int64(0)) { $0 + $1.micros }
            guard sum != printed.micros else { return nil }
            return Finding(
                .weightSum, place: table.table.title + "·" + group.name + "·分值",
                printed: decimalText(micros: Int128(printed.micros), places: printed.places),
                expected: decimalText(micros: Int128(sum), places: 0),
                message:
                    "栏目标注 \(group.label)，所列指标分值合计为 \(decimalText(micros: Int128(sum), places: 0))。",
                arithmetic: sumText(weights), line: group.row.line)
        }
    }

    /// 总分: the points of all rows, with those for execution where they belong to the form.
    private static func totals(_ table: IndicatorTable, _ facts: ReportFacts) -> [Finding] {
        guard let total = table.total else { return [] }
        // Each goal of the year may have a table of its own, and one total below the last.
        let goals = facts.indicators.filter {
            $0.table.formIndex == table.table.formIndex && $0.total == nil
                && $0.table.header.start < table.table.header.start
        }
        let lines = goals.flatMap(\.lines) + table.lines
        let fund = facts.funds.last {
            $0.table.formIndex == table.table.formIndex
                && $0.table.header.start < table.table.header.start
        }
        let execution = fund?.lines.first { $0.weight != nil }
        // Weights of 100 with those of execution: then the points are with them too.
        let weights = lines.compactMap(\.weight).reduce(Int64(0)) { $0 + $1.micros }
        let isWithExecution =
            execution?.weight.map { weights + $0.micros == total.number(.weight)?.micros } ?? false
        let columns:
            [(ColumnKind, FindingCode, String, PrintedNumber?, (IndicatorLine) -> PrintedNumber?)] =
                [
                    (.weight, .weightSum, "分值合计", execution?.weight, \.weight),
                    (.score, .scoreSum, "总分", execution?.score, \.score),
                ]
        return columns.compactMap { kind, code, name, extra, value in
            guard let printed = total.number(kind) else { return nil }
            let numbers = lines.compactMap(value)
            // A row that shows its weight and not its points lost them on the way here.
            let lostPoints =
                !table.groupsAreCertain
                && lines.contains { ($0.weight == nil) != ($0.score == nil) }
                || table.table.lostRows || goals.contains { $0.table.lostRows }
            guard numbers.count > 1, !lines.contains(where: \.row.doubtful), !lostPoints
            else {
                return nil
            }
            let sum = numbers.reduce(Int64(0)) { $0 + $1.micros }
            let whole = sum + (extra?.micros ?? 0)
            guard printed.micros != sum || isWithExecution && extra != nil,
                printed.micros != whole
            else { return nil }
            let expected = decimalText(micros: Int128(whole), places: 0)
            let shown = decimalText(micros: Int128(printed.micros), places: printed.places)
            let close = abs(printed.micros - whole) <= Int64(lastPlace(printed.places))
            let terms =
                (extra.map { ["预算执行 " + decimalText(micros: Int128($0.micros), places: 0)] } ?? [])
                + numbers.map { decimalText(micros: Int128($0.micros), places: 0) }
            return Finding(
                code, close && printed.places > 0 ? .rounding : .error,
                place: table.table.title + "·总分·" + name, printed: shown, expected: expected,
                message: "\(name)印为 \(shown)，各行相加应为 \(expected)。",
                arithmetic: terms.joined(separator: " + ") + " = " + expected, line: total.line)
        }
    }
}
