import EventSourcing
import PostgreSQL

/// Books that lie next to each other by unit and fiscal year: what one worker takes at a time.
///
/// Ranges leave no gap between them, so that events of a book whose head is gone lie in one, too.
struct BookRange: Sendable {
    /// The last book before the range; nil at the beginning.
    var after: BookKey?
    /// The last book in the range; nil where it has no end.
    var through: BookKey?
    /// About how many events it holds, as their heads say.
    var events: Int64 = 0

    /// A range of one book.
    static func only(_ key: BookKey) -> BookRange {
        BookRange(after: nil, through: key, isSingle: true)
    }

    private var isSingle = false

    init(after: BookKey?, through: BookKey?, events: Int64 = 0) {
        self.after = after
        self.through = through
        self.events = events
    }

    private init(after: BookKey?, through: BookKey?, isSingle: Bool) {
        self.after = after
        self.through = through
        self.isSingle = isSingle
    }

    /// The condition on a table's `unit` and `fiscal_year`, as text: COPY takes no values.
    func condition(on table: String) -> String {
        let columns = "(\(table).unit, \(table).fiscal_year)"
        var conditions: [String] = []
        if let after { conditions.append("\(columns) > \(Self.literal(after))") }
        if let through {
            conditions.append("\(columns) \(isSingle ? "=" : "<=") \(Self.literal(through))")
        }
        return conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    }

    private static func literal(_ key: BookKey) -> String {
        "(\(SQLQuery.quoted(literal: key.unit)), \(key.fiscalYear))"
    }
}

extension BookRange {
    /// About how many events a worker takes at a time: a few dozen milliseconds.
    static let size = 20_000

    /// Divides all books, or names the one, by what their heads say, into ranges of about `size`
    /// events.
    static func all(_ key: BookKey?, size: Int = size, on connection: Connection) async throws
        -> [BookRange]
    {
        if let key { return [.only(key)] }
        // A head that somebody set far forward must not outweigh all others.
        let rows = try await connection.query(
            """
            SELECT DISTINCT ON (part) unit, fiscal_year,
                sum(weight) OVER (PARTITION BY part)::bigint
            FROM (
                SELECT unit, fiscal_year, least(version, 10000000) AS weight,
                    div(sum(least(version, 10000000)) OVER (ORDER BY unit, fiscal_year),
                        \(Int64(size))::numeric) AS part
                FROM book
            ) AS weighed
            ORDER BY part, unit DESC, fiscal_year DESC
            """)
        var ranges: [BookRange] = []
        for row in rows {
            let last = BookKey(
                unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self]))
            ranges.append(
                BookRange(
                    after: ranges.last?.through, through: last, events: try row[2, Int64.self]))
        }
        // The last one is open, and there is one even where there is no book.
        ranges.append(BookRange(after: ranges.popLast()?.after, through: nil))
        return ranges
    }
}
