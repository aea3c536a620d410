/// “三公”经费 and its three parts, in one paragraph or in a table.
enum ThreePublicRules {
    private static let parts = [["出国"], ["公务用车", "公车"], ["接待"]]

    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.sentences.indices.compactMap { index in
            let sentence = facts.sentences[index]
            guard sentence.text.contains("其中") else { return nil }
            var money = sentence.facts.filter(\.isMoney)
            guard let (total, whole) = total(of: &money, at: index, facts.sentences) else {
                return nil
            }
            let amounts = parts.map { names in
                money.filter { fact in
                    // 购置 and 运行 told apart are parts of a part.
                    fact.words.containsAny(of: names)
                        && (fact.words.contains("购置及运行")
                            || !fact.words.containsAny(of: ["购置费", "运行费", "运行维护费"]))
                }
            }
            guard amounts.allSatisfy({ $0.count == 1 }) else { return nil }
            return Finding.sum(
                amounts.flatMap { $0 }.map { SentenceRules.amount($0, in: sentence) },
                total: SentenceRules.amount(total, in: whole),
                code: .threePublicParts, what: "“三公”经费", place: whole.place + "·“三公”经费合计",
                line: whole.line)
        }
    }

    /// The sum of the three, told first in the sentence or in the one before `其中`.
    private static func total(of money: inout [Fact], at index: Int, _ sentences: [Sentence])
        -> (Fact, Sentence)?
    {
        func isTotal(_ fact: Fact) -> Bool {
            [.executed, .initialBudget, .budget].contains(fact.kind)
        }
        let sentence = sentences[index]
        if sentence.text.contains("三公"), !sentence.text.hasPrefix("其中"), let first = money.first,
            isTotal(first)
        {
            money.removeFirst()
            return (first, sentence)
        }
        guard sentence.text.hasPrefix("其中"), index > 0, sentences[index - 1].text.contains("三公"),
            let spent = sentences[index - 1].facts(.executed).first,
            sentences[index - 1].facts(.executed).count == 1,
            money.contains(where: { $0.label.contains("支出") || $0.label.contains("决算") })
        else { return nil }
        return (spent, sentences[index - 1])
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
