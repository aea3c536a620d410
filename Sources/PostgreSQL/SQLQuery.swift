/// One SQL statement with its values, which travel apart from the text.
///
/// Interpolated values become `$1`, `$2` …, so nothing that a person typed is ever parsed as SQL:
///
/// ```swift
/// try await connection.query("SELECT version FROM head WHERE unit = \(unit)")
/// ```
package struct SQLQuery: Sendable {
    /// The text with numbered parameters.
    package let sql: String
    /// The values bound to them.
    package let parameters: ParameterList
    /// Whether the connection keeps the statement prepared under its text.
    ///
    /// Turn it off for texts that are made up as they are needed, which would only fill the cache.
    package var prepared = true

    /// A statement that is written by the program, not by a person, and has no values.
    package static func raw(_ sql: String) -> SQLQuery {
        SQLQuery(sql: sql, parameters: ParameterList())
    }

    /// The same statement, parsed and planned for this one time.
    package var unprepared: SQLQuery {
        var copy = self
        copy.prepared = false
        return copy
    }
}

extension SQLQuery: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self = .raw(value)
    }

    package init(stringInterpolation: StringInterpolation) {
        self.init(sql: stringInterpolation.sql, parameters: stringInterpolation.parameters)
    }

    /// Collects text and values.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = ""
        fileprivate var parameters = ParameterList()

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserveCapacity(literalCapacity + 3 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            sql += literal
        }

        /// Binds a value as the next parameter.
        package mutating func appendInterpolation(_ value: some SQLValue) {
            value.bind(to: &parameters)
            sql += "$\(parameters.count)"
        }

        /// Binds a value or NULL as the next parameter.
        package mutating func appendInterpolation<Value: SQLValue>(_ value: Value?) {
            value.bind(to: &parameters)
            sql += "$\(parameters.count)"
        }

        /// Inserts program text as it is; it must never hold anything a person typed.
        package mutating func appendInterpolation(raw text: String) {
            sql += text
        }

        /// Inserts the name of a table, column, role or channel, quoted.
        package mutating func appendInterpolation(identifier name: String) {
            sql += SQLQuery.quoted(identifier: name)
        }
    }

    /// A text as SQL wants it where a statement takes no values, as COPY does; whatever it holds.
    package static func quoted(literal text: String) -> String {
        // With E in front a backslash means the same under every setting of the session.
        text.reduce(into: "E'") { result, character in
            result += character == "'" ? "''" : character == "\\" ? "\\\\" : String(character)
        } + "'"
    }

    /// A name as SQL wants it, whatever characters it has.
    static func quoted(identifier name: String) -> String {
        "\""
            + name.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
