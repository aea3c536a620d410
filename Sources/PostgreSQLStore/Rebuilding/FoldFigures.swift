import PostgreSQL

/// The figures of one row of the fold.
package struct FoldFigures: Hashable, Sendable {
    /// 分.
    let amount: Int64
    let events: Int64
    let lastOn: DatabaseDate
    let firstVersion: Int64
    let lastVersion: Int64

    /// Reads five columns; answers nil where they are empty, because the row is missing.
    init?(_ row: Row, from column: Int) throws {
        guard let amount = try row[column, Int64?.self] else { return nil }
        self.amount = amount
        events = try row[column + 1, Int64.self]
        lastOn = try row[column + 2, DatabaseDate.self]
        firstVersion = try row[column + 3, Int64.self]
        lastVersion = try row[column + 4, Int64.self]
    }

    /// 分, events, last day, first and last version.
    package var text: String { "\(amount)/\(events)/\(lastOn)/\(firstVersion)/\(lastVersion)" }
}

extension SQLQuery.StringInterpolation {
    /// The figures of rows, an array for each column.
    mutating func appendInterpolation(figures: [FoldFigures]) {
        appendInterpolation(figures.map(\.amount))
        appendLiteral(", ")
        appendInterpolation(figures.map(\.events))
        appendLiteral(", ")
        appendInterpolation(figures.map(\.lastOn))
        appendLiteral(", ")
        appendInterpolation(figures.map(\.firstVersion))
        appendLiteral(", ")
        appendInterpolation(figures.map(\.lastVersion))
    }
}
