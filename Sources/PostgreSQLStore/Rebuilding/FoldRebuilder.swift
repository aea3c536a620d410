package import EventSourcing
package import PostgreSQL
import Schema

/// Makes the stored fold anew from the log, book by book where it differs.
///
/// The comparison reads one moment and holds nobody up. A book that differs is folded again in one
/// transaction under its head's lock: readers see the old rows or the new ones, never a mixture.
package struct FoldRebuilder {
    /// What a rebuild saw, and mended unless it only checked.
    package struct Result: Sendable {
        package var books = 0
        package var events: Int64 = 0
        package var differences: [FoldDifference] = []
    }

    let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Compares one book or all of them with a fresh fold, and mends what differs unless `isCheck`.
    package func rebuild(_ key: BookKey?, isCheck: Bool) async throws -> Result {
        var result = Result()
        let unit: String? = key?.unit
        let year = key.map { Int32($0.fiscalYear) }
        let counts = try await connection.query(
            """
            SELECT count(*), coalesce(sum(version), 0)::bigint FROM book
            WHERE (\(unit)::text IS NULL OR unit = \(unit))
                AND (\(year)::integer IS NULL OR fiscal_year = \(year))
            """)
        if let row = counts.first {
            result.books = Int(try row[0, Int64.self])
            result.events = try row[1, Int64.self]
        }
        result.differences = try await differences(key)
        guard !isCheck else { return result }
        for book in Set(result.differences.map(\.book)).sorted() { try await mend(book) }
        return result
    }

    /// Folds one book again.
    private func mend(_ key: BookKey) async throws {
        try await connection.transaction { connection in
            _ = try await connection.query(
                """
                SELECT version FROM book
                WHERE unit = \(key.unit) AND fiscal_year = \(Int32(key.fiscalYear)) FOR UPDATE
                """)
            _ = try await connection.query(
                """
                DELETE FROM execution
                WHERE unit = \(key.unit) AND fiscal_year = \(Int32(key.fiscalYear))
                """)
            _ = try await connection.query(
                """
                SELECT fold_execution(unit, fiscal_year, 1, max(version)) FROM event
                WHERE unit = \(key.unit) AND fiscal_year = \(Int32(key.fiscalYear))
                GROUP BY unit, fiscal_year
                """)
        }
    }

    private func differences(_ key: BookKey?) async throws -> [FoldDifference] {
        let unit: String? = key?.unit
        let year = key.map { Int32($0.fiscalYear) }
        let query: SQLQuery = """
            WITH scope (unit, fiscal_year) AS (SELECT \(unit)::text, \(year)::integer)
            \(raw: Self.comparison(of: key))
            """
        return try await connection.query(query).map { try FoldDifference($0) }
    }

    /// Fresh fold against stored fold, by key; only the rows that differ.
    private static func comparison(of key: BookKey?) -> String {
        let (fresh, stored) = key == nil ? ("true", "true") : (named("event"), named("execution"))
        return """
            , fresh (unit, fiscal_year, task, fund_source, month, entry, three_public,
                procurement, amount, events, last_on, first_version, last_version) AS (
                \(Schema.executionFold(where: fresh)))
            SELECT unit, fiscal_year, task, fund_source, month, entry, three_public, procurement,
                CASE WHEN stored.events IS NOT NULL THEN concat_ws('/', stored.amount_fen_sum,
                    stored.events, stored.last_on, stored.first_version, stored.last_version) END,
                CASE WHEN fresh.events IS NOT NULL THEN concat_ws('/', fresh.amount,
                    fresh.events, fresh.last_on, fresh.first_version, fresh.last_version) END
            FROM fresh
            FULL JOIN (SELECT * FROM execution WHERE \(stored)) AS stored
                USING (unit, fiscal_year, task, fund_source, month, entry, three_public, procurement)
            WHERE (fresh.amount, fresh.events, fresh.last_on, fresh.first_version,
                    fresh.last_version)
                IS DISTINCT FROM (stored.amount_fen_sum, stored.events, stored.last_on,
                    stored.first_version, stored.last_version)
            ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
            """
    }

    private static func named(_ table: String) -> String {
        "(\(table).unit, \(table).fiscal_year) = (SELECT unit, fiscal_year FROM scope)"
    }
}
