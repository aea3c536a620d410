package import BudgetDomain
package import EventSourcing
import PostgreSQL
package import ReadModels

extension CommandHandler {
    /// The figures as they are on this connection, in the open transaction if there is one.
    package func reading(_ key: BookKey, asOf: CalendarDate) async throws -> BookReading? {
        try await ReadingLoader(connection).reading(key, at: PointInTime(asOf: asOf))
    }

    /// Locks the heads of several books in sorted order, so that two writers cannot wait in a circle.
    ///
    /// Answers their versions; a book that does not exist has none.
    @discardableResult
    package func lockHeads(of keys: [BookKey]) async throws -> [BookKey: Int64] {
        let rows: [Row]
        if try await isDistributed() {
            rows = try await lockHeadsOneByOne(keys)
        } else {
            rows = try await connection.query(
                """
                SELECT unit, fiscal_year, version FROM book
                WHERE (unit, fiscal_year) IN (SELECT * FROM
                    unnest(\(keys.map(\.unit)), \(keys.map { Int32(clamping: $0.fiscalYear) })))
                ORDER BY unit COLLATE "C", fiscal_year FOR UPDATE
                """)
        }
        var versions: [BookKey: Int64] = [:]
        for row in rows {
            let key = BookKey(
                unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self]))
            versions[key] = try row[2, Int64.self]
        }
        return versions
    }

    /// One statement locks rows of one node only; these travel together all the same.
    private func lockHeadsOneByOne(_ keys: [BookKey]) async throws -> [Row] {
        let locks: [SQLQuery] = keys.sorted().map { key in
            """
            SELECT unit, fiscal_year, version FROM book
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(clamping: key.fiscalYear)) FOR UPDATE
            """
        }
        return try await connection.pipeline(locks).flatMap { try $0.get() }
    }

    /// Whether units lie on several nodes; the database is asked once.
    func isDistributed() async throws -> Bool {
        if let distributed { return distributed }
        let answer = try await Distributor.isDistributed(connection)
        distributed = answer
        return answer
    }
}
