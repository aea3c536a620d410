/// One contradiction, gap or doubt in a printed report (问题).
package struct Finding: Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable, CaseIterable {
        /// The report contradicts arithmetic or itself.
        case error
        /// The figure can stand but tells the reader less, or something else, than it seems to.
        case warning
        /// The difference is explained by rounding.
        case rounding
    }

    package let code: FindingCode
    package let severity: Severity
    /// The place in words, such as `部门整体绩效自评表·年度主要任务·任务5 …·预算执行率`.
    package let place: String
    /// What is printed; empty where a figure is missing.
    package let printed: String
    /// What should stand there; empty where nobody but the author can know.
    package let expected: String
    /// What is wrong, in one sentence for people.
    package let message: String
    /// The calculation, such as `1.43 ÷ 10 = 14.30%`; empty where there is none.
    package let arithmetic: String
    /// The printed line, for the marked copy; nil where the finding is about an absence.
    package let line: Int?

    package init(
        _ code: FindingCode, _ severity: Severity? = nil, place: String, printed: String = "",
        expected: String = "", message: String, arithmetic: String = "", line: Int? = nil
    ) {
        self.code = code
        self.severity = severity ?? code.severity
        self.place = place
        self.printed = printed
        self.expected = expected
        self.message = message
        self.arithmetic = arithmetic
        self.line = line
    }
}
