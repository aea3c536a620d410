import BudgetDomain
import PostgreSQLStore
import ReadModels
import Reports

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
