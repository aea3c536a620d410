/// A command that was refused, with the reason and the figures that explain it.
///
/// In contrast to ``ConcurrencyConflict``, repeating the same command cannot help unless the book changes.
package struct BudgetRejection: Error, Hashable, Sendable {
    /// What kind of refusal it is; the command line turns it into an exit code.
    package enum Kind: Hashable, Sendable {
        /// The command itself is malformed (exit 2).
        case malformed
        /// A rule of the domain refuses it (exit 4).
        case refused
        /// A key was used before with other content, or others were faster (exit 5).
        case conflict
        /// The actor may not do this (exit 6).
        case notPermitted
    }

    /// A named figure: `available` 35.64.
    package struct Figure: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package let kind: Kind
    /// Stable, for scripts: `availableBalanceExceeded`.
    package let code: String
    /// For people, in Simplified Chinese; it names the remedy where there is one.
    package let message: String
    package let figures: [Figure]

    package init(kind: Kind, code: String, message: String, figures: [Figure] = []) {
        self.kind = kind
        self.code = code
        self.message = message
        self.figures = figures
    }

    /// A refusal by a rule of the domain.
    package static func refused(
        _ code: String, _ message: String, figures: [(String, String)] = []
    ) -> BudgetRejection {
        BudgetRejection(
            kind: .refused, code: code, message: message,
            figures: figures.map { Figure($0.0, $0.1) })
    }

    /// A key that was used before with other content.
    package static func conflict(
        _ code: String, _ message: String, figures: [(String, String)] = []
    ) -> BudgetRejection {
        BudgetRejection(
            kind: .conflict, code: code, message: message,
            figures: figures.map { Figure($0.0, $0.1) })
    }

    /// A command that does not have the form it should.
    package static func malformed(
        _ code: String, _ message: String, figures: [(String, String)] = []
    ) -> BudgetRejection {
        BudgetRejection(
            kind: .malformed, code: code, message: message,
            figures: figures.map { Figure($0.0, $0.1) })
    }
}
