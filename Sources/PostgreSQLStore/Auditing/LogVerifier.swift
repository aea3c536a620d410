package import EventSourcing
package import PostgreSQL

/// Recomputes the chain of books, and names every event that is not as it was recorded.
package struct LogVerifier {
    /// What a verification saw.
    package struct Result: Sendable {
        package var books = 0
        package var events: Int64 = 0
        package var problems: [LogProblem] = []
    }

    let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Verifies one book, or all of them, at one moment.
    package func verify(_ key: BookKey?) async throws -> Result {
        try await connection.transaction(.snapshot) { connection in
            let heads = try await heads(key)
            let check = try await connection.stream(
                events(key), into: ChainCheck(heads: heads)
            ) { check, row in
                check.take(try EventRow(row))
            }
            var finished = check
            finished.finish()
            return Result(
                books: heads.count, events: finished.events, problems: finished.problems)
        }
    }

    private func heads(_ key: BookKey?) async throws -> [BookKey: ChainCheck.Head] {
        let unit: String? = key?.unit
        let year = key.map { Int32($0.fiscalYear) }
        let rows = try await connection.query(
            """
            SELECT unit, fiscal_year, version, head_hash FROM book
            WHERE (\(unit)::text IS NULL OR unit = \(unit))
                AND (\(year)::integer IS NULL OR fiscal_year = \(year))
            """)
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (
                    BookKey(
                        unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self])),
                    ChainCheck.Head(
                        version: try row[2, Int64.self], hash: try row[3, [UInt8].self])
                )
            })
    }

    private func events(_ key: BookKey?) -> SQLQuery {
        guard let key else {
            return .raw(
                """
                SELECT \(EventRow.columnList) FROM event ORDER BY unit, fiscal_year, version
                """)
        }
        return """
            SELECT \(raw: EventRow.columnList) FROM event
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(key.fiscalYear))
            ORDER BY unit, fiscal_year, version
            """
    }
}
