import EventSourcing
import PostgreSQL

/// Makes the canonical encoding of a row straight from the binary COPY that brings it.
///
/// Both write a field as four bytes of length and its bytes, and a missing one as FFFFFFFF, so texts
/// and bytes pass as they came; numbers, dates, UUIDs and the flag become the texts that were hashed.
/// `EventRow.encode` is the same encoding, written for reading; a test holds the two equal.
package struct CanonicalReader: Sendable {
    /// The row holds what the encoding has no form for, such as a date of infinity.
    package struct Unreadable: Error {}

    /// The encoding of the row that was read last.
    package private(set) var bytes: [UInt8] = []
    /// Where unit and fiscal year end in it.
    private(set) var bookEnd = 0
    private(set) var version: Int64 = 0
    private(set) var recordedAt = DatabaseTimestamp(microsecondsSince1970: 0)
    /// Nil where the column does not hold 32 bytes.
    private(set) var previousHash: ChainHash?
    private(set) var hash: ChainHash?

    /// The columns in the order of the encoding, the hash last.
    package static let columnList = """
        event.unit, event.fiscal_year, event.version, event.event_id, event.type, \
        event.schema_version, event.occurred_on, event.recorded_at, event.actor, event.entry, \
        event.amount_fen, event.task, event.counter_task, event.fund_source, event.three_public, \
        event.procurement, event.economic_code, event.source_system, event.voucher_no, \
        event.voucher_line, event.original_version, event.command_id, event.command_part, \
        event.command_digest, event.payload, event.previous_hash, event.hash
        """

    private static let tag: [UInt8] = {
        let text = Array("zhixing-event-1".utf8)
        return [0, 0, 0, UInt8(text.count)] + text
    }()

    package init() {}

    /// Reads a row of ``columnList``; on an error ``version`` may still be what it was.
    package mutating func read(_ row: Span<UInt8>) throws {
        var cursor = CopyCursor()
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: Self.tag)
        try cursor.append(fields: 1, of: row, to: &bytes)
        bytes.append(decimal: try cursor.integer(in: row, bytes: 4))
        bookEnd = bytes.count
        guard let version = try cursor.integer(in: row, bytes: 8) else { throw Unreadable() }
        self.version = version
        bytes.append(decimal: version)
        bytes.append(uuid: try cursor.words(in: row, 2))
        try cursor.append(fields: 1, of: row, to: &bytes)
        bytes.append(decimal: try cursor.integer(in: row, bytes: 2))
        try append(date: try cursor.integer(in: row, bytes: 4))
        try append(time: try cursor.integer(in: row, bytes: 8))
        try cursor.append(fields: 2, of: row, to: &bytes)
        bytes.append(decimal: try cursor.integer(in: row, bytes: 8))
        try cursor.append(fields: 4, of: row, to: &bytes)
        bytes.append(flag: try cursor.integer(in: row, bytes: 1))
        try cursor.append(fields: 4, of: row, to: &bytes)
        bytes.append(decimal: try cursor.integer(in: row, bytes: 8))
        bytes.append(uuid: try cursor.words(in: row, 2))
        bytes.append(decimal: try cursor.integer(in: row, bytes: 2))
        try cursor.append(fields: 2, of: row, to: &bytes)
        var ahead = cursor
        previousHash = try? ahead.words(in: row, 4)
        try cursor.append(fields: 1, of: row, to: &bytes)
        hash = try? cursor.words(in: row, 4)
    }

    /// The book of a row, which its first two fields name.
    static func book(of row: Span<UInt8>) throws -> BookKey {
        var cursor = CopyCursor()
        var unit: [UInt8] = []
        try cursor.append(fields: 1, of: row, to: &unit)
        let year = try cursor.integer(in: row, bytes: 4)
        return BookKey(
            unit: String(decoding: unit.dropFirst(4), as: UTF8.self), fiscalYear: Int(year ?? 0))
    }

    /// A day of the years 1 to 9999, which is all that a date in this log can be.
    private mutating func append(date days: Int64?) throws(Unreadable) {
        guard let days else { return bytes.appendMissing() }
        if days != lastDay {
            guard (-730_119...2_921_939).contains(days) else { throw Unreadable() }
            lastDay = days
            lastDate = Array(DatabaseDate(daysSince2000: Int32(days)).description.utf8)
        }
        bytes.appendLength(lastDate.count)
        bytes.append(contentsOf: lastDate)
    }

    private var lastDay: Int64 = .min
    private var lastDate: [UInt8] = []

    /// The server counts microseconds from 2000; infinity lies at the ends of what it can count.
    private mutating func append(time microseconds: Int64?) throws(Unreadable) {
        guard let microseconds else { return bytes.appendMissing() }
        let (since1970, overflow) =
            microseconds.addingReportingOverflow(946_684_800_000_000)
        guard !overflow, microseconds != .min else { throw Unreadable() }
        recordedAt = DatabaseTimestamp(microsecondsSince1970: since1970)
        bytes.append(decimal: since1970)
    }
}
