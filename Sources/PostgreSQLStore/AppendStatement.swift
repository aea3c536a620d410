import BudgetDomain
import EventSourcing
package import PostgreSQL

/// The one call that appends: locks the head, checks it, inserts, folds.
package enum AppendStatement {
    /// Appends chained rows of one book, which follow `previousHash` at `expectedVersion`.
    ///
    /// Answers the new version, or `-1 - actual` where the book is not at the expected version.
    package static func query(
        _ rows: [EventRow], expectedVersion: Int64, previousHash: [UInt8]
    ) -> SQLQuery {
        guard let book = rows.first?.book else { return "SELECT NULL::bigint WHERE false" }
        return """
            SELECT append(\(book.unit), \(Int32(clamping: book.fiscalYear)), \(expectedVersion), \
            \(previousHash), \(rows.map(\.eventID)), \(rows.map(\.type)), \
            \(rows.map(\.schemaVersion)), \(rows.map(\.occurredOn.databaseDate)), \
            \(rows.map { DatabaseTimestamp(microsecondsSince1970: $0.recordedAt.microseconds) }), \
            \(rows.map(\.actor)), \(rows.map(\.entry)), \(rows.map(\.amountFen)), \
            \(rows.map(\.task)), \(rows.map(\.counterTask)), \(rows.map(\.fundSource)), \
            \(rows.map(\.threePublic)), \(rows.map(\.procurement)), \(rows.map(\.economicCode)), \
            \(rows.map(\.sourceSystem)), \(rows.map(\.voucherNo)), \(rows.map(\.voucherLine)), \
            \(rows.map(\.originalVersion)), \(rows.map(\.commandID)), \(rows.map(\.commandPart)), \
            \(rows.map(\.commandDigest)), \(rows.map(\.payload)), \(rows.map(\.hash)))
            """
    }
}
