package import BudgetDomain
package import EventSourcing

/// The questions that pages, commands and reports ask of the log and its folds.
package protocol BookQueries: Sendable {
    /// All books, by unit and year.
    func books() async throws -> [BookSummary]
    /// The figures of a book at a point in both times; nil where there is no such book.
    ///
    /// A `version` instead of the point's recorded time names what was known exactly.
    func reading(_ key: BookKey, at point: PointInTime, version: Int64?) async throws
        -> BookReading?
    /// Events of a book in order of version, newest first where asked, filtered and bounded.
    func events(_ key: BookKey, _ filter: EventFilter) async throws -> [RecordedEvent<BudgetEvent>]
    /// Drafts (制单) dated up to a day that nobody had approved or rejected by a version: at most
    /// `limit`, the oldest first.
    func pendingDrafts(_ key: BookKey, upTo day: CalendarDate, version: Int64, limit: Int)
        async throws -> [RecordedEvent<BudgetEvent>]
}

extension BookQueries {
    /// The figures of a book at a point in both times; nil where there is no such book.
    package func reading(_ key: BookKey, at point: PointInTime) async throws -> BookReading? {
        try await reading(key, at: point, version: nil)
    }
}

/// One book in a list.
package struct BookSummary: Hashable, Sendable {
    package let key: BookKey
    package let unitName: String
    package let version: Int64

    package init(key: BookKey, unitName: String, version: Int64) {
        self.key = key
        self.unitName = unitName
        self.version = version
    }
}

/// Which events of a book are wanted.
package struct EventFilter: Hashable, Sendable {
    /// Giving or receiving; nil for all, and empty for none.
    package var tasks: Set<String>?
    /// Only spending of “三公”经费.
    package var isThreePublic = false
    /// Only spending marked as 政府采购.
    package var isProcurement = false
    package var fundSource: FundSource?
    package var entries: Set<ExecutionEntry> = []
    /// Only these events that move no money, by their names in the log; empty for no such limit.
    package var settings: Set<String> = []
    /// Months of the business date, 1 to 12.
    package var months: ClosedRange<Int>?
    package var upTo: CalendarDate?
    package var versions: ClosedRange<Int64>?
    package var newestFirst = false
    /// At most this many.
    package var limit = 100

    package init() {}
}
