package import BudgetDomain
package import EventSourcing

/// A book's state with the place where the next event goes.
package struct LoadedBook: Sendable {
    package var book: BudgetBook
    package var headHash: [UInt8]
    package var recordedAt: Timestamp

    /// The state before anything has happened.
    package static func empty(_ key: BookKey) -> LoadedBook {
        LoadedBook(
            book: BudgetBook(key: key), headHash: EventRow.noHash,
            recordedAt: Timestamp(microseconds: 0))
    }

    /// Numbers, chains and applies events that were decided on this state.
    ///
    /// The recorded time never goes back within a book, whatever the clock does.
    package mutating func record(_ events: [BudgetEvent], of origin: EventOrigin) -> [EventRow] {
        let time = max(recordedAt, origin.now)
        var rows: [EventRow] = []
        for (part, event) in events.enumerated() {
            let recorded = RecordedEvent(
                id: RandomUUID.random().text, book: book.key, version: book.version + 1,
                occurredOn: origin.occurredOn.number, recordedAt: time, actor: origin.actor,
                note: origin.note, event: event)
            var row = EventRow(recorded, of: origin, commandPart: part)
            row.chain(after: headHash)
            rows.append(row)
            book.evolve(recorded)
            headHash = row.hash
        }
        recordedAt = time
        return rows
    }
}

extension EventRow {
    /// The row of an event, by the short way where it has one.
    fileprivate init(
        _ recorded: RecordedEvent<BudgetEvent>, of origin: EventOrigin, commandPart: Int
    ) {
        if case .expenditureApproved(let event) = recorded.event {
            self.init(posting: event, as: recorded, of: origin, commandPart: commandPart)
        } else {
            self.init(
                recorded, commandID: origin.commandID, commandPart: commandPart,
                commandDigest: origin.commandDigest)
        }
    }
}

/// Who and what an event comes from.
package struct EventOrigin: Sendable {
    package var occurredOn: CalendarDate
    package var actor: String
    package var note: String?
    package var commandID: String?
    package var commandDigest: [UInt8]?
    package var now: Timestamp

    package init(
        occurredOn: CalendarDate, actor: String, note: String? = nil, commandID: String? = nil,
        commandDigest: [UInt8]? = nil, now: Timestamp
    ) {
        self.occurredOn = occurredOn
        self.actor = actor
        self.note = note
        self.commandID = commandID
        self.commandDigest = commandDigest
        self.now = now
    }
}
