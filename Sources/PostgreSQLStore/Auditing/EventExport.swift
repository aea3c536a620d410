import BudgetDomain
package import EventSourcing
package import JSON
package import PostgreSQL

extension EventRow {
    /// The row as one line of an export: everything the hash covers, and the hash.
    ///
    /// The payload is a string, because its bytes are what was hashed.
    package var exported: JSONValue {
        [
            "unit": .string(book.unit), "fiscalYear": .integer(book.fiscalYear),
            "version": .integer(version), "eventId": .string(eventID), "type": .string(type),
            "schemaVersion": .integer(schemaVersion), "occurredOn": .string("\(occurredOn)"),
            "recordedAtMicroseconds": .integer(recordedAt.microseconds), "actor": .string(actor),
            "entry": .optional(entry), "amountFen": amountFen.map { .integer($0) } ?? .null,
            "task": .optional(task), "counterTask": .optional(counterTask),
            "fundSource": .optional(fundSource), "threePublic": .string(threePublic),
            "procurement": .bool(procurement), "economicCode": .optional(economicCode),
            "sourceSystem": .string(sourceSystem), "voucherNo": .optional(voucherNo),
            "voucherLine": .optional(voucherLine),
            "originalVersion": originalVersion.map { .integer($0) } ?? .null,
            "commandId": .optional(commandID), "commandPart": .integer(commandPart),
            "commandDigest": .optional(commandDigest.map(hexadecimal)),
            "payload": .string(payload), "previousHash": .string(hexadecimal(previousHash)),
            "hash": .string(hexadecimal(hash)),
        ]
    }

    /// Streams a book's events in order of version, in bounded memory.
    package static func stream<Result: Sendable>(
        _ key: BookKey, on connection: Connection, into initial: Result,
        _ body: sending (inout Result, EventRow) throws -> Void
    ) async throws -> Result {
        try await connection.stream(
            """
            SELECT \(raw: columnList) FROM event
            WHERE unit = \(key.unit) AND fiscal_year = \(Int32(clamping: key.fiscalYear)) ORDER BY version
            """, into: initial
        ) { result, row in try body(&result, try EventRow(row)) }
    }
}
