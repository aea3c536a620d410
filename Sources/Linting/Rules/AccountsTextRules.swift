/// The totals of the tables of accounts, told again in the text (情况说明).
enum AccountsTextRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        let all = facts.report.balances.filter { !$0.isFiscal }
        let fiscal = facts.report.balances.filter { $0.isFiscal && $0.title.contains("财政拨款") }
        var findings: [Finding] = []
        if all.count == 1, let table = all.first {
            findings += held(
                table.totals, ["收入支出总计", "收、支总计", "收支总计", "收入总计", "支出总计"], table, facts)
            findings += held([table.income], ["本年收入合计"], table, facts)
            findings += held([table.spending], ["本年支出合计"], table, facts)
        }
        if fiscal.count == 1, let table = fiscal.first {
            findings += held(
                table.totals, ["财政拨款收入支出总计", "财政拨款收、支总计", "财政拨款收支总计"], table, facts)
        }
        return findings
    }

    /// The figures of these names in the text, held against the table's.
    private static func held(
        _ entries: [LabelledAmounts], _ names: [String], _ table: BalanceTable,
        _ facts: ReportFacts
    ) -> [Finding] {
        guard let printed = entries.first?.first, let unit = table.unit,
            entries.allSatisfy({ $0.first?.micros == printed.micros })
        else { return [] }
        let amount = Amount(printed, unit: unit, places: 2)
        // A sentence about appropriations may leave the word to its heading.
        let others = facts.report.balances.flatMap { [$0.income, $0.spending] + $0.totals }
            .compactMap(\.first).map { Amount($0, unit: unit, places: 2) }
        return facts.sentences.flatMap { sentence in
            sentence.facts.filter { isNamed($0, names) }.compactMap { fact -> Finding? in
                let told = SentenceRules.amount(fact, in: sentence)
                guard
                    !others.contains(where: {
                        abs(told.microYuan - $0.microYuan) <= told.halfUnit + $0.halfUnit
                    })
                else { return nil }
                return Finding(
                    .factConflict, place: sentence.place + "·" + (names.first ?? ""),
                    printed: fact.printed, expected: amount.text + unit.rawValue,
                    message: "此处为 \(fact.printed)，\(table.title)为 \(amount.text)。",
                    line: sentence.line)
            }
        }
    }

    private static func isNamed(_ fact: Fact, _ names: [String]) -> Bool {
        guard fact.isMoney else { return false }
        var words = fact.words
        for ending in ["均为", "各为", "为", "是", "均"] where words.hasSuffix(ending) {
            words.removeLast(ending.count)
            break
        }
        guard let name = names.first(where: words.hasSuffix) else { return false }
        let before = words.dropLast(name.count)
        return !before.containsAny(of: ["财政拨款", "相比", "上年", "预算"])
    }
}
