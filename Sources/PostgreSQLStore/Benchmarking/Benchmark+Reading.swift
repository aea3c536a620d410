import BudgetDomain
import EventSourcing
import PostgreSQL
import ReadModels
import Simulation

extension Benchmark {
    /// The figures of a book of 100 events with many events of others beside it, against those of
    /// the same book alone in a database of its own kind, in turns.
    func page(_ connection: Connection) async throws -> BenchmarkRow {
        let unit = SimulatedUnit(index: 900_001, events: 100, year: year, seed: 1)
        try await load([unit], connection)
        let alone = try await Connection.connect(options)
        try await alone.execute("CREATE SCHEMA alone; SET search_path = alone")
        _ = try await DatabaseSetup.migrate(alone)
        try await load([unit], alone)
        let row = try await compare(
            "page", goal: 1.2, (connection, unit.book, PointInTime()),
            with: (alone, unit.book, PointInTime()))
        await alone.close()
        return row
    }

    /// The figures as of a past day in the middle of a month, against those of the year's end.
    func asOf(_ connection: Connection) async throws -> BenchmarkRow {
        let key = SimulatedUnit(index: 1, events: 100, year: year, seed: 3).book
        let past = PointInTime(asOf: CalendarDate(number: year * 10_000 + 615))
        return try await compare(
            "as-of", goal: 3, (connection, key, past), with: (connection, key, PointInTime()))
    }

    /// Opens units' books and records their vouchers in bulk.
    func load(_ units: [SimulatedUnit], _ connection: Connection) async throws {
        try await open(units, connection)
        let importer = BulkImporter(connection)
        for unit in units {
            for command in unit.vouchers() { try await importer.take(command) }
        }
        try await importer.flush()
    }

    private typealias Reading = (connection: Connection, book: BookKey, point: PointInTime)

    /// Reads two books in turns, again and again, and compares the medians.
    private func compare(_ name: String, goal: Double, _ ours: Reading, with base: Reading)
        async throws -> BenchmarkRow
    {
        var row = BenchmarkRow(name, goal: goal, .atMost)
        var (latencies, limits) = (Latencies(), Latencies())
        for round in 0..<size.reads + 10 {
            let (first, second) = (try await time(ours), try await time(base))
            // The first ones find caches and plans empty.
            guard round >= 10 else { continue }
            latencies.add(first)
            limits.add(second)
        }
        row.p50Ms = latencies.quantile(0.5)
        row.p99Ms = latencies.quantile(0.99)
        if let ours = row.p50Ms, let limit = limits.quantile(0.5) { row.ratio = ours / limit }
        return row
    }

    private func time(_ reading: Reading) async throws -> Duration {
        try await Self.clock.measure {
            _ = try await ReadingLoader(reading.connection)
                .reading(reading.book, at: reading.point)
        }
    }
}
