/// How one province judges one year's figures: thresholds, 口径, scoring, grades (规则集).
///
/// Facts never depend on it; judgements always name the version they were made by.
package struct RuleSet: Codable, Hashable, Sendable {
    /// Stable across versions: `default`.
    package var id: String
    /// Counted up with every change: `2021.1`.
    package var version: String
    /// Never retroactive: judgements on earlier days keep the rule set they had.
    package var effectiveFrom: CalendarDate
    /// The place whose practice this is; nil for the default.
    package var province: String?
    package var timeProgress: TimeProgress
    package var residue: ResidueVariant
    package var adjustment: AdjustmentVariant
    package var alerts: AlertThresholds
    /// How far a figure must clear a line before an alert at it is lowered; 0 by default.
    package var hysteresis: Rate
    /// Days without a voucher after which the figures count as stale.
    package var staleAfterDays: Int
    package var scoring: ScoringSettings
    package var grades: GradeBands

    /// What alerts and documents cite: `default@2021.1`.
    package var label: String { "\(id)@\(version)" }

    /// Whether figures whose last voucher is of that day are stale on another.
    package func isStale(lastVoucherOn: CalendarDate?, on date: CalendarDate) -> Bool {
        // Before the first voucher the days of the year itself are counted.
        guard let last = lastVoucherOn else { return date.dayOfYear > staleAfterDays }
        return date.daysSinceEpoch - last.daysSinceEpoch > staleAfterDays
    }
}

extension RuleSet {
    /// The rule set that holds where none was published.
    package static let standard = RuleSet(
        id: "default", version: "2021.1",
        effectiveFrom: CalendarDate.lastDay(of: 1, 2021).adding(days: -30),
        province: nil, timeProgress: .monthEnds, residue: .ofAdjusted, adjustment: .net,
        alerts: .standard, hysteresis: .zero, staleAfterDays: 31, scoring: .standard,
        grades: .standard)
}
