package import EventSourcing
package import PostgreSQL
import Schema

/// Makes the stored fold anew from the log, range by range of books, where it differs.
///
/// A comparison is one statement, sees one moment and holds nobody up. Where a range differs, the
/// heads of its differing books are locked, books that moved meanwhile are compared again, and only
/// the differing rows are written, in one transaction: readers see the old rows or the new ones, never
/// a mixture; writers of other books go on; whoever stops it loses one range.
///
/// On several nodes each compares its own books, and only rows that differ leave it.
package struct FoldRebuilder: Sendable {
    /// What a rebuild saw, and mended unless it only checked.
    package struct Result: Sendable {
        /// A fold that is lost differs in every row: beyond so many they are only counted.
        package static let listed = 1000

        package var books = 0
        package var events: Int64 = 0
        package var differenceCount = 0
        package var differences: [FoldDifference] = []

        fileprivate mutating func add(_ other: Result) {
            books += other.books
            events += other.events
            differenceCount += other.differenceCount
            differences += other.differences.prefix(Self.listed - differences.count)
        }
    }

    /// About how many events are folded at a time at most: some tenths of a second.
    ///
    /// Where books were written side by side, each of their pages is read once for every range.
    private static let rangeSize = 500_000

    /// Else the planner, which takes the groups to be many more than they are, sorts all events, and
    /// reads a page again for each event on it where books were written side by side.
    ///
    /// A range's pages lie close together: the system reads ahead by itself, and asking for each page
    /// beforehand takes longer than it saves.
    private static let planning = """
        SET enable_indexscan = off;
        SET effective_io_concurrency = 0;
        SELECT set_config('work_mem', '64MB', false)
        WHERE pg_size_bytes(current_setting('work_mem')) < pg_size_bytes('64MB')
        """

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
        let ranges = try await BookRange.all(
            key, size: Self.rangeSize * parts, workers: connections.count, on: first)
        for connection in connections { try await connection.execute(Self.planning) }
        let results = try await RangeWork.run(ranges, on: connections) { connection, range in
            // Before the comparison: a head that is still the same under its lock did not move since.
            let heads = try await LogVerifier.heads(range, on: connection)
            var found = try await Self.differences(in: range, on: connection)
            if !isCheck, !found.isEmpty {
                found = try await Self.mend(
                    found, at: heads.mapValues(\.version), on: connection)
            }
            progress?(range.events)
            return Result(
                books: heads.count, events: range.events, differenceCount: found.count,
                differences: Array(found.prefix(Result.listed)))
        }
        for connection in connections {
            try await connection.execute(
                "RESET enable_indexscan; RESET effective_io_concurrency; RESET work_mem")
        }
        return results.reduce(into: Result()) { $0.add($1) }
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
    private static func mend(
        _ differences: [FoldDifference], at versions: [BookKey: Int64],
        on connection: Connection
    ) async throws -> [FoldDifference] {
        try await connection.transaction { connection in
            let books = Set(differences.map(\.book))
            let held = try await CommandHandler(connection).lockHeads(of: Array(books))
            let moved = books.filter { held[$0] != versions[$0] }
            var wrong = differences.filter { !moved.contains($0.book) }
            for book in moved.sorted() {
                wrong += try await Self.differences(in: .only(book), on: connection)
            }
            try await write(wrong, on: connection)
            return wrong
        }
    }
}

extension FoldRebuilder {
    private static let key =
        "unit, fiscal_year, task, fund_source, month, entry, three_public, procurement"
    private static let figures = "amount_fen_sum, events, last_on, first_version, last_version"

    private static func figures(of table: String) -> String { qualified(figures, table) }

    private static func columns(of table: String) -> String {
        qualified(key + ", " + figures, table)
    }

    private static func qualified(_ columns: String, _ table: String) -> String {
        columns.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
    }

    /// Fresh fold against stored fold, by key; only the rows that differ.
    ///
    /// No common table expression: Citus would carry what that gives to the coordinator.
    private static func comparison(of range: BookRange) -> String {
        """
        SELECT \(key), \(figures(of: "stored")), \(figures(of: "fresh"))
        FROM (\(Schema.executionFold(where: range.condition(on: "event"))))
            AS fresh (\(key), \(figures))
        FULL JOIN (
            SELECT * FROM execution WHERE \(range.condition(on: "execution"))
        ) AS stored USING (\(key))
        WHERE (\(figures(of: "fresh"))) IS DISTINCT FROM (\(figures(of: "stored")))
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
        """
    }

    /// Takes away the rows that a fresh fold does not give, and writes those that it does.
    private static func write(_ differences: [FoldDifference], on connection: Connection)
        async throws
    {
        let strays = differences.filter { $0.expected == nil }
        if !strays.isEmpty {
            // Only as they were seen: where a head is missing nobody holds the book.
            _ = try await connection.query(
                """
                DELETE FROM execution AS stored
                USING unnest(\(keysOf: strays), \(figures: strays.compactMap(\.stored)))
                    AS stray (\(raw: key), \(raw: figures))
                WHERE (\(raw: columns(of: "stored"))) = (\(raw: columns(of: "stray")))
                """)
        }
        let rows = differences.filter { $0.expected != nil }
        guard !rows.isEmpty else { return }
        _ = try await connection.query(
            """
            INSERT INTO execution (\(raw: key), \(raw: figures))
            SELECT * FROM unnest(\(keysOf: rows), \(figures: rows.compactMap(\.expected)))
            ON CONFLICT (\(raw: key)) DO UPDATE
            SET (\(raw: figures)) = ROW (\(raw: figures(of: "excluded")))
            """)
    }
}
