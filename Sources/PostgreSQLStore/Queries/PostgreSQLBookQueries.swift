package import BudgetDomain
package import EventSourcing
package import PostgreSQL
package import ReadModels

/// The questions of ``BookQueries``, answered by the log and its fold.
package struct PostgreSQLBookQueries: BookQueries {
    let pool: ConnectionPool

    package init(_ pool: ConnectionPool) {
        self.pool = pool
    }

    package func books() async throws -> [BookSummary] {
        try await pool.withConnection { connection in
            try await connection.query(
                """
                SELECT book.unit, book.fiscal_year, book.version,
                    coalesce(opened.payload ->> 'unitName', book.unit)
                FROM book LEFT JOIN event AS opened
                    ON opened.unit = book.unit AND opened.fiscal_year = book.fiscal_year
                        AND opened.version = 1
                ORDER BY book.unit, book.fiscal_year
                """
            ).map { row in
                BookSummary(
                    key: BookKey(
                        unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self])),
                    unitName: try row[3, String.self], version: try row[2, Int64.self])
            }
        }
    }

    package func reading(_ key: BookKey, at point: PointInTime, version: Int64?) async throws
        -> BookReading?
    {
        try await pool.withConnection { connection in
            try await ReadingLoader(connection).reading(key, at: point, version: version)
        }
    }

    package func events(_ key: BookKey, _ filter: EventFilter) async throws
        -> [RecordedEvent<BudgetEvent>]
    {
        let order = filter.newestFirst ? "DESC" : "ASC"
        let tasks = filter.tasks?.sorted() ?? []
        guard filter.tasks == nil || !tasks.isEmpty else { return [] }
        // In the words of the register's index, so that no voucher is looked at.
        let settings =
            filter.settings.isEmpty
            ? "" : "AND entry IS NULL AND type NOT IN ('ExpenditureDrafted', 'ExpenditureRejected')"
        let fundSource: String? = filter.fundSource?.rawValue
        let upTo: DatabaseDate? = filter.upTo?.databaseDate
        let year = Int32(clamping: key.fiscalYear)
        // A rejection is about the task of its draft, which it does not repeat.
        return try await pool.withConnection { connection in
            try await connection.query(
                """
                SELECT \(raw: EventRow.columnList) FROM event
                WHERE unit = \(key.unit) AND fiscal_year = \(year)
                    AND version BETWEEN \(filter.versions?.lowerBound ?? 1)
                        AND \(filter.versions?.upperBound ?? .max)
                    AND (\(tasks.isEmpty) OR task = ANY (\(tasks))
                        OR counter_task = ANY (\(tasks))
                        OR type = 'ExpenditureRejected' AND (SELECT draft.task FROM event AS draft
                            WHERE draft.unit = \(key.unit) AND draft.fiscal_year = \(year)
                                AND draft.version = event.original_version) = ANY (\(tasks)))
                    AND (NOT \(filter.isThreePublic) OR three_public <> '')
                    AND (NOT \(filter.isProcurement) OR procurement)
                    AND (\(filter.settings.isEmpty) OR type = ANY (\(filter.settings.sorted())))
                    \(raw: settings)
                    AND (\(fundSource)::text IS NULL
                        OR fund_source = \(fundSource))
                    AND (\(filter.entries.isEmpty) OR entry = ANY (\(filter.entries.map(\.rawValue))))
                    AND month BETWEEN \(Int16(filter.months?.lowerBound ?? 1))
                        AND \(Int16(filter.months?.upperBound ?? 12))
                    AND occurred_on <= coalesce(\(upTo), 'infinity'::date)
                ORDER BY version \(raw: order) LIMIT \(filter.limit)
                """
            ).map { try EventRow($0).recorded() }
        }
    }

    package func pendingDrafts(
        _ key: BookKey, upTo day: CalendarDate, version: Int64, limit: Int
    ) async throws -> [RecordedEvent<BudgetEvent>] {
        let year = Int32(clamping: key.fiscalYear)
        return try await pool.withConnection { connection in
            try await connection.query(
                """
                SELECT \(raw: EventRow.columnList) FROM event
                WHERE unit = \(key.unit) AND fiscal_year = \(year)
                    AND type = 'ExpenditureDrafted' AND version <= \(version)
                    AND occurred_on <= \(day.databaseDate)
                    AND NOT EXISTS (SELECT FROM event AS later
                        WHERE later.unit = \(key.unit) AND later.fiscal_year = \(year)
                            AND later.original_version = event.version
                            AND later.version <= \(version))
                ORDER BY version LIMIT \(limit)
                """
            ).map { try EventRow($0).recorded() }
        }
    }
}
