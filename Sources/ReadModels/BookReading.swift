package import BudgetDomain
package import EventSourcing

/// The two clocks of a read: what counts, and what was known.
package struct PointInTime: Hashable, Sendable {
    /// Business dates up to this day; nil means today in Asia/Shanghai, clamped to the fiscal year.
    package let asOf: CalendarDate?
    /// Events recorded up to this moment; nil means now.
    package let knownAt: Timestamp?

    package init(asOf: CalendarDate? = nil, knownAt: Timestamp? = nil) {
        self.asOf = asOf
        self.knownAt = knownAt
    }
}

/// What a book says, asked for at a point in both times.
package struct BookReading: Sendable {
    package let key: BookKey
    package let figures: YearFigures
    /// The hash of the last event known, in lower-case hexadecimal.
    package let headHash: String
    /// Tasks, freezes, closings and the rest of what moves no money, as of the same point.
    package let book: BudgetBook
    package let freshness: Freshness

    package init(
        key: BookKey, figures: YearFigures, headHash: String, book: BudgetBook,
        freshness: Freshness
    ) {
        self.key = key
        self.figures = figures
        self.headHash = headHash
        self.book = book
        self.freshness = freshness
    }

    /// The same figures of one source's money only.
    package func figures(of source: FundSource) -> YearFigures {
        YearFigures(book, asOf: figures.asOf, of: source)
    }
}
