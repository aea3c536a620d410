import BudgetDomain
import EventSourcing
package import PostgreSQL

// Rows straight into the table: COPY in binary, the values in the types of the columns.

extension EventRow {
    /// The start of a COPY of rows as ``encode(to:)`` writes them, into a table like `event`.
    package static func copyStatement(into table: String = "event") -> String {
        """
        COPY \(table) (unit, fiscal_year, version, recorded_at, amount_fen, original_version, \
        event_id, occurred_on, schema_version, command_part, procurement, type, entry, task, \
        counter_task, fund_source, three_public, economic_code, source_system, voucher_no, \
        voucher_line, actor, command_id, command_digest, payload, previous_hash, hash) \
        FROM STDIN (FORMAT binary)
        """
    }

    /// Appends the row to a COPY.
    package func encode(to copy: inout BinaryCopyEncoder) {
        copy.beginRow(columns: 27)
        copy.append(book.unit)
        copy.append(Int32(book.fiscalYear))
        copy.append(version)
        copy.append(DatabaseTimestamp(microsecondsSince1970: recordedAt.microseconds))
        copy.append(amountFen)
        copy.append(originalVersion)
        copy.append(BinaryUUID(eventID))
        copy.append(occurredOn.databaseDate)
        copy.append(schemaVersion)
        copy.append(commandPart)
        copy.append(procurement)
        copy.append(type)
        copy.append(entry)
        copy.append(task)
        copy.append(counterTask)
        copy.append(fundSource)
        copy.append(threePublic)
        copy.append(economicCode)
        copy.append(sourceSystem)
        copy.append(voucherNo)
        copy.append(voucherLine)
        copy.append(actor)
        copy.append(commandID.map { BinaryUUID($0) })
        copy.append(commandDigest)
        copy.append(payload)
        copy.append(previousHash)
        copy.append(hash)
    }
}

/// A UUID's text as the sixteen bytes that the server keeps.
struct BinaryUUID: SQLScalar {
    static let elementType = DatabaseType.uuid
    static let arrayType = DatabaseType(rawValue: 2951)

    let text: String

    init(_ text: String) {
        self.text = text
    }

    func write(to bytes: inout [UInt8]) {
        var high: UInt8?
        for byte in text.utf8 {
            let digit: UInt8
            switch byte {
            case 48...57: digit = byte - 48
            case 97...102: digit = byte - 87
            case 65...70: digit = byte - 55
            default: continue
            }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
    }

    static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> BinaryUUID? {
        String.decode(bytes, as: type).map { BinaryUUID($0) }
    }
}
