/// A JSON value that does not fit the type declared for it, with the field's name.
package struct JSONFieldError: Error, Hashable, Sendable {
    /// What a field should have held.
    package enum Kind: String, Hashable, Sendable {
        case object, array, string, bool, integer
    }

    /// What is wrong with the field.
    package enum Problem: Hashable, Sendable {
        case missing
        /// Nobody asked for a field of this name.
        case unknown
        case expected(Kind)
        /// The right kind, with a text that is not allowed; the reason is for people.
        case malformed(String)
    }

    /// The field's path: `override.by`.
    package let field: String
    package let problem: Problem

    package init(field: String, problem: Problem) {
        self.field = field
        self.problem = problem
    }

    init(_ error: DecodingError) {
        let context: DecodingError.Context =
            switch error {
            case .dataCorrupted(let context), .keyNotFound(_, let context),
                .typeMismatch(_, let context), .valueNotFound(_, let context):
                context
            @unknown default: DecodingError.Context(codingPath: [], debugDescription: "\(error)")
            }
        self.init(
            field: context.codingPath.map(\.stringValue).joined(separator: "."),
            problem: .malformed(context.debugDescription))
    }
}
