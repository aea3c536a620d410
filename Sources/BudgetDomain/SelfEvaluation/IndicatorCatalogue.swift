/// The indicators of a form in their order (指标体系).
package struct IndicatorCatalogue: Codable, Hashable, Sendable {
    /// Stable: `default`.
    package let id: String
    package let version: String
    package let name: String
    package let indicators: [Indicator]

    package init(id: String, version: String, name: String, indicators: [Indicator]) {
        self.id = id
        self.version = version
        self.name = name
        self.indicators = indicators
    }

    /// What makes a catalogue unusable, with the row it is about.
    package enum Flaw: Error, Hashable, Sendable {
        case empty
        /// Two rows under one name.
        case duplicate(String)
        /// The name of the budget-execution block.
        case reserved(String)
        case missingName(row: Int)
        /// A counted row that gives points needs an operator.
        case missingOperator(String)
        /// A counted row that gives points needs a target that is a number.
        case badTarget(String, target: String?)
        /// A judged row has no formula.
        case formulaOfQualitative(String)
        /// The weights and the budget-execution block do not make 100 together.
        case weightSum(Rate)
    }

    /// The row of that name: its identifier or its level-3 name, whatever the quotation marks.
    package subscript(name: String) -> Indicator? {
        indicators.first { $0.indicator == name }
            ?? indicators.first {
                withoutQuotationMarks($0.level3) == withoutQuotationMarks(name)
            }
    }

    /// The sum of all weights.
    package var weightSum: Rate {
        indicators.reduce(.zero) { $0 + $1.weight.rate }
    }

    /// What is left of 100 for the budget-execution block; nil where the rule set knows no such block.
    package func budgetExecutionWeight(_ settings: ScoringSettings) -> Rate? {
        let rest = Rate(whole: 100) - weightSum
        return settings.budgetExecutionWeights.contains(rest) ? rest : nil
    }

    /// Every flaw, in the order of rows; none where the catalogue can be used.
    package func flaws(_ settings: ScoringSettings) -> [Flaw] {
        var flaws: [Flaw] = indicators.isEmpty ? [.empty] : []
        var seen: Set<String> = []
        for (row, indicator) in indicators.enumerated() {
            if !seen.insert(indicator.indicator).inserted {
                flaws.append(.duplicate(indicator.indicator))
            }
            flaws += indicator.flaws(row: row + 1)
        }
        if budgetExecutionWeight(settings) == nil { flaws.append(.weightSum(weightSum)) }
        return flaws
    }
}

extension Indicator {
    /// What is wrong with one row by itself; `row` counts from 1.
    package func flaws(row: Int) -> [IndicatorCatalogue.Flaw] {
        var flaws: [IndicatorCatalogue.Flaw] = []
        if [indicator, level1, level3].contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            flaws.append(.missingName(row: row))
        }
        if indicator == Self.budgetExecutionBlock { flaws.append(.reserved(indicator)) }
        if kind == .qualitative {
            if formula != nil { flaws.append(.formulaOfQualitative(indicator)) }
        } else if target != nil && targetNumber == nil {
            flaws.append(.badTarget(indicator, target: target))
        } else if weight.rate > .zero {
            if `operator` == nil { flaws.append(.missingOperator(indicator)) }
            if target == nil { flaws.append(.badTarget(indicator, target: nil)) }
        }
        return flaws
    }
}
