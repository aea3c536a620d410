import EventSourcing
import PostgreSQL

/// Holds the events of books, in order, against their hashes, their sequence and their heads.
struct ChainCheck: Sendable {
    /// Where a book's head is.
    struct Head: Sendable {
        let version: Int64
        let hash: ChainHash?
        /// When the last event was recorded: the next one is not recorded before it.
        ///
        /// Nil where the head was given what is no moment, such as infinity.
        let recordedAt: DatabaseTimestamp?
    }

    private(set) var problems: [LogProblem] = []
    private(set) var events: Int64 = 0
    private var heads: [BookKey: Head]
    private var book: BookKey?
    /// Unit and fiscal year of ``book``, encoded, so that most rows need no key made.
    private var encodedBook: [UInt8] = []
    private var version: Int64 = 0
    /// The hash that the next event must follow; nil where its predecessor could not be read.
    private var hash: ChainHash? = .zero
    /// When the last event was recorded; nil where it could not be read.
    private var recordedAt: DatabaseTimestamp?
    private var reader = CanonicalReader()

    init(heads: [BookKey: Head]) {
        self.heads = heads
    }

    /// The COPY that brings the rows of the events that fulfil a condition, as ``take(_:)`` wants them.
    static func copyStatement(_ condition: String) -> String {
        """
        COPY (SELECT \(CanonicalReader.columnList) FROM event WHERE \(condition)
            ORDER BY event.unit, event.fiscal_year, event.version)
        TO STDOUT (FORMAT binary)
        """
    }

    /// Takes the next row of ``CanonicalReader/columnList``, by unit, fiscal year and version.
    mutating func take(_ row: Span<UInt8>) throws {
        let readable: Bool
        do {
            try reader.read(row)
            readable = true
        } catch is CanonicalReader.Unreadable {
            readable = false
        }
        if reader.bytes[..<reader.bookEnd] != encodedBook[...] {
            let next = try CanonicalReader.book(of: row)
            if next != book { begin(next) }
            encodedBook = Array(reader.bytes[..<reader.bookEnd])
        }
        guard readable else { return skip(reader.version) }
        events += 1
        take(reader.version, previous: reader.previousHash)
        if reader.hash == nil || reader.hash != ChainHash(hashing: reader.bytes) {
            note(reader.version, .hashMismatch)
        }
        hash = reader.hash
        recordedAt = reader.recordedAt
    }

    /// Holds a version against the one before it.
    private mutating func take(_ next: Int64, previous: ChainHash?) {
        // A version may have been set to anything: it must not overflow here.
        let (expected, isLast) = version.addingReportingOverflow(1)
        if isLast {
            note(next, .outOfSequence)
        } else if next > expected {
            noteMissing(expected, next - 1)
        } else if next < expected {
            note(next, .outOfSequence)
        } else if let hash, previous != hash {
            note(next, .chainBroken)
        }
        version = max(version, next)
    }

    /// Takes note of an event that cannot be read; what follows it cannot be held against it.
    mutating func skip(_ unreadable: Int64) {
        note(unreadable, .unreadable)
        version = max(version, unreadable)
        hash = nil
        recordedAt = nil
    }

    /// Holds the heads against what was seen; call it after the last event.
    mutating func finish() {
        endBook()
        for (key, head) in heads.sorted(by: { $0.key < $1.key }) {
            problems.append(LogProblem(book: key, version: head.version, kind: .missing))
        }
    }

    /// Comes to the events of another book.
    mutating func begin(_ next: BookKey) {
        endBook()
        book = next
        version = 0
        hash = .zero
        recordedAt = nil
    }

    private mutating func endBook() {
        guard let book else { return }
        guard let head = heads.removeValue(forKey: book) else { return note(version, .headMissing) }
        if head.version > version {
            noteMissing(version + 1, head.version)
        } else if head.version != version || hash.map({ head.hash != $0 }) ?? false
            || recordedAt.map({ head.recordedAt != $0 }) ?? false
        {
            note(head.version, .headMismatch)
        }
    }

    /// Names the missing versions up to `last`, a hundred at most.
    private mutating func noteMissing(_ first: Int64, _ last: Int64) {
        for offset in 0...min(last - first, 99) { note(first + offset, .missing) }
    }

    private mutating func note(_ version: Int64, _ kind: LogProblem.Kind) {
        guard let book else { return }
        problems.append(LogProblem(book: book, version: version, kind: kind))
    }
}
