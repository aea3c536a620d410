import Synchronization

/// Counts and measurements of a running server, given to Prometheus as text.
///
/// Gauges are read when asked for, so that they cannot be stale.
package final class Metrics: Sendable {
    /// Labels of a series, in the order they are written.
    package typealias Labels = [(name: String, value: String)]
    /// Reads a gauge; nil where there is nothing to tell.
    package typealias GaugeReading = @Sendable () async -> Int64?

    private struct State {
        var counters: [Series: Int64] = [:]
        var histograms: [Series: Histogram] = [:]
        var gauges: [Series: GaugeReading] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Counts something that happened.
    package func increment(_ metric: Metric, by count: Int64 = 1, _ labels: Labels = []) {
        let series = Series(metric, labels)
        state.withLock { $0.counters[series, default: 0] += count }
    }

    /// Adds a duration to a histogram.
    package func observe(_ metric: Metric, _ duration: Duration, _ labels: Labels = []) {
        let series = Series(metric, labels)
        let microseconds = duration.microseconds
        state.withLock { $0.histograms[series, default: Histogram()].add(microseconds) }
    }

    /// Says how a gauge is read; asked again at every scrape.
    package func gauge(
        _ metric: Metric, _ labels: Labels = [], _ reading: @escaping GaugeReading
    ) {
        let series = Series(metric, labels)
        state.withLock { $0.gauges[series] = reading }
    }

    /// Everything in Prometheus's text format 0.0.4, sorted, so that two scrapes compare.
    package func text() async -> String {
        let (counters, histograms, gauges) = state.withLock {
            ($0.counters, $0.histograms, $0.gauges)
        }
        var lines: [Metric: [(Series, [String])]] = [:]
        for (series, count) in counters {
            lines[series.metric, default: []].append((series, [series.line(String(count))]))
        }
        for (series, histogram) in histograms {
            lines[series.metric, default: []].append((series, histogram.lines(series)))
        }
        for (series, reading) in gauges {
            guard let value = await reading() else { continue }
            lines[series.metric, default: []].append((series, [series.line(String(value))]))
        }
        return Metric.allCases.map { metric in
            let header = [
                "# HELP \(metric.rawValue) \(metric.help)",
                "# TYPE \(metric.rawValue) \(metric.kind.rawValue)",
            ]
            let body = (lines[metric] ?? []).sorted { $0.0.labels < $1.0.labels }.flatMap(\.1)
            return (header + body).joined(separator: "\n") + "\n"
        }.joined()
    }
}

/// One line of a metric: its labels as Prometheus writes them.
private struct Series: Hashable {
    let metric: Metric
    let labels: String

    init(_ metric: Metric, _ labels: Metrics.Labels) {
        self.metric = metric
        self.labels = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
            .joined(separator: ",")
    }

    func line(_ value: String, suffix: String = "", adding label: String? = nil) -> String {
        let all = [labels, label ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
        return metric.rawValue + suffix + (all.isEmpty ? "" : "{\(all)}") + " " + value
    }

    private static func escaped(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// Durations by upper bound; each bucket holds its own, sums are made when written.
private struct Histogram {
    var buckets = [Int64](repeating: 0, count: Metric.bucketMicroseconds.count)
    var count: Int64 = 0
    var sum: Int64 = 0

    mutating func add(_ microseconds: Int64) {
        if let bucket = Metric.bucketMicroseconds.firstIndex(where: { microseconds <= $0 }) {
            buckets[bucket] += 1
        }
        count += 1
        sum += microseconds
    }

    func lines(_ series: Series) -> [String] {
        var below: Int64 = 0
        var lines: [String] = []
        for (bound, held) in zip(Metric.bucketMicroseconds, buckets) {
            below += held
            lines.append(
                series.line(
                    String(below), suffix: "_bucket", adding: "le=\"\(seconds(bound))\""))
        }
        lines.append(series.line(String(count), suffix: "_bucket", adding: "le=\"+Inf\""))
        lines.append(series.line(seconds(sum), suffix: "_sum"))
        lines.append(series.line(String(count), suffix: "_count"))
        return lines
    }

    /// Microseconds as a decimal number of seconds, exactly: `0.0025`.
    private func seconds(_ microseconds: Int64) -> String {
        let digits = String(microseconds % 1_000_000)
        var fraction = String(repeating: "0", count: 6 - digits.utf8.count) + digits
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = String(microseconds / 1_000_000)
        return fraction.isEmpty ? whole : "\(whole).\(fraction)"
    }
}
