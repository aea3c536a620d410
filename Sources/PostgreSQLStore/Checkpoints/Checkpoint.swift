package import EventSourcing

/// What the heads of books were at one moment, to be signed and lodged outside of the database.
///
/// Whoever owns the database can rewrite a whole chain so that it verifies. They cannot make the
/// rewritten chain pass through the hash that a checkpoint names.
package struct Checkpoint: Hashable, Sendable {
    /// One book's head.
    package struct Entry: Hashable, Sendable {
        package let book: BookKey
        package let version: Int64
        package let headHash: [UInt8]
        /// When the event of that version was recorded.
        package let recordedAt: Timestamp

        package init(book: BookKey, version: Int64, headHash: [UInt8], recordedAt: Timestamp) {
            self.book = book
            self.version = version
            self.headHash = headHash
            self.recordedAt = recordedAt
        }
    }

    package let createdAt: Timestamp
    /// By unit and fiscal year.
    package let entries: [Entry]

    package init(createdAt: Timestamp, entries: [Entry]) {
        self.createdAt = createdAt
        self.entries = entries
    }

    /// The bytes that are signed: length-prefixed fields, as in the encoding of events.
    ///
    /// The format's name, the moment in microseconds, the signer's public key, the number of books;
    /// then of each book unit, fiscal year, version, recorded time in microseconds, and head hash.
    package func encoded(publicKey: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendField("zhixing-checkpoint-1")
        bytes.appendField(createdAt.microseconds)
        bytes.appendField(publicKey)
        bytes.appendField(Int64(entries.count))
        for entry in entries {
            bytes.appendField(entry.book.unit)
            bytes.appendField(Int64(entry.book.fiscalYear))
            bytes.appendField(entry.version)
            bytes.appendField(entry.recordedAt.microseconds)
            bytes.appendField(entry.headHash)
        }
        return bytes
    }
}
