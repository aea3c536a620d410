/// One project's own self-evaluation: its money and its indicators (项目支出绩效自评).
package struct ProjectResult: Hashable, Sendable {
    package let task: BudgetTask
    package let figures: ExecutionFigures
    /// 执行率 as a row that scores, 10 points as a rule.
    package let budgetExecution: SelfEvaluationResult.BudgetExecution
    /// Empty where the project has no indicators of its own.
    package let indicators: [IndicatorResult]
    package let template: CatalogueTemplate

    /// The sum of the recorded scores.
    package var score: Rate {
        indicators.reduce(budgetExecution.score ?? .zero) { $0 + ($1.score ?? .zero) }
    }

    /// The sum of all weights.
    package var weightSum: Rate {
        indicators.reduce(budgetExecution.weight) { $0 + $1.weight }
    }
}

extension SelfEvaluation {
    /// Scores one project on the facts.
    package func result(
        of row: YearFigures.TaskFigures, in facts: SelfEvaluationFacts
    ) -> ProjectResult {
        let catalogue = catalogue(of: row.task.code)
        let template = catalogue.template
        let facts = facts.with(template)
        let settings = facts.ruleSet.scoring
        let weight = catalogue.budgetExecutionWeight(settings) ?? .zero
        let rate = row.figures.rateOnAdjusted
        let score = rate.map { settings.rounding.rounded(min(max($0, .zero), .one) * weight) }
        // What the book computes for the whole unit is, on a project's form, the project's alone.
        let own = facts.of(row)
        return ProjectResult(
            task: row.task, figures: row.figures,
            budgetExecution: SelfEvaluationResult.BudgetExecution(
                weight: weight, rate: rate, automaticScore: score, score: score,
                origin: score.map { _ in .rule }, reason: nil),
            indicators: catalogue.indicators.map { result(of: $0, by: template, in: own) },
            template: template)
    }
}
