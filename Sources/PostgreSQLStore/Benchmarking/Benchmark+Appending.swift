import BudgetDomain
import EventSourcing
import PostgreSQL
import Simulation

extension Benchmark {
    /// A decided, chained, folded append against a bare INSERT, with as many writers, in turns.
    func append(_ writers: Int, goal: Double, _ connection: Connection) async throws
        -> BenchmarkRow
    {
        var row = BenchmarkRow("append-\(writers)", goal: goal, .atLeast)
        let units = (1...writers).map {
            SimulatedUnit(index: writers * 1000 + $0, events: 1_000_000, year: year, seed: 7)
        }
        try await open(units, connection)
        let service = writers == 1 ? nil : try await CommandService(options)
        var sources = units.map { $0.vouchers() }
        var rounds: [(measured: Double, limit: Double)] = []
        var latencies = Latencies()
        // A first round that is not counted warms both sides.
        for round in 0...size.rounds {
            let limit: Double
            do {
                limit = try BareInsert(options: options).run(
                    clients: writers, seconds: size.appendSeconds, round: writers * 1000 + round)
            } catch {
                row.reason = "\(error)"
                break
            }
            let start = Self.clock.now
            let end = start + .seconds(size.appendSeconds)
            let done: Latencies
            if let service {
                (done, sources) = try await write(sources, until: end, service)
            } else {
                (done, sources[0]) = try await write(sources[0], until: end, connection)
            }
            guard round > 0 else { continue }
            rounds.append((Double(done.count) / (Self.clock.now - start).seconds, limit))
            latencies.add(done)
        }
        await service?.close()
        row.take(rounds)
        row.p50Ms = latencies.quantile(0.5)
        row.p99Ms = latencies.quantile(0.99)
        return row
    }

    /// One writer, one connection, one round trip per command.
    private func write(
        _ source: SimulatedUnit.Vouchers, until end: ContinuousClock.Instant,
        _ connection: Connection
    ) async throws -> (Latencies, SimulatedUnit.Vouchers) {
        try await connection.onQueue { connection in
            let handler = CommandHandler(connection)
            var latencies = Latencies()
            var source = source
            while Self.clock.now < end, let command = source.next() {
                let start = Self.clock.now
                try Self.require(try await handler.handle([command]).first)
                latencies.add(Self.clock.now - start)
            }
            return (latencies, source)
        }
    }

    /// Many writers; what arrives together is committed together.
    private func write(
        _ sources: [SimulatedUnit.Vouchers], until end: ContinuousClock.Instant,
        _ service: CommandService
    ) async throws -> (Latencies, [SimulatedUnit.Vouchers]) {
        try await withThrowingTaskGroup(
            of: (Latencies, SimulatedUnit.Vouchers).self
        ) { group in
            for source in sources {
                group.addTask {
                    var latencies = Latencies()
                    var source = source
                    while Self.clock.now < end, let command = source.next() {
                        let start = Self.clock.now
                        try Self.require(try await service.handle(command))
                        latencies.add(Self.clock.now - start)
                    }
                    return (latencies, source)
                }
            }
            var all = Latencies()
            var rest: [SimulatedUnit.Vouchers] = []
            for try await (latencies, source) in group {
                all.add(latencies)
                rest.append(source)
            }
            return (all, rest)
        }
    }

    private static func require(_ answer: CommandHandler.Answer?) throws {
        if case .failure(let rejection)? = answer { throw rejection }
    }
}
