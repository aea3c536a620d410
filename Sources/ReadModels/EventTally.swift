package import BudgetDomain
package import EventSourcing

/// How much there is to a list of events, however few of them are shown.
package struct EventTally: Hashable, Sendable {
    /// Lines: a transfer within what the list is about is one given and one received.
    package let count: Int
    /// What they add up to; nil where they move no money.
    package let amount: Money?

    package init(count: Int, amount: Money?) {
        self.count = count
        self.amount = amount
    }
}

extension BookReading {
    /// What the events of a filter come to, as the fold has it; nil for what the fold cannot tell.
    ///
    /// It knows whole months and its own version, and nothing of events that move no money.
    package func tally(_ filter: EventFilter) -> EventTally? {
        let upTo = filter.upTo ?? figures.asOf
        guard !filter.entries.isEmpty, filter.settings.isEmpty,
            filter.versions.map({ $0.contains(1) && $0.upperBound == figures.version }) ?? false,
            upTo == figures.asOf || (upTo < figures.asOf && upTo.isLastOfMonth)
        else { return nil }
        var (count, amount) = (0, Money.zero)
        for (key, cell) in book.ledger.cells
        where key.month <= upTo.month && filter.holds(key) {
            count += Int(cell.events)
            amount += cell.amount
        }
        return EventTally(count: count, amount: amount)
    }
}

extension EventFilter {
    fileprivate func holds(_ key: ExecutionLedger.Key) -> Bool {
        let isTransfer = key.entry == .transferIn || key.entry == .transferOut
        return (tasks?.contains(key.task) ?? true)
            && (!isThreePublic || key.threePublic != nil)
            && (!isProcurement || key.procurement)
            && (fundSource.map { $0 == key.fundSource } ?? true)
            && (entries.contains(key.entry) || (isTransfer && entries.contains(.transfer)))
            && (months?.contains(key.month) ?? true)
    }
}

/// A page of a list of events, newest first.
package struct EventPage: Sendable {
    package let events: [RecordedEvent<BudgetEvent>]
    /// Older events come before this version; nil where there are none.
    package let older: Int64?
    /// Whether the list begins here.
    package let isFirst: Bool
}

extension BookQueries {
    /// The newest events of a filter, at most its limit, or those before a version.
    package func page(
        _ filter: EventFilter, of key: BookKey, before version: Int64? = nil
    ) async throws -> EventPage {
        var filter = filter
        let size = filter.limit
        let known = filter.versions ?? 1...Int64.max
        if let version {
            filter.versions =
                known
                .lowerBound...max(
                    min(version - 1, known.upperBound), known.lowerBound)
        }
        filter.newestFirst = true
        filter.limit = size + 1
        let found = try await events(key, filter)
        let shown = Array(found.prefix(size))
        return EventPage(
            events: shown, older: found.count > size ? shown.last?.version : nil,
            isFirst: version.map { $0 > known.upperBound } ?? true)
    }

    /// When a book's first event was recorded; nil where there is no such book.
    package func firstRecordedAt(_ key: BookKey) async throws -> Timestamp? {
        var filter = EventFilter()
        filter.versions = 1...1
        return try await events(key, filter).first?.recordedAt
    }

    /// What the events of a filter come to: by the fold, else by reading them, which are few then.
    package func tally(_ filter: EventFilter, of reading: BookReading) async throws -> EventTally {
        if let tally = reading.tally(filter) { return tally }
        var filter = filter
        filter.limit = .max
        return EventTally(count: try await events(reading.key, filter).count, amount: nil)
    }
}
