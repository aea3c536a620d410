package import BudgetDomain
package import ReadModels

extension SelfEvaluationReport.Source {
    /// The pinned figures with what was scored and said since.
    ///
    /// - Parameters:
    ///   - frozen: the book at the version that the self-evaluation is pinned to.
    ///   - selfEvaluation: its state at the version that is printed.
    ///   - printed: the book at that version; nil where nothing is printed.
    ///   - ruleSet: what the figures are judged by.
    package init(
        _ frozen: BookReading, _ selfEvaluation: SelfEvaluation, printed: BookReading? = nil,
        ruleSet: RuleSet = .standard
    ) {
        self.init(
            figures: frozen.figures,
            byFundSource: Dictionary(
                uniqueKeysWithValues: FundSource.allCases.map { ($0, frozen.figures(of: $0)) }),
            selfEvaluation: selfEvaluation, ruleSet: ruleSet,
            version: (printed ?? frozen).figures.version,
            headHash: (printed ?? frozen).headHash,
            course: ExecutionCourse(frozen.book, asOf: frozen.figures.asOf))
    }
}
