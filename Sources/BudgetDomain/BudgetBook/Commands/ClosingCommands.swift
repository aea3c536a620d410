/// Closes a month (月末结账).
package struct CloseMonth: Codable, Hashable, Sendable {
    /// 1 to 12.
    package let month: Int
    package let reason: String?
}

/// Reopens the last closed month (反结账), by another actor than its closer.
package struct ReopenMonth: Codable, Hashable, Sendable {
    package let month: Int
    package let reason: String?
}

/// Says what becomes of a task's residue at year end (结转结余处置).
package struct DisposeYearEnd: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    /// 结转.
    package let carryover: Money
    /// 收回.
    package let recovered: Money
}

/// Closes the fiscal year (年结).
package struct CloseFiscalYear: Codable, Hashable, Sendable {}
