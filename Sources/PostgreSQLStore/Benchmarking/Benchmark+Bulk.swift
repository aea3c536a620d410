import BudgetDomain
import Crypto
import EventSourcing
import Foundation
import PostgreSQL
import Simulation

extension Benchmark {
    /// Bulk import, decisions, chain and fold included, against COPY of the very same rows, in turns.
    func importing(_ connection: Connection) async throws -> BenchmarkRow {
        var row = BenchmarkRow("import", goal: 0.6, .atLeast)
        let second = try await Connection.connect(options)
        defer { Task { await second.close() } }
        var rounds: [(measured: Double, limit: Double)] = []
        for round in 0..<size.rounds {
            let units = (1...size.importedUnits).map {
                SimulatedUnit(
                    index: round * size.importedUnits + $0, events: size.eventsPerUnit, year: year,
                    seed: 3)
            }
            try await open(units, connection)
            let importer = BulkImporter([connection, second])
            var elapsed = Duration.zero
            for unit in units {
                let commands = Array(unit.vouchers())
                elapsed += try await Self.clock.measure {
                    for command in commands { try await importer.take(command) }
                }
            }
            elapsed += try await Self.clock.measure { try await importer.flush() }
            let (copied, bare) = try await copy(units, connection)
            rounds.append(
                (
                    measured: Double(importer.tally.events) / elapsed.seconds,
                    limit: Double(copied) / bare.seconds
                ))
        }
        row.take(rounds)
        return row
    }

    /// Copies the vouchers of units into the identical table; answers how many, and how long it took.
    private func copy(_ units: [SimulatedUnit], _ connection: Connection) async throws
        -> (rows: Int, Duration)
    {
        var chunks: [[UInt8]] = []
        let names = units.map { "'\($0.book.unit)'" }.joined(separator: ", ")
        try await connection.copyOut(
            """
            COPY (SELECT \(EventRow.columnList) FROM event
                WHERE unit IN (\(names)) AND entry = 'spending'
                ORDER BY unit, fiscal_year, version) TO STDOUT (FORMAT binary)
            """
        ) { chunks.append($0) }
        let rows = chunks
        var copied = 0
        let elapsed = try await Self.clock.measure {
            copied = try await connection.copyIn(EventRow.copyStatement(into: "bare.event")) {
                writer in for chunk in rows { try writer.write(chunk) }
            }
        }
        return (copied, elapsed)
    }

    /// The whole fold made anew and compared with what is stored, against one bare GROUP BY of the
    /// same figures.
    func rebuilding(_ connection: Connection) async throws -> BenchmarkRow {
        try await rebuilding("rebuild", connection) {
            _ = try await connection.query("\(raw: Self.bareFold)")
        }
    }

    /// The whole fold written anew after all of it was lost, against one bare GROUP BY that writes its
    /// rows into the identical table.
    func rebuildingWhatIsLost(_ connection: Connection) async throws -> BenchmarkRow {
        try await connection.execute("CREATE TABLE bare.execution (LIKE execution INCLUDING ALL)")
        return try await rebuilding("rebuild-lost", connection) {
            try await connection.execute(
                """
                TRUNCATE execution, bare.execution;
                INSERT INTO bare.execution
                \(Self.bareFold)
                """)
        }
    }

    private static let bareFold = """
        SELECT unit, fiscal_year, task, fund_source, month, entry, three_public, procurement,
            sum(amount_fen), count(*), max(occurred_on), min(version), max(version)
        FROM event WHERE entry IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
        """

    private func rebuilding(
        _ name: String, _ connection: Connection, against limit: () async throws -> Void
    ) async throws -> BenchmarkRow {
        var row = BenchmarkRow(name, goal: 0.8, .atLeast)
        try await connection.execute("VACUUM ANALYZE event")
        try await connection.execute("VACUUM ANALYZE execution")
        let second = try await Connection.connect(options)
        defer { Task { await second.close() } }
        let rebuilder = FoldRebuilder([connection, second])
        var events: Int64 = 0
        let (bare, ours) = try await fastest(
            limit, { events = try await rebuilder.rebuild(nil, isCheck: false).events })
        row.limit = Double(events) / bare.seconds
        row.measured = Double(events) / ours.seconds
        row.ratio = bare.seconds / ours.seconds
        return row
    }

    /// The whole chain recomputed, against one pass of SHA-256 over as many bytes.
    func verifying(_ connection: Connection) async throws -> BenchmarkRow {
        var bytes: [UInt8] = []
        let sample = try await connection.query(
            "SELECT \(raw: EventRow.columnList) FROM event ORDER BY unit, version LIMIT 20000"
        ).map { try EventRow($0) }
        for event in sample { event.encode(into: &bytes) }
        let canonical = bytes
        var digests: Set<[UInt8]> = []
        return try await verifying("verify", goal: 0.3, connection) { _ in
            digests.insert(Array(SHA256.hash(data: canonical)))
            return Int64(sample.count)
        }
    }

    /// The whole chain recomputed, against a COPY of what it reads and SHA-256 of each row as it comes,
    /// by the same two connections: PostgreSQL and the hash leave no more to be gained.
    func verifyingAgainstCopy(_ connection: Connection) async throws -> BenchmarkRow {
        let ranges = try await BookRange.all(nil, workers: 2, on: connection)
        return try await verifying("verify-copy", goal: 0.8, connection) { connections in
            try await RangeWork.run(ranges, on: connections) { connection, range in
                try await connection.copyOut(
                    ChainCheck.copyStatement(range.condition(on: "event")),
                    into: (rows: Int64(0), digest: SHA256.hash(data: []))
                ) { state, row in
                    state.rows += 1
                    // The row's bytes do not leave the closure.
                    state.digest = unsafe row.withUnsafeBytes { unsafe SHA256.hash(data: $0) }
                }.rows
            }.reduce(0, +)
        }
    }

    /// `limit` answers how many events it took.
    private func verifying(
        _ name: String, goal: Double, _ connection: Connection,
        against limit: ([Connection]) async throws -> Int64
    ) async throws -> BenchmarkRow {
        var row = BenchmarkRow(name, goal: goal, .atLeast)
        let second = try await Connection.connect(options)
        defer { Task { await second.close() } }
        var (events, bareEvents): (Int64, Int64) = (0, 0)
        let (bare, ours) = try await fastest(
            { bareEvents = try await limit([connection, second]) },
            {
                let result = try await LogVerifier([connection, second]).verify(nil)
                events = result.events
                if !result.problems.isEmpty { row.reason = "the chain does not verify" }
            })
        row.limit = Double(bareEvents) / bare.seconds
        row.measured = Double(events) / ours.seconds
        row.ratio = row.limit.flatMap { limit in row.measured.map { $0 / limit } }
        return row
    }

    /// The best of five, taking turns, so that both meet the same machine.
    private func fastest(
        _ limit: () async throws -> Void, _ ours: () async throws -> Void
    ) async throws -> (Duration, Duration) {
        var best = (Duration.seconds(3600), Duration.seconds(3600))
        for _ in 0..<5 {
            best.0 = min(best.0, try await Self.clock.measure { try await limit() })
            best.1 = min(best.1, try await Self.clock.measure { try await ours() })
        }
        return best
    }
}
