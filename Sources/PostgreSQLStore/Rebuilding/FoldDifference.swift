package import EventSourcing
package import JSON
import PostgreSQL

/// A row of the stored fold that a fresh fold of the log does not give, or the other way round.
package struct FoldDifference: Hashable, Sendable {
    package let book: BookKey
    package let task: String
    package let fundSource: String
    package let month: Int
    package let entry: String
    package let threePublic: String
    package let procurement: Bool
    /// What is stored; nil where the row is missing.
    package let stored: FoldFigures?
    /// What a fresh fold gives; nil where there should be no row.
    package let expected: FoldFigures?

    init(_ row: Row) throws {
        book = BookKey(unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self]))
        task = try row[2, String.self]
        fundSource = try row[3, String.self]
        month = Int(try row[4, Int16.self])
        entry = try row[5, String.self]
        threePublic = try row[6, String.self]
        procurement = try row[7, Bool.self]
        stored = try FoldFigures(row, from: 8)
        expected = try FoldFigures(row, from: 13)
    }

    /// The difference as `rebuild --check --json` tells it.
    package var json: JSONValue {
        [
            "unit": .string(book.unit), "fiscalYear": .integer(book.fiscalYear),
            "task": .string(task), "fundSource": .string(fundSource), "month": .integer(month),
            "entry": .string(entry), "threePublic": .string(threePublic),
            "procurement": .bool(procurement), "stored": .optional(stored?.text),
            "expected": .optional(expected?.text),
        ]
    }
}

extension SQLQuery.StringInterpolation {
    /// The keys of rows, an array for each column.
    mutating func appendInterpolation(keysOf rows: [FoldDifference]) {
        appendInterpolation(rows.map(\.book.unit))
        appendLiteral(", ")
        appendInterpolation(rows.map { Int32(clamping: $0.book.fiscalYear) })
        appendLiteral(", ")
        appendInterpolation(rows.map(\.task))
        appendLiteral(", ")
        appendInterpolation(rows.map(\.fundSource))
        appendLiteral(", ")
        appendInterpolation(rows.map { Int16($0.month) })
        appendLiteral(", ")
        appendInterpolation(rows.map(\.entry))
        appendLiteral(", ")
        appendInterpolation(rows.map(\.threePublic))
        appendLiteral(", ")
        appendInterpolation(rows.map(\.procurement))
    }
}
