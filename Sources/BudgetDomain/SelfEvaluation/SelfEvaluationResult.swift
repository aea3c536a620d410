/// All scores of a self-evaluation, their sum and the grade (自评结果).
package struct SelfEvaluationResult: Hashable, Sendable {
    /// The block outside the indicators: how much of the budget was spent (预算执行).
    package struct BudgetExecution: Hashable, Sendable {
        package let weight: Rate
        /// 预算执行率, 调整口径; nil where there was no budget.
        package let rate: Rate?
        /// min(E/B1, 100%) × 分值, rounded as recorded; nil where there was no budget.
        package let automaticScore: Rate?
        package let score: Rate?
        package let origin: IndicatorResult.Origin?
        package let reason: String?
    }

    package let budgetExecution: BudgetExecution
    package let indicators: [IndicatorResult]
    /// The exact sum of the recorded scores.
    package let score: Rate
    /// Taken on the exact sum; empty where the form has no scores.
    package let grade: String
    /// Core rows that were not met and keep the grade down.
    package var cappedBy: [IndicatorResult] = []

    /// The sum of all weights; 100 once the catalogue can be opened.
    package var weightSum: Rate {
        indicators.reduce(budgetExecution.weight) { $0 + $1.weight }
    }

    /// Rows that give points but have no score yet.
    package var unscored: [IndicatorResult] {
        indicators.filter { $0.weight > .zero && $0.score == nil }
    }
}

extension SelfEvaluation {
    /// Scores everything that can be scored on the facts.
    package func result(in facts: SelfEvaluationFacts) -> SelfEvaluationResult {
        let catalogue = catalogue
        let template = catalogue.template
        let facts = facts.with(template)
        let rows = catalogue.indicators.map { result(of: $0, by: template, in: facts) }
        let block = budgetExecution(of: catalogue, in: facts)
        let score = rows.reduce(block.score ?? .zero) { $0 + ($1.score ?? .zero) }
        let grades = facts.ruleSet.grades
        var grade = template.isScored ? grades.grade(of: score) : ""
        let unmet = rows.filter { template.isUnmetCore($0, facts.ruleSet.scoring) }
        var cappedBy: [IndicatorResult] = []
        if let cap = template.core?.grade, !unmet.isEmpty, grades.worse(grade, cap) != grade {
            grade = cap
            cappedBy = unmet
        }
        return SelfEvaluationResult(
            budgetExecution: block, indicators: rows, score: score, grade: grade,
            cappedBy: cappedBy)
    }

    private func budgetExecution(
        of catalogue: IndicatorCatalogue, in facts: SelfEvaluationFacts
    ) -> SelfEvaluationResult.BudgetExecution {
        let settings = facts.ruleSet.scoring
        // Before the catalogue is complete the rest may be no weight of any form.
        let weight = catalogue.budgetExecutionWeight(settings) ?? .zero
        let rate = facts.figures.whole.rateOnAdjusted
        let automatic = rate.map {
            settings.rounding.rounded(min(max($0, .zero), .one) * weight)
        }
        let override = overrides[Indicator.budgetExecutionBlock]
        return SelfEvaluationResult.BudgetExecution(
            weight: weight, rate: rate, automaticScore: automatic,
            score: override?.value.rate ?? automatic,
            origin: override != nil ? .overridden : automatic.map { _ in .rule },
            reason: override?.text ?? explanations[Indicator.budgetExecutionBlock])
    }
}

extension CatalogueTemplate {
    /// Whether a core row fell short: a counted one of its target, a judged one of 达成.
    fileprivate func isUnmetCore(_ row: IndicatorResult, _ settings: ScoringSettings) -> Bool {
        guard row.indicator.core == true, !row.isExcluded else { return false }
        if let isMet = row.isMet { return !isMet }
        let line = scoring.qualitative?.first?.from ?? settings.qualitative.achievedFrom
        return row.scoreRate.map { $0 < line } ?? false
    }
}
