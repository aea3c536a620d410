/// The department's money and rate in every place that prints them.
///
/// A sentence speaks of the whole department where it prints another of the table's totals too;
/// any other sentence may speak of a part, and is left alone.
enum DepartmentRules {
    /// One printing of a fact.
    private struct Printing {
        let amount: Amount
        let shown: String
        let place: String
        let line: Int
    }

    static func check(_ facts: ReportFacts) -> [Finding] {
        guard let total = facts.departmentTotal else { return [] }
        let sentences = facts.sentences.filter { isAnchored($0, total, facts) }
        let columns: [(Fact.Kind, String, Amount?)] = [
            (.initialBudget, "年初预算数", total.initial), (.adjustedBudget, "调整预算数", total.adjusted),
            (.executed, "预算执行数", total.executed),
        ]
        var findings: [Finding] = []
        for (kind, name, amount) in columns {
            guard let amount else { continue }
            var printings = [
                Printing(
                    amount: amount, shown: amount.text, place: total.place + "·" + name,
                    line: total.row.line)
            ]
            for sentence in sentences {
                guard let fact = sentence.facts(kind).first else { continue }
                printings.append(
                    Printing(
                        amount: SentenceRules.amount(fact, in: sentence), shown: fact.printed,
                        place: sentence.place, line: sentence.line))
            }
            findings += conflicts(
                printings, name: name, suspect: kind == .adjustedBudget ? total.executed : nil)
        }
        findings += rates(sentences, total)
        findings += partRates(sentences, facts)
        return findings
    }

    private static func isAnchored(_ sentence: Sentence, _ total: FundLine, _ facts: ReportFacts)
        -> Bool
    {
        guard !sentence.text.containsAny(of: ["三公", "基本支出", "采购"]) else { return false }
        // Money of one source is not the department's, unless it has no other.
        let fiscal = facts.department?.line(.fiscal)?.executed
        if sentence.text.containsAny(of: ["财政拨款", "一般公共预算", "政府性基金"]),
            fiscal?.microYuan != total.executed?.microYuan
        {
            return false
        }
        let columns: [(Fact.Kind, Amount?)] = [
            (.initialBudget, total.initial), (.adjustedBudget, total.adjusted),
            (.executed, total.executed),
        ]
        let anchored = columns.contains { kind, amount in
            guard let amount, amount.microYuan != 0, let fact = sentence.facts(kind).first else {
                return false
            }
            return same(SentenceRules.amount(fact, in: sentence), amount)
        }
        return anchored && !facts.tasks.prefix(300).contains { sentence.mentions($0) }
    }

    private static func same(_ left: Amount, _ right: Amount) -> Bool {
        abs(left.microYuan - right.microYuan) <= max(left.halfUnit, right.halfUnit)
    }

    /// The value the other places print is expected; where the table's own figure only repeats
    /// what was spent, the differing one of the text.
    private static func conflicts(_ printings: [Printing], name: String, suspect: Amount?)
        -> [Finding]
    {
        guard let table = printings.first,
            let other = printings.first(where: { !same($0.amount, table.amount) })
        else { return [] }
        if let suspect, same(table.amount, suspect) {
            return printings.filter { same($0.amount, table.amount) }.map {
                conflict($0, with: other, name)
            }
        }
        return printings.dropFirst().filter { !same($0.amount, table.amount) }.map {
            conflict($0, with: table, name)
        }
    }

    private static func conflict(
        _ printing: Printing, with other: Printing, _ name: String
    ) -> Finding {
        let difference = other.amount.microYuan - printing.amount.microYuan
        let text = printing.amount.text(of: abs(difference))
        let place = printing.place.hasSuffix(name) ? printing.place : printing.place + "·" + name
        let larger = difference > 0 ? other.amount : printing.amount
        let smaller = difference > 0 ? printing.amount : other.amount
        return Finding(
            .factConflict, place: place + "（对照\(other.place)）", printed: printing.shown,
            expected: printing.amount.text(of: other.amount.microYuan)
                + printing.amount.number.unit,
            message: "\(name)此处为 \(printing.shown)，\(other.place)为 \(other.shown)，相差 \(text)。",
            arithmetic: "\(larger.text) − \(smaller.text) = \(text)", line: printing.line)
    }

    // MARK: - Rates

    /// Rates of one department that differ, each right on its own base.
    private static func rates(_ sentences: [Sentence], _ total: FundLine) -> [Finding] {
        let told = sentences.compactMap { sentence in
            sentence.facts(.executionRate).first { SentenceRules.isPlain($0.label) }
                .map { ($0, sentence) }
        }
        guard let (first, place) = told.first else { return [] }
        let bases = FundRules.checks(total)
        if let (other, otherPlace) = told.first(where: { !near($0.0.number, first.number) }) {
            // 100% made by cutting the budget is the weaker of two rates.
            let swap = other.number.micros == 100_000_000
            let (fact, sentence) = swap ? (other, otherPlace) : (first, place)
            let (against, againstPlace) = swap ? (first, place) : (other, otherPlace)
            return [
                Finding(
                    .factConflict, place: sentence.place + "·预算执行率（对照\(againstPlace.place)）",
                    printed: fact.printed, expected: against.printed,
                    message:
                        "部门预算执行率此处为 \(fact.printed)，\(againstPlace.place)为 \(against.printed)；两处的调整预算数不同。",
                    line: sentence.line)
            ]
        }
        return told.compactMap { fact, sentence in
            guard let check = bases.first,
                !bases.contains(where: { $0.agreement(with: fact.number) != .conflict })
            else { return nil }
            let expected = check.expected(like: nil)
            return Finding(
                .factConflict, place: sentence.place + "·预算执行率", printed: fact.printed,
                expected: expected,
                message: "部门预算执行率此处为 \(fact.printed)，按\(total.place)的数为 \(expected)。",
                arithmetic: check.arithmetic, line: sentence.line)
        }
    }

    /// 项目支出执行率 of a sentence about the department against the row of the table.
    private static func partRates(_ sentences: [Sentence], _ facts: ReportFacts) -> [Finding] {
        let parts: [(String, FundLine.Kind)] = [("项目支出", .project), ("基本支出", .basic)]
        return sentences.flatMap { sentence in
            sentence.facts(.executionRate).flatMap { fact in
                parts.compactMap { name, kind -> Finding? in
                    guard
                        fact.label.hasPrefix(name + "预算执行率") || fact.label.hasPrefix(name + "执行率"),
                        let line = facts.department?.line(kind)
                    else { return nil }
                    return Finding.rate(
                        fact.number, shown: fact.printed, checks: FundRules.checks(line),
                        name: name + "预算执行率", place: sentence.place + "·" + name + "预算执行率",
                        line: sentence.line)
                }
            }
        }
    }

    private static func near(_ left: PrintedNumber, _ right: PrintedNumber) -> Bool {
        let unit = max(lastPlace(left.places), lastPlace(right.places))
        return abs(Int128(left.micros) - Int128(right.micros)) <= unit
    }
}
