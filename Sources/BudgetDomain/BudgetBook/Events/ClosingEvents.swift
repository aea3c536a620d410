/// A month was closed; no money event is dated in it any more.
package struct MonthClosed: Codable, Hashable, Sendable {
    package let month: Int
    package let reason: String?
}

/// The last closed month was reopened.
package struct MonthReopened: Codable, Hashable, Sendable {
    package let month: Int
    package let reason: String?
}

/// A task's residue was divided at year end: 结转 + 收回 = B1 − E exactly.
package struct YearEndDisposed: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let carryover: Money
    package let recovered: Money
}

/// The fiscal year was closed; only monitoring and self-evaluation go on.
package struct FiscalYearClosed: Codable, Hashable, Sendable {}
