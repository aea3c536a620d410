import Foundation
import PostgreSQL
import Simulation

extension Benchmark {
    /// The client's peak while it imports in bulk, as a share of the 200 MB that it may take.
    ///
    /// Measured at two sizes, the second four times the first: what grows with the load would show.
    func memory(_ connection: Connection) async throws -> BenchmarkRow {
        var row = BenchmarkRow("memory", goal: 1, .atMost)
        row.limit = 200
        var peaks: [(events: Int, megabytes: Double)] = []
        for (offset, units) in [(500_000, 1), (600_000, 4)] {
            let loads = (1...units).map {
                SimulatedUnit(
                    index: offset + $0, events: size.rounds * size.eventsPerUnit, year: year,
                    seed: 11)
            }
            PeakMemory.reset()
            try await load(loads, connection)
            guard let peak = PeakMemory.megabytes else {
                row.reason = "the system does not tell the peak (VmHWM)"
                return row
            }
            peaks.append((loads.reduce(0) { $0 + $1.events }, peak))
        }
        row.measured = peaks.map(\.megabytes).max()
        row.ratio = row.measured.map { $0 / 200 }
        row.reason =
            peaks.map { "\(BenchmarkRow.text($0.megabytes)) MB at \($0.events) events" }
            .joined(separator: ", ")
        return row
    }
}

/// The most memory that this process has had resident, as Linux tells it.
enum PeakMemory {
    /// Starts anew from what is resident now.
    static func reset() {
        // 5 is the code for just that (proc(5), clear_refs); without it the peak only grows.
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    }

    /// The peak since ``reset()``; nil where the system does not tell.
    static var megabytes: Double? {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Double($0.filter(\.isNumber)) }.map { $0 / 1024 }
    }
}
