import BudgetDomain
import EventSourcing
import PostgreSQL

extension AppendStatement {
    /// One book's part of an append to several: its rows follow `previousHash` at `expectedVersion`.
    struct Part: Sendable {
        let book: BookKey
        let expectedVersion: Int64
        let previousHash: [UInt8]
        let rows: [EventRow]
    }

    /// Appends to several books at once, in order of their keys.
    ///
    /// Answers the places, from 1, of the books that were not at the expected version; of those
    /// nothing is stored, of the others everything.
    static func query(_ parts: [Part]) -> SQLQuery {
        let last = parts.compactMap(\.rows.last)
        let places = parts.indices.flatMap { place in
            parts[place].rows.map { _ in Int32(place + 1) }
        }
        let rows = parts.flatMap(\.rows)
        return """
            SELECT append_many(\(parts.map(\.book.unit)), \
            \(parts.map { Int32(clamping: $0.book.fiscalYear) }), \(parts.map(\.expectedVersion)), \
            \(parts.map(\.previousHash)), \(last.map(\.version)), \(last.map(\.hash)), \
            \(last.map { timestamp($0) }), \(places), \(rows.map(\.version)), \
            \(rows.map(\.eventID)), \(rows.map(\.type)), \(rows.map(\.schemaVersion)), \
            \(rows.map(\.occurredOn.databaseDate)), \(rows.map { timestamp($0) }), \
            \(rows.map(\.actor)), \(rows.map(\.entry)), \(rows.map(\.amountFen)), \
            \(rows.map(\.task)), \(rows.map(\.counterTask)), \(rows.map(\.fundSource)), \
            \(rows.map(\.threePublic)), \(rows.map(\.procurement)), \(rows.map(\.economicCode)), \
            \(rows.map(\.sourceSystem)), \(rows.map(\.voucherNo)), \(rows.map(\.voucherLine)), \
            \(rows.map(\.originalVersion)), \(rows.map(\.commandID)), \(rows.map(\.commandPart)), \
            \(rows.map(\.commandDigest)), \(rows.map(\.payload)), \(rows.map(\.previousHash)), \
            \(rows.map(\.hash)))
            """
    }

    private static func timestamp(_ row: EventRow) -> DatabaseTimestamp {
        DatabaseTimestamp(microsecondsSince1970: row.recordedAt.microseconds)
    }
}
