package import EventSourcing
package import JSON

/// Something wrong with the log, named by book and version.
package struct LogProblem: Hashable, Sendable {
    /// What is wrong.
    package enum Kind: String, Hashable, Sendable {
        /// The event's columns do not give its hash: something in it was changed.
        case hashMismatch
        /// The event cannot be read: its place on the disk is damaged, or it holds no possible value.
        case unreadable
        /// The event does not follow the one before it.
        case chainBroken
        /// The event of this version is gone.
        case missing
        /// The event before the first, or a version that stands twice.
        case outOfSequence
        /// The book's head is not at its last event.
        case headMismatch
        /// Events of a book whose head is gone.
        case headMissing
        /// The payee's name beside the log is not the one whose digest the event keeps.
        case payeeMismatch
        /// The event is not the one that a signed checkpoint names.
        case checkpointMismatch
        /// A checkpoint whose signature does not hold.
        case checkpointForged
    }

    package let book: BookKey
    package let version: Int64
    package let kind: Kind

    package init(book: BookKey, version: Int64, kind: Kind) {
        self.book = book
        self.version = version
        self.kind = kind
    }

    /// The problem as `verify --json` tells it.
    package var json: JSONValue {
        [
            "unit": .string(book.unit), "fiscalYear": .integer(book.fiscalYear),
            "version": .integer(version), "kind": .string(kind.rawValue),
        ]
    }
}
