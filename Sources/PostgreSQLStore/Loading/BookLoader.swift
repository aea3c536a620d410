package import BudgetDomain
package import EventSourcing
package import PostgreSQL

/// Loads what decisions and reads need from the fold's rows and the register's events.
package struct BookLoader {
    let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// The head of a book: version, hash, recorded time; nil where there is no book.
    package func head(_ key: BookKey) async throws -> (Int64, [UInt8], Timestamp)? {
        let rows = try await connection.query(
            """
            SELECT version, head_hash, recorded_at FROM book
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(clamping: key.fiscalYear))
            """)
        guard let row = rows.first else { return nil }
        return (
            try row[0, Int64.self], try row[1, [UInt8].self],
            Timestamp(microseconds: try row[2, DatabaseTimestamp.self].microsecondsSince1970)
        )
    }

    /// The whole state for deciding; the empty one where there is no book.
    package func load(_ key: BookKey) async throws -> LoadedBook {
        guard let (version, hash, recordedAt) = try await head(key) else { return .empty(key) }
        let ledger = try await ledger(
            key, asOf: .lastDay(of: 12, key.fiscalYear), version: version)
        let register = try await register(key, version: version)
        return LoadedBook(
            book: BudgetBook(key: key, version: version, ledger: ledger, applying: register),
            headHash: hash, recordedAt: recordedAt)
    }

    /// The fold as of a day and as known at a version.
    package func ledger(_ key: BookKey, asOf: CalendarDate, version: Int64) async throws
        -> ExecutionLedger
    {
        let rows = try await connection.query(
            """
            SELECT task, fund_source, month, entry, three_public, procurement, amount_fen_sum,
                events, last_on, first_version, last_version
            FROM execution_as_of(\(key.unit), \(Int32(clamping: key.fiscalYear)), \(asOf.databaseDate),
                \(version))
            """)
        var ledger = ExecutionLedger()
        var volume: UInt64 = 0
        for row in rows {
            let amount = try row[6, Int64.self]
            // No book comes near it; sums of what somebody wrote there must not overflow.
            volume += amount.magnitude
            guard volume < 1 << 62 else { throw ImpossibleFold(column: "amount_fen_sum") }
            try ledger.add(row, Money(fen: amount))
        }
        return ledger
    }

    /// The events that move no money, up to a version.
    package func register(_ key: BookKey, version: Int64) async throws
        -> [RecordedEvent<BudgetEvent>]
    {
        try await connection.query(
            """
            SELECT \(raw: EventRow.columnList) FROM event
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(clamping: key.fiscalYear))
                AND version <= \(version) AND entry IS NULL
                AND type NOT IN ('ExpenditureDrafted', 'ExpenditureRejected')
            ORDER BY version
            """
        ).map { try EventRow($0).recorded() }
    }

    /// Net spending by task from a day to another, as known at a version.
    package func recentSpending(
        _ key: BookKey, from first: CalendarDate, through last: CalendarDate, version: Int64
    ) async throws -> [String: Money] {
        let rows = try await connection.query(
            """
            SELECT task, amount_fen_sum FROM recent_spending(\(key.unit),
                \(Int32(clamping: key.fiscalYear)), \(first.databaseDate), \(last.databaseDate), \(version))
            """)
        return Dictionary(
            uniqueKeysWithValues: try rows.map {
                (try $0[0, String.self], Money(fen: try $0[1, Int64.self]))
            })
    }
}

extension ExecutionLedger {
    fileprivate mutating func add(_ row: Row, _ amount: Money) throws {
        guard let source = FundSource(rawValue: try row[1, String.self]),
            let entry = ExecutionEntry(rawValue: try row[3, String.self])
        else { throw ImpossibleFold(column: "fund_source, entry") }
        let key = Key(
            task: try row[0, String.self], fundSource: source, month: Int(try row[2, Int16.self]),
            entry: entry, threePublic: ThreePublicKind(rawValue: try row[4, String.self]),
            procurement: try row[5, Bool.self])
        guard (1...12).contains(key.month) else { throw ImpossibleFold(column: "month") }
        let cell = Cell(
            amount: amount, events: try row[7, Int64.self],
            lastOn: CalendarDate(try row[8, DatabaseDate.self]),
            firstVersion: try row[9, Int64.self], lastVersion: try row[10, Int64.self])
        add(key, cell)
    }
}

/// A row of the fold holds what no event gives: somebody changed it, or a newer program wrote it.
package struct ImpossibleFold: Error, Hashable, Sendable {
    package let column: String
}

extension BookLoader {
    /// The keys of all books, in order.
    package func keys() async throws -> [BookKey] {
        try await connection.query(
            "SELECT unit, fiscal_year FROM book ORDER BY unit, fiscal_year"
        ).map { BookKey(unit: try $0[0, String.self], fiscalYear: Int(try $0[1, Int32.self])) }
    }
}
