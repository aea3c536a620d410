import BudgetDomain
import EventSourcing
import ReadModels
import Reports

/// How execution stood at each month's end, each as that day's own page shows it (逐月走势).
///
/// Budgets change during a year, so a month's rate is not its spending over today's budget; every
/// point is a reading of its own day.
struct MonthlyCourse: Sendable {
    /// January first; only months that have begun by the as-of day.
    let months: [ExecutionReport]

    /// Reads the month-ends before the report's day; the last point is the report itself.
    static func read(
        _ report: ExecutionReport, _ clock: ClockQuery, _ queries: any BookQueries,
        _ ruleSet: RuleSet
    ) async throws -> MonthlyCourse {
        let figures = report.figures
        let earlier = try await withThrowingTaskGroup(of: ExecutionReport?.self) { group in
            for month in 1..<max(figures.asOf.month, 1) {
                let point = PointInTime(
                    asOf: .lastDay(of: month, figures.fiscalYear), knownAt: clock.knownAt)
                group.addTask {
                    try await queries.reading(report.reading.key, at: point)
                        .map { ExecutionReport($0, ruleSet: ruleSet) }
                }
            }
            var reports: [ExecutionReport] = []
            for try await report in group {
                if let report { reports.append(report) }
            }
            return reports
        }
        return MonthlyCourse(
            months: earlier.sorted { $0.figures.asOf < $1.figures.asOf } + [report])
    }
}
