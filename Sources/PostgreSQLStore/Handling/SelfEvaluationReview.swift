package import BudgetDomain
package import ReadModels

/// What decisions on a self-evaluation need of the report made of it, which is not the store's to make.
package struct SelfEvaluationReview: Sendable {
    /// Contradictions neither mended nor explained, as people read them.
    package let blockingFindings: @Sendable (BookReading, SelfEvaluation) -> [String]
    /// The names that texts may bind figures by.
    package let placeholders: @Sendable (BookReading, SelfEvaluation) -> Set<String>

    package init(
        blockingFindings: @escaping @Sendable (BookReading, SelfEvaluation) -> [String],
        placeholders: @escaping @Sendable (BookReading, SelfEvaluation) -> Set<String>
    ) {
        self.blockingFindings = blockingFindings
        self.placeholders = placeholders
    }

    /// For books without reports: nothing blocks, and no text binds figures.
    package static let none = SelfEvaluationReview(
        blockingFindings: { _, _ in [] }, placeholders: { _, _ in [] })
}
