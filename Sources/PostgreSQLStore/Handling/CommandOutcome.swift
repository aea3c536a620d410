package import BudgetDomain

/// What a command did, now or the first time it was sent.
package struct CommandOutcome: Hashable, Sendable {
    /// One of the command's own events.
    package struct Event: Hashable, Sendable {
        package let id: String
        package let type: String
        package let version: Int64
    }

    package let events: [Event]
    /// The same had been recorded before; nothing was stored again.
    package let isRepetition: Bool
    /// What followed by itself: alerts raised, changed or resolved.
    package var consequences: [BudgetEvent] = []
}

extension CommandOutcome.Event {
    init(_ row: EventRow) {
        self.init(id: row.eventID, type: row.type, version: row.version)
    }
}
