/// A Swift type that can be bound to a statement and read from a column.
package protocol SQLValue: Sendable {
    /// The type declared for a parameter, so that the server can choose operators and functions.
    static var parameterType: DatabaseType { get }

    /// What NULL becomes, or nil when the type cannot express it.
    static var null: Self? { get }

    /// Binds the value as the next parameter.
    func bind(to parameters: inout ParameterList)

    /// Reads a column that is not NULL, or answers nil when its type does not fit.
    static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> Self?
}

extension SQLValue {
    package static var null: Self? { nil }
}

extension Optional: SQLValue where Wrapped: SQLValue {
    package static var parameterType: DatabaseType { Wrapped.parameterType }

    package static var null: Self? { .some(.none) }

    package func bind(to parameters: inout ParameterList) {
        switch self {
        case .some(let value): value.bind(to: &parameters)
        case .none: parameters.appendNull(Wrapped.parameterType)
        }
    }

    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> Self? {
        Wrapped.decode(bytes, as: type).map { .some($0) }
    }
}

/// A value that fills one cell and may be an element of an array.
package protocol SQLScalar: SQLValue, SQLArrayElement {
    /// The type as an element of an array.
    static var elementType: DatabaseType { get }

    /// Appends the value in the binary format of ``elementType``.
    func write(to bytes: inout [UInt8])
}

extension SQLScalar {
    package static var parameterType: DatabaseType { elementType }

    package func bind(to parameters: inout ParameterList) {
        parameters.appendBinary(Self.elementType) { write(to: &$0) }
    }
}
