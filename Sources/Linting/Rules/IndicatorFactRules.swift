/// Indicators whose value is a fact told elsewhere too: rates, counts, shares.
enum IndicatorFactRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.indicators.flatMap { table in
            table.lines.flatMap { line -> [Finding] in
                switch true {
                case line.row.isPatched: []
                case line.name.contains("结转结余率"): carryover(line, table, facts)
                case line.name.contains("预算执行率") || line.name.contains("预算执行进度"):
                    execution(line, table, facts)
                case line.name.contains("控制率") && line.name.contains("三公"):
                    compare(line, .controlRate, "“三公经费”控制率", facts)
                case line.name.contains("细化率"):
                    compare(line, .refinementRate, "专项资金细化率", facts)
                case line.name.hasSuffix("完成率") || line.name.hasSuffix("实现率"):
                    share(line, facts)
                default: []
                }
            }
        }
    }

    // MARK: - Rates of the department's money

    private static func execution(
        _ line: IndicatorLine, _ table: IndicatorTable, _ facts: ReportFacts
    ) -> [Finding] {
        guard let total = fundTotal(of: table, facts) else { return [] }
        var findings: [Finding] = []
        let printedRates = departmentRates(facts, total)
        if let actual = line.actualNumber, actual.isPercent,
            let first = FundRules.checks(total).first
        {
            let known =
                FundRules.checks(total).contains { $0.agreement(with: actual) != .conflict }
                || printedRates.contains { near($0.number, actual) }
            if !known {
                let others = printedRates.map(\.printed)
                let expected = first.expected(like: nil)
                findings.append(
                    Finding(
                        .factConflict, place: line.place + "·实际完成值", printed: line.actual,
                        expected: expected,
                        message: "预算执行率印为 \(line.actual)，与预算情况表的 \(expected)"
                            + (others.isEmpty ? "" : "、正文的 " + others.joined(separator: "、"))
                            + " 都不符。",
                        arithmetic: first.arithmetic, line: line.row.line))
            }
        }
        if let weight = total.weight, let score = total.score, let lineWeight = line.weight,
            let lineScore = line.score, line.lacksReason,
            !isFullByTarget(line),
            Int128(score.micros) * Int128(lineWeight.micros)
                != Int128(lineScore.micros) * Int128(weight.micros)
        {
            findings.append(
                Finding(
                    .factScoredTwice, place: line.place + "·得分",
                    printed: "\(line.row.shown(.score))/\(line.row.shown(.weight))",
                    expected: "\(total.row.shown(.score))/\(total.row.shown(.weight))",
                    message:
                        "预算执行率两处计分：预算执行 \(total.row.shown(.score))/\(total.row.shown(.weight))，本指标 \(line.row.shown(.score))/\(line.row.shown(.weight))，得分比例不同。",
                    line: line.row.line))
        }
        return findings
    }

    /// Whether a rate below 100% has full points because it has reached its target.
    ///
    /// The block for execution goes in proportion, the indicator by its target; both can be right.
    private static func isFullByTarget(_ line: IndicatorLine) -> Bool {
        guard let target = Target(line), let actual = line.actualNumber,
            target.isComparable(with: actual)
        else { return false }
        return target.isMet(by: actual) && line.score?.micros == line.weight?.micros
    }

    private static func carryover(
        _ line: IndicatorLine, _ table: IndicatorTable, _ facts: ReportFacts
    ) -> [Finding] {
        var findings: [Finding] = []
        if let target = Target(line), target.comparison == .atMost,
            target.value.micros >= 100_000_000
        {
            findings.append(
                Finding(
                    .targetTestsNothing, place: line.place + "·指标值",
                    printed: line.target + line.unit,
                    message: "结转结余率最高就是 100%，目标 ≤100% 任何结果都能达到。", line: line.row.line))
        }
        guard let total = fundTotal(of: table, facts), let actual = line.actualNumber,
            actual.isPercent
        else { return findings }
        findings += [
            CarryoverCheck(total, facts).finding(
                actual, shown: line.actual, place: line.place + "·实际完成值", line: line.row.line)
        ].compactMap(\.self)
        return findings
    }

    /// What a blank 预算调整率 should read.
    static func adjustmentRate(_ table: IndicatorTable, _ facts: ReportFacts)
        -> (percent: String, arithmetic: String)?
    {
        guard let total = fundTotal(of: table, facts), let initial = total.initial,
            let adjusted = total.adjusted, initial.microYuan > 0
        else { return nil }
        let change = adjusted.microYuan - initial.microYuan
        let percent = percentText(
            roundedQuotient(change * 100_000_000, initial.microYuan), places: 2)
        return (
            percent, "(\(adjusted.text) − \(initial.text)) ÷ \(initial.text) = \(percent)"
        )
    }

    private static func fundTotal(of table: IndicatorTable, _ facts: ReportFacts) -> FundLine? {
        facts.funds.first { $0.table.formIndex == table.table.formIndex }?.total
            ?? (facts.funds.count == 1 ? facts.funds.first?.total : nil)
    }

    /// Execution rates the text gives for the department as a whole.
    private static func departmentRates(_ facts: ReportFacts, _ total: FundLine) -> [Fact] {
        facts.sentences.flatMap { sentence -> [Fact] in
            let anchored = sentence.facts.contains { fact in
                fact.isMoney
                    && [total.initial, total.executed].contains {
                        $0?.microYuan
                            == Amount(fact.number, unit: .tenThousandYuan, places: 2).microYuan
                    }
            }
            return anchored
                ? sentence.facts(.executionRate).filter { SentenceRules.isPlain($0.label) } : []
        }
    }

    // MARK: - Facts told in the text

    private static func near(_ left: PrintedNumber, _ right: PrintedNumber) -> Bool {
        let unit = max(lastPlace(left.places), lastPlace(right.places))
        return abs(Int128(left.micros) - Int128(right.micros)) <= unit / 2
    }

    private static func compare(
        _ line: IndicatorLine, _ kind: Fact.Kind, _ name: String, _ facts: ReportFacts
    ) -> [Finding] {
        guard let actual = line.actualNumber, actual.isPercent else { return [] }
        let told = facts.sentences.flatMap { sentence in
            sentence.facts(kind).map { ($0, sentence) }
        }
        guard let (fact, sentence) = told.first, fact.number.micros != actual.micros else {
            return []
        }
        let rounding = near(fact.number, actual)
        return [
            Finding(
                .factConflict, rounding ? .rounding : .error, place: line.place + "·实际完成值",
                printed: line.actual, expected: fact.printed,
                message: rounding
                    ? "\(name)表中为 \(line.actual)，\(sentence.place)为 \(fact.printed)，是位数不同的四舍五入。"
                    : "\(name)表中为 \(line.actual)，\(sentence.place)为 \(fact.printed)。",
                line: line.row.line)
        ]
    }

    /// Completion of tasks and goals, which is a share of few.
    private static func share(_ line: IndicatorLine, _ facts: ReportFacts) -> [Finding] {
        guard let actual = line.actualNumber, actual.isPercent else { return [] }
        let head = facts.report.heads.values.first { $0.goalCompletion != nil }
        if line.name.contains("年度目标"), let goal = head?.goalCompletion,
            ["完成", "已完成", "全部完成", "全面完成"].contains(goal.text), actual.micros != 100_000_000
        {
            return [
                Finding(
                    .factConflict, place: line.place + "·实际完成值", printed: line.actual,
                    expected: "100%",
                    message: "年度履职目标完成情况写明“\(goal.text)”，\(line.name)印为 \(line.actual)。",
                    line: line.row.line)
            ]
        }
        let count = facts.tasks.count
        guard line.name.contains("重点工作") || line.name.contains("工作任务"), count > 1,
            facts.tasks.allSatisfy({ $0.completion != nil })
        else { return [] }
        let done = facts.tasks.count(where: \.isCompleted)
        func percent(_ part: Int) -> Int128 {
            roundedQuotient(Int128(part) * 100_000_000, Int128(count))
        }
        let unit = lastPlace(actual.places)
        let possible = (0...count).contains {
            roundedQuotient(percent($0), unit) * unit == Int128(actual.micros)
        }
        let right = roundedQuotient(percent(done), unit) * unit == Int128(actual.micros)
        guard !right else { return [] }
        let expected = percentText(percent(done), places: actual.places)
        return [
            Finding(
                possible ? .factConflict : .impossibleShare, place: line.place + "·实际完成值",
                printed: line.actual, expected: expected,
                message: possible
                    ? "\(count) 项任务中 \(done) 项写明完成，完成率应为 \(expected)，印为 \(line.actual)。"
                    : "\(count) 项任务的完成率不可能是 \(line.actual)；表中 \(done) 项写明完成，应为 \(expected)。",
                arithmetic: "\(done) ÷ \(count) = \(percentText(percent(done), places: 2))",
                line: line.row.line)
        ]
    }
}
