import EventSourcing

/// Holds the events of books, in order, against their hashes, their sequence and their heads.
struct ChainCheck {
    /// Where a book's head is.
    struct Head {
        let version: Int64
        let hash: [UInt8]
    }

    private(set) var problems: [LogProblem] = []
    private(set) var events: Int64 = 0
    private var heads: [BookKey: Head]
    private var book: BookKey?
    private var version: Int64 = 0
    private var hash = EventRow.noHash

    init(heads: [BookKey: Head]) {
        self.heads = heads
    }

    /// Takes the next event, by unit, fiscal year and version.
    mutating func take(_ row: EventRow) {
        if row.book != book { begin(row.book) }
        events += 1
        let expected = version + 1
        if row.version > expected {
            for missing in expected..<min(row.version, expected + 100) {
                note(missing, .missing)
            }
        } else if row.version < expected {
            note(row.version, .outOfSequence)
        } else if row.previousHash != hash {
            note(row.version, .chainBroken)
        }
        if row.computedHash() != row.hash { note(row.version, .hashMismatch) }
        version = max(version, row.version)
        hash = row.hash
    }

    /// Holds the heads against what was seen; call it after the last event.
    mutating func finish() {
        endBook()
        for (key, head) in heads.sorted(by: { $0.key < $1.key }) {
            problems.append(LogProblem(book: key, version: head.version, kind: .missing))
        }
    }

    private mutating func begin(_ next: BookKey) {
        endBook()
        book = next
        version = 0
        hash = EventRow.noHash
    }

    private mutating func endBook() {
        guard let book else { return }
        guard let head = heads.removeValue(forKey: book) else { return note(version, .headMissing) }
        if head.version > version {
            for missing in (version + 1)...min(head.version, version + 100) {
                note(missing, .missing)
            }
        } else if head.version != version || head.hash != hash {
            note(head.version, .headMismatch)
        }
    }

    private mutating func note(_ version: Int64, _ kind: LogProblem.Kind) {
        guard let book else { return }
        problems.append(LogProblem(book: book, version: version, kind: kind))
    }
}
