/// The indicators of a form in their order (指标体系), with the form they make.
package struct IndicatorCatalogue: Codable, Hashable, Sendable {
    /// Stable: `default`.
    package let id: String
    package let version: String
    package let name: String
    package let indicators: [Indicator]
    package let template: CatalogueTemplate

    package init(
        id: String, version: String, name: String, indicators: [Indicator],
        template: CatalogueTemplate = .unit
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.indicators = indicators
        self.template = template
    }

    /// What people and events cite: `project-2020@2020.1`.
    package var label: String { "\(id)@\(version)" }

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

    /// The weight of the budget-execution block; nil where the weights do not make the form's total.
    package func budgetExecutionWeight(_ settings: ScoringSettings) -> Rate? {
        let rest = template.total.rate - weightSum
        guard template.isScored else { return weightSum == .zero ? .zero : nil }
        switch template.executionRate.kind {
        case .remainder: return settings.budgetExecutionWeights.contains(rest) ? rest : nil
        case .block: return rest == template.executionRate.weight?.rate ? rest : nil
        case .indicator, .unscored: return rest == .zero ? .zero : nil
        }
    }
}
