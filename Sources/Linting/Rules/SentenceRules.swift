/// Sentences that carry their own arithmetic: rates, counts, growth, the parts of 三公.
enum SentenceRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        var findings: [Finding] = []
        for sentence in facts.sentences {
            findings += executionRates(sentence)
            findings += controlRates(sentence)
            findings += growth(sentence)
        }
        findings += ShareRules.check(facts)
        findings += singleBudget(facts)
        findings += carryover(facts)
        findings += CountRules.check(facts)
        findings += ThreePublicRules.check(facts)
        return findings
    }

    static func amount(_ fact: Fact, in sentence: Sentence) -> Amount {
        let money = sentence.facts.filter { $0.number.unit == fact.number.unit }
        let places = max(
            fact.number.unit == "元" ? 0 : 2 * (money.contains { $0.number.places > 0 } ? 1 : 0),
            money.map(\.number.places).max() ?? 0)
        return Amount(fact.number, unit: .tenThousandYuan, places: places)
    }

    // MARK: - Execution rates

    private static func executionRates(_ sentence: Sentence) -> [Finding] {
        var start = 0
        return sentence.facts.enumerated().compactMap { index, fact in
            guard fact.kind == .executionRate || fact.kind == .completedShare else { return nil }
            let before = sentence.facts[start..<index]
            start = index + 1
            let executed = before.filter { $0.kind == .executed }
            let budgets = before.filter {
                [.initialBudget, .adjustedBudget, .budget].contains($0.kind)
            }
            guard executed.count == 1, (1...3).contains(budgets.count),
                fact.kind == .completedShare || isPlain(fact.label), let spent = executed.first
            else { return nil }
            let part = amount(spent, in: sentence)
            let ordered =
                budgets.filter { $0.kind == .adjustedBudget }
                + budgets.filter { $0.kind != .adjustedBudget }.reversed()
            let checks = ordered.compactMap { RateCheck(part, of: amount($0, in: sentence)) }
            return Finding.rate(
                fact.number, shown: fact.printed, checks: checks,
                name: fact.kind == .completedShare ? "完成预算比例" : "预算执行率",
                place: sentence.place + subject(of: sentence) + "·预算执行率", line: sentence.line)
        }
    }

    /// `重点工作任务2` where the sentence is about one.
    static func subject(of sentence: Sentence) -> String {
        guard let range = sentence.text.firstRange(of: "任务") else { return "" }
        let digits = sentence.text[range.upperBound...].prefix(while: isDigit)
        return digits.isEmpty ? "" : "·任务" + digits
    }

    /// Whether a rate is of what the sentence counted, not of some other part.
    static func isPlain(_ label: String) -> Bool {
        guard let end = label.firstRange(of: "执行率") ?? label.firstRange(of: "支出进度") else {
            return false
        }
        let before = label[..<end.lowerBound]
        let plain = ["", "预算", "资金", "预算资金", "全年预算", "年度预算", "部门预算", "资金预算", "总体预算", "整体预算", "总"]
        return plain.contains(String(before))
            || before.count <= 8
                && !before.containsAny(of: ["基本", "项目支出", "三公", "采购", "公用", "人员", "序时"])
    }

    // MARK: - 三公 control

    private static func controlRates(_ sentence: Sentence) -> [Finding] {
        guard sentence.text.contains("三公") else { return [] }
        return sentence.facts(.controlRate).compactMap { fact in
            let before = sentence.facts.prefix { $0.offset < fact.offset }
            let executed = before.filter {
                $0.kind == .executed || $0.isMoney && $0.label.containsAny(of: ["支出", "决算", "执行"])
            }
            let budgets = before.filter {
                [.initialBudget, .adjustedBudget, .budget].contains($0.kind)
            }
            guard let spent = executed.last, executed.count == 1, !budgets.isEmpty else {
                return nil
            }
            let checks = budgets.compactMap {
                RateCheck(amount(spent, in: sentence), of: amount($0, in: sentence))
            }
            return Finding.rate(
                fact.number, shown: fact.printed, checks: checks, name: "“三公经费”控制率",
                place: sentence.place + "·“三公经费”控制率", line: sentence.line)
        }
    }

    // MARK: - 结转结余率

    private static func carryover(_ facts: ReportFacts) -> [Finding] {
        guard let total = facts.departmentTotal else { return [] }
        return facts.sentences.flatMap { sentence in
            sentence.facts(.carryoverRate).compactMap { fact in
                guard
                    fact.label.withoutParentheses.hasSuffix("结转结余率")
                        || fact.label.contains("结转结余率")
                else { return nil }
                return CarryoverCheck(total, facts).finding(
                    fact.number, shown: fact.printed, place: sentence.place + "·结转结余率",
                    line: sentence.line)
            }
        }
    }

    // MARK: - One budget for the whole text

    /// `全年支出…万元，预算执行率为…%` where the report tells its one adjusted budget elsewhere.
    private static func singleBudget(_ facts: ReportFacts) -> [Finding] {
        guard facts.departmentTotal == nil else { return [] }
        let told = facts.sentences.flatMap { sentence in
            sentence.facts(.adjustedBudget).map { amount($0, in: sentence) }
        }
        guard let budget = told.first, told.allSatisfy({ $0.microYuan == budget.microYuan }) else {
            return []
        }
        return facts.sentences.flatMap { sentence -> [Finding] in
            let executed = sentence.facts(.executed)
            let rates = sentence.facts(.executionRate)
            guard executed.count == 1, let spent = executed.first, rates.count == 1,
                let rate = rates.first, rate.offset > spent.offset,
                ["全年", "本年", "年度"].contains(where: spent.label.contains),
                ["预算执行率", "执行率"].contains(trimmedLabel(rate.label)),
                !sentence.facts.contains(where: {
                    [.initialBudget, .adjustedBudget, .budget].contains($0.kind)
                }), let check = RateCheck(amount(spent, in: sentence), of: budget)
            else { return [] }
            return [
                Finding.rate(
                    rate.number, shown: rate.printed, checks: [check], name: "预算执行率",
                    place: sentence.place + "·预算执行率", line: sentence.line)
            ].compactMap(\.self)
        }
    }

    // MARK: - 同比

    private static let growthWords = [
        "同比", "比上年", "上年相比", "较上年", "较年初", "比年初", "较预算", "比预算",
    ]

    /// `…792.22万元，同比增加189.25万元，增加31.39%`: last year is the difference of the two.
    private static func growth(_ sentence: Sentence) -> [Finding] {
        let facts = sentence.facts
        guard facts.count >= 3, sentence.text.containsAny(of: growthWords)
        else { return [] }
        return facts.indices.dropFirst(2).compactMap { index in
            let (change, rate) = (facts[index - 1], facts[index])
            // A rate may stand between the amount and its change: 完成预算的74.23%，较上年减少….
            let before = facts[index - 2].isMoney || index < 3 ? index - 2 : index - 3
            let now = facts[before]
            guard rate.number.isPercent, now.isMoney, change.isMoney, rate.number.micros >= 0,
                now.number.unit == change.number.unit
            else { return nil }
            let words = change.words
            let grows = words.containsAny(of: ["增加", "增长"])
            let falls = words.containsAny(of: ["减少", "下降", "降低"])
            let rates = ["增加", "增长", "减少", "下降", "降低", "增幅", "降幅", "上升"]
            let clause = words.drop { ",、:(".contains($0) }
            let opens = growthWords + ["与上年", "比去年", "较去年", "与去年"]
            guard grows != falls, opens.contains(where: { clause.hasPrefix($0) }),
                rates.contains(where: { trimmedLabel(rate.label).hasSuffix($0) }),
                rate.words.count <= 8
            else { return nil }
            let present = amount(now, in: sentence)
            let moved = amount(change, in: sentence)
            let past = present.microYuan + (grows ? -moved.microYuan : moved.microYuan)
            guard past > moved.halfUnit * 2, past > 0 else { return nil }
            let pastNumber = PrintedNumber(
                micros: Int64(roundedQuotient(past, present.unit.yuan)),
                places: max(now.number.places, change.number.places), unit: now.number.unit)
            let whole = Amount(pastNumber, unit: .tenThousandYuan, places: pastNumber.places)
            guard let check = RateCheck(moved, of: whole),
                check.agreement(with: rate.number) == .conflict
            else { return nil }
            let expected = check.expected(like: rate.number)
            return Finding(
                .growthMismatch, place: sentence.place + "·" + trimmedLabel(rate.label),
                printed: rate.printed, expected: expected,
                message:
                    "按 \(now.printed) 和增减额 \(change.printed) 倒推上年数 \(whole.text)，增减幅应为 \(expected)，印为 \(rate.printed)。",
                arithmetic: check.arithmetic, line: sentence.line)
        }
    }

    private static func trimmedLabel(_ label: String) -> String {
        var label = label
        while let last = label.last, "了约为达到:".contains(last) { label.removeLast() }
        return label
    }
}
