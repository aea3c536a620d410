package import EventSourcing
package import PostgreSQL

/// Recomputes the chain of books, and names every event that is not as it was recorded.
///
/// Books are read range by range, by all connections at once, each range at a moment of its own:
/// books do not depend on each other, and no snapshot is held for longer than a range takes.
package struct LogVerifier: Sendable {
    /// What a verification saw.
    package struct Result: Sendable {
        package var books = 0
        package var events: Int64 = 0
        package var problems: [LogProblem] = []
        /// What figures pass through and is not as the program makes it; whoever asked fills it in.
        package var structure: [StructureProblem] = []

        /// How many findings there are, in the log and in the structure.
        package var findingCount: Int { problems.count + structure.count }

        package var isSound: Bool { findingCount == 0 }

        mutating func add(_ other: Result) {
            books += other.books
            events += other.events
            problems += other.problems
        }
    }

    let connections: [Connection]
    /// Told how many events each range had, from whatever thread read it.
    let progress: (@Sendable (Int64) -> Void)?

    package init(_ connection: Connection) {
        self.init([connection])
    }

    /// Verifies by several connections at once, which must be the caller's alone meanwhile.
    package init(_ connections: [Connection], progress: (@Sendable (Int64) -> Void)? = nil) {
        self.connections = connections
        self.progress = progress
    }

    /// Verifies one book, or all of them.
    package func verify(_ key: BookKey?) async throws -> Result {
        guard let first = connections.first else { return Result() }
        let ranges = try await BookRange.all(key, workers: connections.count, on: first)
        let results = try await RangeWork.run(ranges, on: connections) { connection, range in
            let result = try await Self.verify(range, on: connection)
            progress?(result.events)
            return result
        }
        var whole = results.reduce(into: Result()) { $0.add($1) }
        whole.problems += try await PayeeCheck(connection: first).problems(key)
        return whole
    }

    private static func verify(_ range: BookRange, on connection: Connection) async throws
        -> Result
    {
        do {
            return try await connection.transaction(.snapshot) { connection in
                let heads = try await heads(range, on: connection)
                var check = try await check(
                    range.condition(on: "event"), ChainCheck(heads: heads), on: connection)
                check.finish()
                return Result(books: heads.count, events: check.events, problems: check.problems)
            }
        } catch let error as PostgreSQLError where error.isDamagedData {
            return try await DamageSearch(connection).search(range)
        }
    }

    /// Takes the events that fulfil a condition, in order.
    static func check(
        _ condition: String, _ check: ChainCheck, on connection: Connection
    ) async throws -> ChainCheck {
        try await connection.copyOut(ChainCheck.copyStatement(condition), into: check) {
            check, row in try check.take(row)
        }
    }

    static func heads(_ range: BookRange, on connection: Connection) async throws
        -> [BookKey: ChainCheck.Head]
    {
        let rows = try await connection.query(
            SQLQuery.raw(
                """
                SELECT unit, fiscal_year, version, head_hash,
                    CASE WHEN isfinite(recorded_at) THEN recorded_at END
                FROM book
                WHERE \(range.condition(on: "book"))
                """
            ).unprepared)
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (
                    BookKey(
                        unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self])),
                    ChainCheck.Head(
                        version: try row[2, Int64.self], hash: ChainHash(try row[3, [UInt8].self]),
                        recordedAt: try row[4, DatabaseTimestamp?.self])
                )
            })
    }
}

extension PostgreSQLError {
    /// Whether stored data cannot be read: a damaged page or index, a missing file, a text that is
    /// none.
    fileprivate var isDamagedData: Bool {
        !isConnectionLost
            && (sqlState.hasPrefix("XX") || sqlState == "58P01" || sqlState == "58030"
                || sqlState == "22021")
    }
}
