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
    /// The exact sum of the recorded scores, rescaled where the rule set says so.
    package let score: Rate
    /// Taken on the exact sum.
    package let grade: String

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
        let settings = facts.ruleSet.scoring
        let rows = catalogue.indicators.map { result(of: $0, in: facts) }
        let block = budgetExecution(in: facts)
        let sum = rows.reduce(block.score ?? .zero) { $0 + ($1.score ?? .zero) }
        var score = sum
        if settings.notApplicable == .rescales {
            let scored = rows.reduce(block.score == nil ? .zero : block.weight) {
                $1.score == nil ? $0 : $0 + $1.weight
            }
            score = settings.rounding.rounded(((sum / scored) ?? .zero) * Rate(whole: 100))
        }
        return SelfEvaluationResult(
            budgetExecution: block, indicators: rows, score: score,
            grade: facts.ruleSet.grades.grade(of: score))
    }

    private func budgetExecution(
        in facts: SelfEvaluationFacts
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
