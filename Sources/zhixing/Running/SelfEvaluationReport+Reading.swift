import BudgetDomain
import PostgreSQLStore
import ReadModels
import Reports

extension SelfEvaluationReport.Source {
    /// The pinned figures with what was scored and said since.
    ///
    /// - Parameters:
    ///   - frozen: the book at the version that the self-evaluation is pinned to.
    ///   - selfEvaluation: its state at the version that is printed.
    ///   - printed: the book at that version; nil where nothing is printed.
    init(
        _ frozen: BookReading, _ selfEvaluation: SelfEvaluation, printed: BookReading? = nil
    ) {
        self.init(
            figures: frozen.figures,
            byFundSource: Dictionary(
                uniqueKeysWithValues: FundSource.allCases.map { ($0, frozen.figures(of: $0)) }),
            selfEvaluation: selfEvaluation, ruleSet: .standard,
            version: (printed ?? frozen).figures.version,
            headHash: (printed ?? frozen).headHash)
    }
}

extension SelfEvaluationReview {
    /// Judged on the report that would be printed.
    static let byReport = SelfEvaluationReview(
        blockingFindings: { reading, selfEvaluation in
            SelfEvaluationReport(SelfEvaluationReport.Source(reading, selfEvaluation))
                .blockingFindings.map(\.message)
        },
        placeholders: { reading, selfEvaluation in
            SelfEvaluationReport(SelfEvaluationReport.Source(reading, selfEvaluation)).placeholders
        })
}
