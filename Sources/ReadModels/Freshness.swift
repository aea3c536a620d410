package import BudgetDomain
package import EventSourcing

/// How fresh a book's figures are (数据新鲜度): an accountant's backlog must not look like a task's fault.
package struct Freshness: Hashable, Sendable {
    /// The latest business date of spending, reversals and refunds included, up to the as-of day.
    package let lastVoucherOn: CalendarDate?
    package let lastRecordedAt: Timestamp?
    package let lastRecordedBy: String?

    package init(
        lastVoucherOn: CalendarDate?, lastRecordedAt: Timestamp?, lastRecordedBy: String?
    ) {
        self.lastVoucherOn = lastVoucherOn
        self.lastRecordedAt = lastRecordedAt
        self.lastRecordedBy = lastRecordedBy
    }
}
