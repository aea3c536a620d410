/// “三公”经费 and its three parts in one paragraph.
enum ThreePublicRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.sentences.compactMap { sentence in
            guard sentence.text.contains("三公"), sentence.text.contains("其中") else { return nil }
            let money = sentence.facts.filter(\.isMoney)
            guard let total = money.first,
                total.kind == .executed || total.kind == .initialBudget
                    || total.kind == .budget
            else { return nil }
            let parts = [["出国"], ["公务用车", "公车"], ["接待"]].map { names in
                money.dropFirst().filter { $0.words.containsAny(of: names) }
            }
            guard parts.allSatisfy({ $0.count == 1 }) else { return nil }
            let amounts = parts.flatMap { $0 }.map { SentenceRules.amount($0, in: sentence) }
            return Finding.sum(
                amounts, total: SentenceRules.amount(total, in: sentence),
                code: .threePublicParts, what: "“三公”经费", place: sentence.place + "·“三公”经费合计",
                line: sentence.line)
        }
    }
}
