import BudgetDomain
import Reports

/// What must be mended or explained before a self-evaluation may be submitted.
enum SubmissionCheck {
    /// The blocking findings of the report that the book would give, as people read them.
    static func blockingFindings(_ book: BudgetBook, _ figures: YearFigures) -> [String] {
        let report = SelfEvaluationReport(
            SelfEvaluationReport.Source(
                figures: figures,
                byFundSource: Dictionary(
                    uniqueKeysWithValues: FundSource.allCases.map {
                        ($0, YearFigures(book, asOf: figures.asOf, of: $0))
                    }),
                selfEvaluation: book.selfEvaluation, ruleSet: .standard, headHash: ""))
        return report.findings.filter(\.isBlocking).map(\.message)
    }
}
