/// “三公”经费 and its three parts, in one paragraph or in a table.
enum ThreePublicRules {
    private static let parts = [["出国"], ["公务用车", "公车"], ["接待"]]

    static func check(_ facts: ReportFacts) -> [Finding] {
        Sentence.eachReadablePeriod(of: facts.sentences) { period, before in
            check(period, after: before, facts.sentences)
        }
    }

    /// A figure and the sentence it stands in.
    private typealias Told = (fact: Fact, sentence: Sentence)

    private static func told(_ sentences: ArraySlice<Sentence>) -> [Told] {
        sentences.flatMap { sentence in
            sentence.facts.filter { $0.isMoney && !$0.isChange }.map { ($0, sentence) }
        }
    }

    /// The three kinds of one period, and the two parts of what cars cost.
    private static func check(
        _ period: ArraySlice<Sentence>, after before: ArraySlice<Sentence>, _ all: [Sentence]
    ) -> [Finding] {
        let money = told(period)
        let abroad = money.filter { $0.fact.words.contains("出国") }
        let guests = money.filter {
            $0.fact.words.contains("接待")
                && !$0.fact.words.containsAny(of: ["国内公务接待", "国内接待", "外事接待", "外宾"])
        }
        let cars = money.filter { $0.fact.words.containsAny(of: ["公务用车", "公车", "用车"]) }
        let bought = cars.filter { isPurchase($0.fact) && !isRunning($0.fact) }
        let run = cars.filter { isRunning($0.fact) && !isPurchase($0.fact) }
        var whole = cars.filter { isRunning($0.fact) && isPurchase($0.fact) }
        if whole.isEmpty, bought.isEmpty, run.isEmpty { whole = cars }
        var findings: [Finding] = []
        if whole.count == 1, bought.count == 1, run.count == 1 {
            findings += sum(bought + run, whole[0], what: "公务用车购置及运行费").map { [$0] } ?? []
        }
        let driven = whole.isEmpty ? bought + run : whole
        guard guests.count == 1, driven.count <= 2, whole.count <= 1, bought.count <= 1,
            run.count <= 1, !driven.isEmpty,
            abroad.count == 1 || abroad.isEmpty && saysNobodyWent(period, all)
        else { return findings }
        let parts = abroad + driven + guests
        guard let first = parts.map(\.fact.offset).min(),
            let total = total(of: parts, in: period, before: first, after: before)
        else { return findings }
        return findings + (sum(parts, total, what: "“三公”经费").map { [$0] } ?? [])
    }

    private static func isPurchase(_ fact: Fact) -> Bool { fact.words.contains("购置") }

    private static func isRunning(_ fact: Fact) -> Bool {
        fact.words.containsAny(of: ["运行", "运维"])
    }

    private static func saysNobodyWent(_ period: ArraySlice<Sentence>, _ all: [Sentence]) -> Bool {
        guard let paragraph = period.first?.paragraph else { return false }
        return all.contains { sentence in
            sentence.paragraph == paragraph
                && ["无因公出国", "没有因公出国", "未发生因公出国", "未安排因公出国"].contains(where: sentence.text.contains)
        }
    }

    /// The sum of the three, told before them in the period, or in the one before.
    private static func total(
        of parts: [Told], in period: ArraySlice<Sentence>, before first: Int,
        after before: ArraySlice<Sentence>
    ) -> Told? {
        var found: [Told] = []
        if let opening = period.first, opening.text.contains("三公") {
            found = told([opening]).filter { $0.fact.offset < first }
            if parts.contains(where: { $0.sentence.text != opening.text }),
                !parts.contains(where: { $0.sentence.text == opening.text })
            {
                found = told([opening])
            }
        }
        if found.isEmpty, before.contains(where: { $0.text.contains("三公") }),
            before.last?.paragraph == period.first?.paragraph
        {
            found = told(before)
        }
        // Budgets of the three are parts of the budget.
        let budgets = parts.count { $0.fact.isBudget }
        guard budgets == 0 || budgets == parts.count else { return nil }
        if found.count > 1 { found = found.filter { $0.fact.isBudget == (budgets > 0) } }
        return found.count == 1 ? found[0] : nil
    }

    private static func sum(_ parts: [Told], _ total: Told, what: String) -> Finding? {
        Finding.sum(
            parts.map { SentenceRules.amount($0.fact, in: $0.sentence) },
            total: SentenceRules.amount(total.fact, in: total.sentence), code: .threePublicParts,
            what: what, place: total.sentence.place + "·" + what + "合计", line: total.sentence.line)
    }

    /// The rows of a table of 三公: 合计 and the three kinds.
    static func table(_ table: FundTable) -> [Finding] {
        guard let total = table.total else { return [] }
        let rows = parts.map { names in
            table.lines.first { $0.label.containsAny(of: names) && !$0.label.hasPrefix("其中") }
        }
        guard rows.allSatisfy({ $0 != nil }) else { return [] }
        let columns: [(String, (FundLine) -> Amount?)] = [
            ("年初预算数", \.initial), ("预算数", \.adjusted), ("决算数", \.executed),
        ]
        return columns.compactMap { name, value in
            let amounts = rows.compactMap { $0.flatMap(value) }
            guard let whole = value(total), amounts.count == 3 else { return nil }
            return Finding.sum(
                amounts, total: whole, code: .threePublicParts, what: "“三公”经费的" + name,
                place: total.place + "·" + name, line: total.row.line)
        }
    }
}
