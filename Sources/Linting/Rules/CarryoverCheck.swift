/// The rate of what was left (结转结余率) on every base the report prints.
struct CarryoverCheck {
    /// What was left, of which budget, and the rate in millionths of a percent.
    private let bases: [(left: Amount, budget: Amount, percent: Int128, low: Int128, high: Int128)]

    init(_ total: FundLine, _ facts: ReportFacts) {
        var budgets = [total.adjusted].compactMap(\.self)
        guard let executed = total.executed else {
            bases = []
            return
        }
        for sentence in facts.sentences {
            let anchored = sentence.facts(.executed).contains {
                Amount($0.number, unit: .tenThousandYuan, places: 2).microYuan == executed.microYuan
            }
            guard anchored else { continue }
            budgets += sentence.facts(.adjustedBudget).map {
                Amount($0.number, unit: .tenThousandYuan, places: 2)
            }
        }
        if let initial = total.initial { budgets.append(initial) }
        var found: [(Amount, Amount, Int128, Int128, Int128)] = []
        for budget in budgets where budget.microYuan > budget.halfUnit {
            guard !found.contains(where: { $0.1.microYuan == budget.microYuan }) else { continue }
            let left = budget.microYuan - executed.microYuan
            guard left >= 0 else { continue }
            let slack = budget.halfUnit + executed.halfUnit
            found.append(
                (
                    executed, budget, roundedQuotient(left * 100_000_000, budget.microYuan),
                    (left - slack) * 100_000_000 / budget.microYuan,
                    (left + slack) * 100_000_000 / max(1, executed.microYuan)
                ))
        }
        bases = found
    }

    /// A printed rate that fits none of the bases; nil where one fits.
    func finding(_ printed: PrintedNumber, shown: String, place: String, line: Int) -> Finding? {
        guard let first = bases.first else { return nil }
        let value = Int128(printed.micros)
        let unit = lastPlace(printed.places)
        let fits = bases.contains { $0.low - unit / 2 <= value && value <= $0.high + unit / 2 }
        guard !fits else { return nil }
        let expected = percentText(first.percent, places: 2)
        let terms = bases.prefix(2).map { base in
            "(\(base.budget.text) − \(base.left.text)) ÷ \(base.budget.text) = \(percentText(base.percent, places: 2))"
        }
        return Finding(
            .factConflict, place: place, printed: shown, expected: expected,
            message: "结转结余率印为 \(shown)，按预算数和执行数计算应为 \(expected)"
                + (bases.count > 1 && bases[1].percent != first.percent
                    ? "（按另一处印出的预算数为 \(percentText(bases[1].percent, places: 2))）" : "") + "。",
            arithmetic: terms.joined(separator: "；"), line: line)
    }
}
