/// An event with its place in a book, both clocks, and who caused it.
package struct RecordedEvent<Event: Sendable>: Sendable {
    /// A UUID in lower case.
    package let id: String
    package let book: BookKey
    /// 1, 2, 3 … without gaps within the book.
    package let version: Int64
    /// When it counts (业务日期); the domain's own type of date, as `YYYYMMDD`.
    package let occurredOn: Int
    /// When it became known; never earlier than the event before it.
    package let recordedAt: Timestamp
    package let actor: String
    package let note: String?
    package let event: Event

    package init(
        id: String, book: BookKey, version: Int64, occurredOn: Int, recordedAt: Timestamp,
        actor: String, note: String?, event: Event
    ) {
        self.id = id
        self.book = book
        self.version = version
        self.occurredOn = occurredOn
        self.recordedAt = recordedAt
        self.actor = actor
        self.note = note
        self.event = event
    }
}
