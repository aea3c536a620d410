/// Everything the server counts and measures, by the names that Prometheus gets (指标).
package enum Metric: String, CaseIterable, Hashable, Sendable {
    case httpRequests = "zhixing_http_requests_total"
    case httpRequestSeconds = "zhixing_http_request_duration_seconds"
    case appends = "zhixing_appends_total"
    case appendSeconds = "zhixing_append_duration_seconds"
    case events = "zhixing_events_appended_total"
    case conflicts = "zhixing_append_conflicts_total"
    case refusals = "zhixing_command_refusals_total"
    case poolConnections = "zhixing_pool_connections"
    case poolWaiting = "zhixing_pool_waiting"
    case alertsOpen = "zhixing_alerts_open"
    case foldLag = "zhixing_fold_lag_versions"

    enum Kind: String { case counter, histogram, gauge }

    var kind: Kind {
        switch self {
        case .httpRequests, .appends, .events, .conflicts, .refusals: .counter
        case .httpRequestSeconds, .appendSeconds: .histogram
        case .poolConnections, .poolWaiting, .alertsOpen, .foldLag: .gauge
        }
    }

    var help: String {
        switch self {
        case .httpRequests: "HTTP requests answered, by method, route and status."
        case .httpRequestSeconds: "Time to answer an HTTP request, by route."
        case .appends: "Commands decided and appended."
        case .appendSeconds: "Time from a command to its durable commit."
        case .events: "Events appended."
        case .conflicts: "Appends that met a newer version and were decided again."
        case .refusals: "Commands refused by the rules of the domain, by code."
        case .poolConnections: "Database connections, by state (idle, in_use)."
        case .poolWaiting: "Callers waiting for a database connection."
        case .alertsOpen: "Alerts that somebody still has to answer, by severity."
        case .foldLag: "Versions that the fold is behind the log."
        }
    }

    /// Upper bounds of a histogram's buckets, from half a millisecond, where an append with a
    /// durable commit begins, to ten seconds, where nobody waits any longer.
    static let bucketMicroseconds: [Int64] = [
        500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
        2_500_000, 5_000_000, 10_000_000,
    ]
}
