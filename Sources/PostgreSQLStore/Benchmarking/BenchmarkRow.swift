package import JSON

/// One line of the speed table: what was measured against what, and how it compares.
package struct BenchmarkRow: Sendable {
    /// Whether a ratio should reach the goal or stay below it.
    package enum Sense: String, Sendable {
        case atLeast
        case atMost
    }

    package let name: String
    /// Nil where it could not be measured; ``reason`` then says why.
    package var ratio: Double?
    package let goal: Double
    package let sense: Sense
    package var p50Ms: Double?
    package var p99Ms: Double?
    /// What was measured, per second, and what it was measured against.
    package var measured: Double?
    package var limit: Double?
    package var reason: String?

    package init(_ name: String, goal: Double, _ sense: Sense) {
        self.name = name
        self.goal = goal
        self.sense = sense
    }

    /// Takes over what several rounds of the same measured, ours and the limit in turn.
    ///
    /// The median of their ratios counts: the machine's moods meet both sides of a round alike.
    mutating func take(_ rounds: [(measured: Double, limit: Double)]) {
        ratio = rounds.map { $0.measured / $0.limit }.median
        measured = rounds.map(\.measured).median
        limit = rounds.map(\.limit).median
    }

    /// Whether the goal is met; nil where nothing was measured.
    package var isMet: Bool? {
        ratio.map { sense == .atLeast ? $0 >= goal : $0 <= goal }
    }

    /// The row as `bench --json` tells it.
    package var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("name", .string(name)), .init("ratio", Self.number(ratio)),
            .init("goal", Self.number(goal)), .init("sense", .string(sense.rawValue)),
            .init("p50Ms", Self.number(p50Ms)), .init("p99Ms", Self.number(p99Ms)),
            .init("measured", Self.number(measured)), .init("limit", Self.number(limit)),
        ]
        if let reason { members.append(.init("reason", .string(reason))) }
        return .object(members)
    }

    private static func number(_ value: Double?) -> JSONValue {
        value.map { .number(text($0)) } ?? .null
    }

    /// Three decimals, which is more than any measurement is worth.
    package static func text(_ value: Double) -> String {
        let thousandths = Int64((value * 1000).rounded())
        let digits = String(thousandths.magnitude % 1000)
        let padding = String(repeating: "0", count: 3 - digits.count)
        return "\(thousandths < 0 ? "-" : "")\(thousandths.magnitude / 1000).\(padding)\(digits)"
    }
}

extension [Double] {
    /// The middle one, of an even number the lower; nil where there is none.
    fileprivate var median: Double? { isEmpty ? nil : sorted()[(count - 1) / 2] }
}

/// Durations of the same work, many times over.
package struct Latencies: Sendable {
    private var durations: [Duration] = []

    package init() {}

    package var count: Int { durations.count }

    package mutating func add(_ duration: Duration) {
        durations.append(duration)
    }

    package mutating func add(_ more: Latencies) {
        durations += more.durations
    }

    /// The time that this share of them stays within, in milliseconds; nil where there are none.
    package func quantile(_ share: Double) -> Double? {
        guard !durations.isEmpty else { return nil }
        let place = min(durations.count - 1, Int(Double(durations.count) * share))
        return durations.sorted()[place].milliseconds
    }
}

extension Duration {
    package var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }

    package var milliseconds: Double { seconds * 1000 }
}
