package import PostgreSQL

/// What an administrator watches of the log, read at little cost however long the log is.
package struct OperationalFigures: Sendable {
    /// Alerts whose last word is the system's, so that somebody still has to answer, by severity.
    package let alertsOpen: [String: Int64]
    /// How many versions the fold is behind the log, of the book where that is most.
    ///
    /// By construction none: events and fold are committed together. It looks at the books written to
    /// last.
    package let foldLag: Int64

    private static let booksLookedAt: Int32 = 100

    package init(_ connection: Connection) async throws {
        let alerts = try await connection.query(
            """
            SELECT severity, count(*) FROM (
                SELECT DISTINCT ON (unit, fiscal_year, payload ->> 'rule', payload ->> 'scope')
                    type, payload ->> 'severity' AS severity
                FROM event
                WHERE entry IS NULL AND type NOT IN ('ExpenditureDrafted', 'ExpenditureRejected')
                    AND type LIKE 'Alert%'
                ORDER BY unit, fiscal_year, payload ->> 'rule', payload ->> 'scope', version DESC
            ) AS last
            WHERE type IN ('AlertRaised', 'AlertSeverityChanged', 'AlertReopened')
            GROUP BY severity
            """)
        alertsOpen = Dictionary(
            try alerts.map { (try $0[0, String.self], try $0[1, Int64.self]) },
            uniquingKeysWith: { $1 })
        let lag = try await connection.query(
            """
            SELECT coalesce(max(
                coalesce((
                    SELECT max(version) FROM event WHERE event.unit = book.unit
                        AND event.fiscal_year = book.fiscal_year AND entry IS NOT NULL), 0)
                - coalesce((
                    SELECT max(last_version) FROM execution WHERE execution.unit = book.unit
                        AND execution.fiscal_year = book.fiscal_year), 0)), 0)::bigint
            FROM book WHERE (unit, fiscal_year) IN (
                SELECT unit, fiscal_year FROM book
                ORDER BY recorded_at DESC LIMIT \(Self.booksLookedAt))
            """)
        foldLag = try lag.first?[0, Int64.self] ?? 0
    }
}
