import BudgetDomain
import EventSourcing
import Foundation
import PostgreSQL
import ReadModels
import Simulation

extension Benchmark {
    /// Reads a book again and again.
    func read(_ key: BookKey, _ point: PointInTime, _ connection: Connection) async throws
        -> Latencies
    {
        let loader = ReadingLoader(connection)
        var latencies = Latencies()
        for _ in 0..<size.reads {
            let start = Self.clock.now
            _ = try await loader.reading(key, at: point)
            latencies.add(Self.clock.now - start)
        }
        return latencies
    }

    /// The figures of a book of 100 events, with many events of others beside it, against before.
    func page(_ key: BookKey, _ before: Latencies, _ connection: Connection) async throws
        -> BenchmarkRow
    {
        var row = BenchmarkRow("page", goal: 1.2, .atMost)
        let after = try await read(key, PointInTime(), connection)
        return compare(&row, after, with: before)
    }

    /// The figures as of a past day in the middle of a month, against those of the year's end.
    func asOf(_ connection: Connection) async throws -> BenchmarkRow {
        var row = BenchmarkRow("as-of", goal: 3, .atMost)
        let key = SimulatedUnit(index: 1, events: 100, year: year, seed: 3).book
        let current = try await read(key, PointInTime(), connection)
        let past = try await read(
            key, PointInTime(asOf: CalendarDate(number: year * 10_000 + 615)), connection)
        return compare(&row, past, with: current)
    }

    private func compare(
        _ row: inout BenchmarkRow, _ latencies: Latencies, with base: Latencies
    ) -> BenchmarkRow {
        row.p50Ms = latencies.quantile(0.5)
        row.p99Ms = latencies.quantile(0.99)
        if let ours = row.p50Ms, let limit = base.quantile(0.5) { row.ratio = ours / limit }
        return row
    }

    /// The client's peak so far, as a share of the 200 MB that any bulk operation may take.
    func memory() -> BenchmarkRow {
        var row = BenchmarkRow("memory", goal: 1, .atMost)
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        guard let line, let kilobytes = Double(line.filter(\.isNumber)) else {
            row.reason = "the system does not tell the peak (VmHWM)"
            return row
        }
        row.measured = kilobytes / 1024
        row.limit = 200
        row.ratio = kilobytes / 1024 / 200
        return row
    }
}
