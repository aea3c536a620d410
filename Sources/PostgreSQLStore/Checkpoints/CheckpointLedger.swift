package import EventSourcing
package import PostgreSQL

/// Takes checkpoints of a log, and holds the log against them.
package struct CheckpointLedger {
    let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// The heads of one book or of all, as they are at this moment.
    package func take(_ key: BookKey?) async throws -> Checkpoint {
        let unit: String? = key?.unit
        let year = key.map { Int32(clamping: $0.fiscalYear) }
        let rows = try await connection.query(
            """
            SELECT unit, fiscal_year, version, head_hash, recorded_at FROM book
            WHERE (\(unit)::text IS NULL OR unit = \(unit))
                AND (\(year)::integer IS NULL OR fiscal_year = \(year))
            """)
        let entries = try rows.map { row in
            Checkpoint.Entry(
                book: BookKey(
                    unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self])),
                version: try row[2, Int64.self], headHash: try row[3, [UInt8].self],
                recordedAt: Timestamp(
                    microseconds: try row[4, DatabaseTimestamp.self].microsecondsSince1970))
        }
        return Checkpoint(createdAt: .now(), entries: entries.sorted { $0.book < $1.book })
    }

    /// The entries that are not in the log any more: the event of that version is gone, or has
    /// another hash.
    ///
    /// Where the chain verifies and passes through a checkpoint, nothing before it was changed.
    package func problems(with checkpoint: Checkpoint) async throws -> [LogProblem] {
        var problems: [LogProblem] = []
        for start in stride(from: 0, to: checkpoint.entries.count, by: 10_000) {
            let entries = checkpoint.entries[start...].prefix(10_000)
            // Those that hold, not those that do not: a distributed database finds them where they are.
            let rows = try await connection.query(
                """
                SELECT claimed.place FROM unnest(
                    \(entries.indices.map { Int64($0) }), \(entries.map(\.book.unit)),
                    \(entries.map { Int32(clamping: $0.book.fiscalYear) }),
                    \(entries.map(\.version)), \(entries.map(\.headHash)))
                    AS claimed (place, unit, fiscal_year, version, hash)
                JOIN event ON event.unit = claimed.unit
                    AND event.fiscal_year = claimed.fiscal_year
                    AND event.version = claimed.version AND event.hash = claimed.hash
                """)
            let held = Set(try rows.map { Int(try $0[0, Int64.self]) })
            for place in entries.indices where !held.contains(place) {
                let entry = checkpoint.entries[place]
                problems.append(
                    LogProblem(
                        book: entry.book, version: entry.version, kind: .checkpointMismatch))
            }
        }
        return problems
    }
}
