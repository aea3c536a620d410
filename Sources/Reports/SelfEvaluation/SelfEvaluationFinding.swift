package import BudgetDomain

/// A contradiction or a gap found before anything is printed (一致性检查结果).
package struct SelfEvaluationFinding: Hashable, Sendable {
    package typealias Code = SelfEvaluation.FindingCode

    /// How serious it is.
    package enum Severity: String, Hashable, Sendable {
        /// Keeps the self-evaluation from being submitted until it is mended or explained.
        case error
        case warning
    }

    package let code: Code
    package let severity: Severity
    /// The indicator or the task it is about; nil where it is about the whole.
    package let subject: String?
    /// For people, with the figures.
    package let message: String
    /// What was said about it; nil where nothing was.
    package let explanation: String?

    package var isBlocking: Bool { severity == .error && explanation == nil }

    /// What explanations name it by.
    package var key: SelfEvaluation.FindingKey {
        SelfEvaluation.FindingKey(code.rawValue, subject)
    }
}
