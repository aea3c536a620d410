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
    package func lockHeads(of keys: [BookKey]) async throws {
        _ = try await connection.query(
            """
            SELECT FROM book
            WHERE (unit, fiscal_year) IN (SELECT * FROM
                unnest(\(keys.map(\.unit)), \(keys.map { Int32($0.fiscalYear) })))
            ORDER BY unit, fiscal_year FOR UPDATE
            """)
    }
}
