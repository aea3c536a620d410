import BudgetDomain
import EventSourcing
import ReadModels

/// Books held in memory and folded by the pure core, for pages under test.
struct InMemoryBooks: BookQueries {
    /// Events of each book, by version.
    var logs: [BookKey: [RecordedEvent<BudgetEvent>]]
    /// What every question fails with, where the database is to be away.
    var failure: (any Error)?

    init(_ logs: [BookKey: [RecordedEvent<BudgetEvent>]] = [:], failure: (any Error)? = nil) {
        self.logs = logs
        self.failure = failure
    }

    func books() async throws -> [BookSummary] {
        if let failure { throw failure }
        return logs.keys.sorted().compactMap { key in
            guard let events = logs[key] else { return nil }
            let book = Self.fold(key, events)
            return BookSummary(
                key: key, unitName: book.register.unitName ?? key.unit, version: book.version)
        }
    }

    func reading(
        _ key: BookKey, at point: PointInTime, version: Int64?
    ) async throws -> BookReading? {
        if let failure { throw failure }
        let known = (logs[key] ?? []).filter { event in
            if let version { return event.version <= version }
            return point.knownAt.map { event.recordedAt <= $0 } ?? true
        }
        guard let last = known.last else { return nil }
        let asOf = point.asOf ?? .lastDay(of: 12, key.fiscalYear)
        let counted = known.filter { $0.occurredOn <= asOf.number }
        let book = Self.fold(key, counted, version: last.version)
        let spending = counted.filter { $0.event.movement?.entry.isSpending == true }
        return BookReading(
            key: key, figures: YearFigures(book, asOf: asOf),
            headHash: String(repeating: "ab", count: 32), book: book,
            freshness: Freshness(
                lastVoucherOn: spending.map(\.occurredOn).max()
                    .flatMap { CalendarDate(number: $0) },
                lastRecordedAt: last.recordedAt, lastRecordedBy: last.actor))
    }

    func events(
        _ key: BookKey, _ filter: EventFilter
    ) async throws -> [RecordedEvent<BudgetEvent>] {
        if let failure { throw failure }
        let found = (logs[key] ?? []).filter { recorded in
            let movement = recorded.event.movement
            let line = EventSubject(recorded.event)
            let isAbout = filter.tasks.map { !$0.isDisjoint(with: line.tasks) } ?? true
            return isAbout
                && (!filter.isThreePublic || movement?.threePublic != nil)
                && (!filter.isProcurement || movement?.procurement == true)
                && (filter.settings.isEmpty || filter.settings.contains(recorded.event.typeName))
                && (filter.entries.isEmpty
                    || movement.map { filter.entries.contains($0.entry) } ?? false)
                && (filter.months?.contains(recorded.occurredOn / 100 % 100) ?? true)
                && (filter.upTo.map { recorded.occurredOn <= $0.number } ?? true)
                && (filter.versions?.contains(recorded.version) ?? true)
        }
        return Array((filter.newestFirst ? found.reversed() : found).prefix(filter.limit))
    }

    func pendingDrafts(
        _ key: BookKey, upTo day: CalendarDate, version: Int64, limit: Int
    ) async throws -> [RecordedEvent<BudgetEvent>] {
        if let failure { throw failure }
        let known = (logs[key] ?? []).filter { $0.version <= version }
        let answered = Set(
            known.compactMap { recorded -> Int64? in
                switch recorded.event {
                case .expenditureApproved(let event): event.originalVersion
                case .expenditureRejected(let event): event.originalVersion
                default: nil
                }
            })
        let pending = known.filter { recorded in
            guard case .expenditureDrafted = recorded.event else { return false }
            return recorded.occurredOn <= day.number && !answered.contains(recorded.version)
        }
        return Array(pending.prefix(limit))
    }

    private static func fold(
        _ key: BookKey, _ events: [RecordedEvent<BudgetEvent>], version: Int64? = nil
    ) -> BudgetBook {
        var book = BudgetBook(key: key)
        for event in events { book.evolve(event) }
        guard let version, version != book.version else { return book }
        return BudgetBook(
            key: key, version: version, ledger: book.ledger,
            applying: events.filter { $0.event.movement == nil })
    }
}

/// The tasks an event names.
private struct EventSubject {
    let tasks: [String]

    init(_ event: BudgetEvent) {
        if let movement = event.movement {
            tasks = [movement.task, movement.counterTask].compactMap(\.self)
        } else if case .taskRegistered(let registered) = event {
            tasks = [registered.task]
        } else if case .procurementBudgetSet(let set) = event {
            tasks = [set.task]
        } else {
            tasks = []
        }
    }
}
