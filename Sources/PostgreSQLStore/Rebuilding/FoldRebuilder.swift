package import EventSourcing
package import PostgreSQL
import Schema

/// Makes the stored fold anew from the log, range by range of books, where it differs.
///
/// A comparison is one statement, sees one moment and holds nobody up. Where a range differs, its
/// differing books are compared again under their heads' locks, in one transaction, and only the
/// differing rows are written: readers see the old rows or the new ones, never a mixture; writers of
/// other books go on; whoever stops it loses one range.
///
/// On several nodes each compares its own books, and only rows that differ leave it.
package struct FoldRebuilder: Sendable {
    /// What a rebuild saw, and mended unless it only checked.
    package struct Result: Sendable {
        package var books = 0
        package var events: Int64 = 0
        package var differences: [FoldDifference] = []
    }

    let connections: [Connection]
    /// Told how many events each range had, from whatever thread folded it.
    let progress: (@Sendable (Int64) -> Void)?

    package init(_ connection: Connection) {
        self.init([connection])
    }

    /// Folds by several connections at once, which must be the caller's alone meanwhile.
    package init(_ connections: [Connection], progress: (@Sendable (Int64) -> Void)? = nil) {
        self.connections = connections
        self.progress = progress
    }

    /// Compares one book or all of them with a fresh fold, and mends what differs unless `isCheck`.
    package func rebuild(_ key: BookKey?, isCheck: Bool) async throws -> Result {
        guard let first = connections.first else { return Result() }
        // Each node takes its share of a range: as much work for each as for one alone.
        let parts = try await Distributor.shardCount(first)
        let ranges = try await BookRange.all(key, size: BookRange.size * parts, on: first)
        let results = try await RangeWork.run(ranges, on: connections) { connection, range in
            var result = try await Self.count(range, on: connection)
            result.differences = try await Self.differences(in: range, on: connection)
            if !isCheck, !result.differences.isEmpty {
                result.differences = try await Self.mend(result.differences, on: connection)
            }
            progress?(result.events)
            return result
        }
        return results.reduce(into: Result()) { all, result in
            all.books += result.books
            all.events += result.events
            all.differences += result.differences
        }
    }

    private static func count(_ range: BookRange, on connection: Connection) async throws -> Result
    {
        let rows = try await connection.query(
            SQLQuery.raw(
                """
                SELECT count(*), coalesce(sum(version), 0)::bigint FROM book
                WHERE \(range.condition(on: "book"))
                """
            ).unprepared)
        guard let row = rows.first else { return Result() }
        return Result(books: Int(try row[0, Int64.self]), events: try row[1, Int64.self])
    }

    private static func differences(in range: BookRange, on connection: Connection) async throws
        -> [FoldDifference]
    {
        try await connection.query(
            SQLQuery.raw(comparison(of: range)).unprepared
        ).map { try FoldDifference($0) }
    }

    /// Mends books under their heads' locks, taken in order as by every writer; answers what was
    /// still wrong once they were held.
    private static func mend(_ differences: [FoldDifference], on connection: Connection)
        async throws
        -> [FoldDifference]
    {
        try await connection.transaction { connection in
            var mended: [FoldDifference] = []
            for book in Set(differences.map(\.book)).sorted() {
                _ = try await connection.query(
                    """
                    SELECT version FROM book
                    WHERE unit = \(book.unit) AND fiscal_year = \(Int32(book.fiscalYear)) FOR UPDATE
                    """)
                let found = try await Self.differences(in: .only(book), on: connection)
                guard !found.isEmpty else { continue }
                mended += found
                if found.contains(where: { $0.expected == nil }) {
                    _ = try await connection.query(
                        SQLQuery.raw(removal(from: .only(book))).unprepared)
                }
                _ = try await connection.query(
                    SQLQuery.raw(application(to: .only(book))).unprepared)
            }
            return mended
        }
    }
}

extension FoldRebuilder {
    private static let key =
        "unit, fiscal_year, task, fund_source, month, entry, three_public, procurement"
    private static let figures = "amount_fen_sum, events, last_on, first_version, last_version"

    private static func figures(of table: String) -> String {
        figures.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
    }

    /// Not as a common table expression: Citus would carry what that gives to the coordinator.
    private static func freshFold(_ range: BookRange) -> String {
        """
        (\(Schema.executionFold(where: range.condition(on: "event"))))
        AS fresh (\(key), \(figures))
        """
    }

    /// Fresh fold against stored fold, by key; only the rows that differ.
    private static func comparison(of range: BookRange) -> String {
        func text(_ table: String) -> String {
            "CASE WHEN \(table).events IS NOT NULL THEN concat_ws('/', \(figures(of: table))) END"
        }
        return """
            SELECT \(key), \(text("stored")), \(text("fresh"))
            FROM \(freshFold(range))
            FULL JOIN (
                SELECT * FROM execution WHERE \(range.condition(on: "execution"))
            ) AS stored USING (\(key))
            WHERE (\(figures(of: "fresh"))) IS DISTINCT FROM (\(figures(of: "stored")))
            ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
            """
    }

    /// Takes away the rows that a fresh fold does not give.
    private static func removal(from range: BookRange) -> String {
        """
        DELETE FROM execution AS stored
        WHERE \(range.condition(on: "stored")) AND NOT EXISTS (
            SELECT FROM \(freshFold(range))
            WHERE (fresh.task, fresh.fund_source, fresh.month, fresh.entry,
                fresh.three_public, fresh.procurement) = (stored.task, stored.fund_source,
                stored.month, stored.entry, stored.three_public, stored.procurement))
        """
    }

    /// Writes the rows that differ.
    private static func application(to range: BookRange) -> String {
        """
        INSERT INTO execution AS stored (\(key), \(figures))
        SELECT \(key), \(figures) FROM \(freshFold(range))
        ON CONFLICT (\(key)) DO UPDATE SET (\(figures)) = ROW (\(figures(of: "excluded")))
        WHERE (\(figures(of: "stored"))) IS DISTINCT FROM (\(figures(of: "excluded")))
        """
    }
}
