import BudgetDomain
import EventSourcing
import PostgreSQL
import Simulation

extension Benchmark {
    /// A decided, chained, folded append against a bare INSERT, with as many writers.
    func append(_ writers: Int, goal: Double, _ connection: Connection) async throws
        -> BenchmarkRow
    {
        var row = BenchmarkRow("append-\(writers)", goal: goal, .atLeast)
        do {
            row.limit = try BareInsert(options: options)
                .run(clients: writers, seconds: size.appendSeconds, round: writers)
        } catch {
            row.reason = "\(error)"
            return row
        }
        let units = (1...writers).map {
            SimulatedUnit(index: writers * 1000 + $0, events: 1_000_000, year: year, seed: 7)
        }
        try await open(units, connection)
        let start = Self.clock.now
        let latencies =
            writers == 1
            ? try await write(units[0], until: start + .seconds(size.appendSeconds), connection)
            : try await write(units, until: start + .seconds(size.appendSeconds))
        let rate = Double(latencies.count) / (Self.clock.now - start).seconds
        row.measured = rate
        row.ratio = row.limit.map { rate / $0 }
        row.p50Ms = latencies.quantile(0.5)
        row.p99Ms = latencies.quantile(0.99)
        return row
    }

    /// One writer, one connection, one round trip per command.
    private func write(
        _ unit: SimulatedUnit, until end: ContinuousClock.Instant, _ connection: Connection
    ) async throws -> Latencies {
        let handler = CommandHandler(connection)
        var latencies = Latencies()
        for command in unit.vouchers() {
            let start = Self.clock.now
            if start >= end { break }
            try Self.require(try await handler.handle([command]).first)
            latencies.add(Self.clock.now - start)
        }
        return latencies
    }

    /// Many writers; what arrives together is committed together.
    private func write(_ units: [SimulatedUnit], until end: ContinuousClock.Instant) async throws
        -> Latencies
    {
        let service = try await CommandService(options)
        let latencies = try await withThrowingTaskGroup(of: Latencies.self) { group in
            for unit in units {
                group.addTask {
                    var latencies = Latencies()
                    for command in unit.vouchers() {
                        let start = Self.clock.now
                        if start >= end { break }
                        try Self.require(try await service.handle(command))
                        latencies.add(Self.clock.now - start)
                    }
                    return latencies
                }
            }
            var all = Latencies()
            for try await latencies in group { all.add(latencies) }
            return all
        }
        await service.close()
        return latencies
    }

    private static func require(_ answer: CommandHandler.Answer?) throws {
        if case .failure(let rejection)? = answer { throw rejection }
    }
}
