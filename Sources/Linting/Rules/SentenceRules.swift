/// Sentences that carry their own arithmetic: rates, counts, growth, the parts of 三公.
enum SentenceRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        var findings: [Finding] = []
        for sentence in facts.sentences {
            findings += executionRates(sentence)
            findings += controlRates(sentence)
        }
        findings += GrowthRules.check(facts)
        findings += ComponentRules.check(facts)
        findings += ShareRules.check(facts)
        findings += PartsRules.check(facts)
        findings += DirectionRules.check(facts)
        findings += FormulaRules.check(facts)
        findings += singleBudget(facts)
        findings += carryover(facts)
        findings += CountRules.check(facts)
        findings += GradeCountRules.check(facts)
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
            var executed = before.filter { $0.kind == .executed }
            if executed.isEmpty {
                executed = before.filter {
                    $0.kind == .money && trimmedLabel($0.label) == "决算数"
                }
            }
            var budgets = before.filter {
                [.initialBudget, .adjustedBudget, .budget].contains($0.kind)
            }
            // 中央资金180万元，支出171万元，执行率95%: what was given is what was to be spent.
            if budgets.isEmpty, before.count == 2, let given = before.first, given.kind == .money,
                ["资金", "拨款", "经费", "安排", "下达"].contains(where: given.label.hasSuffix)
            {
                budgets = [given]
            }
            guard executed.count == 1, (1...3).contains(budgets.count), let spent = executed.first,
                fact.kind == .completedShare || isPlain(fact.label)
                    || isOfTheSame(fact, before.first)
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
        let ends = ["执行率", "支出进度", "执行进度", "完成率"].lazy
        guard let end = ends.compactMap({ label.firstRange(of: $0) }).first else { return false }
        // Other things progress and are completed too: 工程执行进度, 收入预算完成率.
        let isOfMoney = label[end].hasSuffix("执行率") || label[end].hasSuffix("支出进度")
        let before = label[..<end.lowerBound]
        let plain = ["", "预算", "资金", "预算资金", "全年预算", "年度预算", "部门预算", "资金预算", "总体预算", "整体预算", "总"]
        return plain.contains(String(before))
            || isOfMoney && before.count <= 8
                && !before.containsAny(of: ["基本", "项目支出", "三公", "采购", "公用", "人员", "序时"])
    }

    /// `项目支出调整预算数…，执行数…，项目支出执行率…`: the rate names what its amounts were told of.
    private static func isOfTheSame(_ rate: Fact, _ opening: Fact?) -> Bool {
        guard let opening, let end = rate.label.firstRange(of: "执行率") else { return false }
        var name = rate.label[..<end.lowerBound]
        if name.hasSuffix("预算") { name = name.dropLast(2) }
        return name.count >= 3 && opening.words.contains(name)
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

    static func trimmedLabel(_ label: String) -> String {
        var label = label
        while let last = label.last, "了约为达到:".contains(last) { label.removeLast() }
        return label
    }
}
