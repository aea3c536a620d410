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
        var range = BookRange(after: nil, through: key)
        range.isSingle = true
        return range
    }

    private var isSingle = false

    init(after: BookKey?, through: BookKey?) {
        self.after = after
        self.through = through
    }

    /// The condition on a table's `unit` and `fiscal_year`, as text: COPY takes no values.
    ///
    /// The unit is compared by itself, too: from that the planner sees how few rows a range has.
    func condition(on table: String) -> String {
        let columns = "(\(table).unit, \(table).fiscal_year)"
        if let through, isSingle { return "\(columns) = \(Self.literal(through))" }
        var conditions: [String] = []
        if let after {
            conditions.append("\(columns) > \(Self.literal(after))")
            conditions.append("\(table).unit >= \(SQLQuery.quoted(literal: after.unit))")
        }
        if let through {
            conditions.append("\(columns) <= \(Self.literal(through))")
            conditions.append("\(table).unit <= \(SQLQuery.quoted(literal: through.unit))")
        }
        return conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    }

    private static func literal(_ key: BookKey) -> String {
        "(\(SQLQuery.quoted(literal: key.unit)), \(key.fiscalYear))"
    }
}

extension BookRange {
    /// About how many events a worker takes at a time at most: a few dozen milliseconds.
    static let size = 40_000

    /// Divides all books, by what their heads say, into even ranges of about `size` events at most,
    /// as many for each worker as for the others; or answers the one book.
    ///
    /// A book lies where its middle does: parts differ by half a large book then, not by a whole one.
    static func all(
        _ key: BookKey?, size: Int = size, workers: Int, on connection: Connection
    ) async throws -> [BookRange] {
        // A head that somebody set far forward must not outweigh all others.
        let rows = try await connection.query(
            """
            SELECT DISTINCT ON (part) unit, fiscal_year,
                sum(weight) OVER (PARTITION BY part)::bigint
            FROM (
                SELECT unit, fiscal_year, weight, div(
                    sum(weight) OVER (ORDER BY unit, fiscal_year) - ceil(weight / 2),
                    greatest(1, ceil(sum(weight) OVER () / \(Int64(workers)) / greatest(1, ceil(
                        sum(weight) OVER () / \(Int64(workers) * Int64(size))))))) AS part
                FROM (
                    SELECT unit, fiscal_year, least(version, 10000000)::numeric AS weight FROM book
                    WHERE \(raw: key.map { only($0).condition(on: "book") } ?? "true")
                ) AS head
            ) AS weighed
            ORDER BY part, unit DESC, fiscal_year DESC
            """)
        var ranges: [BookRange] = []
        for row in rows {
            var range = BookRange(
                after: ranges.last?.through,
                through: BookKey(
                    unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self])))
            range.events = try row[2, Int64.self]
            ranges.append(range)
        }
        // There is one even where there is no book, and the last one has no end.
        var last = ranges.popLast() ?? BookRange(after: nil, through: nil)
        last.through = key
        last.isSingle = key != nil
        return ranges + [last]
    }
}
