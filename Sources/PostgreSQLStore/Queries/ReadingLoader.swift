import BudgetDomain
package import EventSourcing
package import PostgreSQL
package import ReadModels

/// Reads a book at a point in both times, on one connection.
package struct ReadingLoader {
    let loader: BookLoader

    package init(_ connection: Connection) {
        loader = BookLoader(connection)
    }

    /// The figures and the register of a book; nil where there is none, or none was known then.
    ///
    /// A `version` instead of the point's recorded time names what was known exactly.
    package func reading(_ key: BookKey, at point: PointInTime, version exact: Int64? = nil)
        async throws -> BookReading?
    {
        guard let latest = try await version(key, knownAt: point.knownAt), latest > 0 else {
            return nil
        }
        let version = min(max(exact ?? latest, 1), latest)
        let asOf = point.day(in: key.fiscalYear)
        let (book, _) = try await state(key, asOf: asOf, version: version)
        let (hash, freshness) = try await freshness(key, version: version, book)
        return BookReading(
            key: key, figures: YearFigures(book, asOf: asOf), headHash: hexadecimal(hash),
            book: book, freshness: freshness)
    }

    /// The fiscal years that a unit has books of, the earliest first.
    package func fiscalYears(of unit: String) async throws -> [Int] {
        try await loader.connection.query(
            "SELECT fiscal_year FROM book WHERE unit = \(unit) ORDER BY fiscal_year"
        ).map { Int(try $0[0, Int32.self]) }
    }

    /// When a book's first event was recorded; nil where there is no such book.
    package func firstRecordedAt(_ key: BookKey) async throws -> Timestamp? {
        try await loader.connection.query(
            """
            SELECT recorded_at FROM event
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(clamping: key.fiscalYear)) AND version = 1
            """
        ).first.map {
            Timestamp(microseconds: try $0[0, DatabaseTimestamp.self].microsecondsSince1970)
        }
    }

    /// The hash of the event with a version, in lower-case hexadecimal, and the book's last version.
    ///
    /// Nil where there is no such book; the hash is nil where the book does not reach so far.
    package func hash(_ key: BookKey, at version: Int64) async throws
        -> (hash: String?, headVersion: Int64)?
    {
        guard let (head, _, _) = try await loader.head(key), head > 0 else { return nil }
        let rows = try await loader.connection.query(
            """
            SELECT hash FROM event
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(clamping: key.fiscalYear))
                AND version = \(version)
            """)
        return (try rows.first.map { hexadecimal(try $0[0, [UInt8].self]) }, head)
    }

    /// What alerts are judged on: the figures as of a day, with the spending of the last 60 days.
    func evaluationFigures(_ key: BookKey, on date: CalendarDate, version: Int64) async throws
        -> (figures: YearFigures, lastVoucherOn: CalendarDate?)
    {
        let (book, lastVoucherOn) = try await state(key, asOf: date, version: version)
        let recent = try await loader.recentSpending(
            key, from: date.adding(days: -59), through: date, version: version)
        return (YearFigures(book, asOf: date, recent: recent), lastVoucherOn)
    }

    /// The book as of a day and as known at a version: later settings and tasks are not in it.
    private func state(_ key: BookKey, asOf: CalendarDate, version: Int64) async throws -> (
        BudgetBook, lastVoucherOn: CalendarDate?
    ) {
        let ledger = try await loader.ledger(key, asOf: asOf, version: version)
        let register = try await loader.register(key, version: version)
        let book = BudgetBook(
            key: key, version: version, ledger: ledger,
            applying: register.filter { $0.event.counts(on: $0.occurredOn, asOf: asOf) })
        let spending = ledger.cells.lazy.filter { $0.key.entry.isSpending }
        return (book, spending.map(\.value.lastOn).max())
    }

    private func version(_ key: BookKey, knownAt: Timestamp?) async throws -> Int64? {
        guard let knownAt else { return try await loader.head(key)?.0 }
        let rows = try await loader.connection.query(
            """
            SELECT version_known_at(\(key.unit), \(Int32(clamping: key.fiscalYear)),
                \(DatabaseTimestamp(microsecondsSince1970: knownAt.microseconds)))
            """)
        return try rows.first.flatMap { try $0[0, Int64?.self] }
    }

    /// The hash at a version, and who recorded what a person recorded last.
    private func freshness(_ key: BookKey, version: Int64, _ book: BudgetBook) async throws -> (
        [UInt8], Freshness
    ) {
        let rows = try await loader.connection.query(
            """
            SELECT head.hash, last.recorded_at, last.actor FROM event AS head,
                (SELECT recorded_at, actor FROM event
                    WHERE unit = \(key.unit) AND fiscal_year = \(Int32(clamping: key.fiscalYear))
                        AND version <= \(version) AND type NOT LIKE 'Alert%'
                    ORDER BY version DESC LIMIT 1) AS last
            WHERE head.unit = \(key.unit) AND head.fiscal_year = \(Int32(clamping: key.fiscalYear))
                AND head.version = \(version)
            """)
        let spending = book.ledger.cells.lazy.filter { $0.key.entry.isSpending }
        let lastVoucherOn = spending.map(\.value.lastOn).max()
        guard let row = rows.first else {
            return (
                EventRow.noHash,
                Freshness(lastVoucherOn: lastVoucherOn, lastRecordedAt: nil, lastRecordedBy: nil)
            )
        }
        let recordedAt = try row[1, DatabaseTimestamp.self].microsecondsSince1970
        return (
            try row[0, [UInt8].self],
            Freshness(
                lastVoucherOn: lastVoucherOn,
                lastRecordedAt: Timestamp(microseconds: recordedAt),
                lastRecordedBy: try row[2, String.self])
        )
    }
}

extension BudgetEvent {
    /// Whether a register event counts as of a day; self-evaluation goes on after the year's end.
    fileprivate func counts(on number: Int, asOf: CalendarDate) -> Bool {
        switch self {
        case .selfEvaluation, .fiscalYearOpened, .fiscalYearClosed, .monthClosed, .monthReopened:
            true
        default: number <= asOf.number
        }
    }
}
