import BudgetDomain
import EventSourcing
package import PostgreSQL

extension EventRow {
    /// The columns that ``init(_:)`` reads, in its order.
    package static let columnList = """
        event.unit, event.fiscal_year, event.version, event.recorded_at, event.amount_fen, \
        event.original_version, event.event_id, event.occurred_on, event.schema_version, \
        event.command_part, event.procurement, event.type, event.entry, event.task, \
        event.counter_task, event.fund_source, event.three_public, event.economic_code, \
        event.source_system, event.voucher_no, event.voucher_line, event.actor, \
        event.command_id, event.command_digest, event.payload, event.previous_hash, event.hash
        """

    /// Reads a row selected by ``columnList``.
    package init(_ row: Row) throws {
        self.init(
            book: BookKey(
                unit: try row[0, String.self], fiscalYear: Int(try row[1, Int32.self])),
            version: try row[2, Int64.self],
            recordedAt: Timestamp(
                microseconds: try row[3, DatabaseTimestamp.self].microsecondsSince1970),
            amountFen: try row[4, Int64?.self], originalVersion: try row[5, Int64?.self],
            eventID: try row[6, String.self],
            occurredOn: CalendarDate(try row[7, DatabaseDate.self]),
            schemaVersion: try row[8, Int16.self], commandPart: try row[9, Int16.self],
            procurement: try row[10, Bool.self], type: try row[11, String.self],
            entry: try row[12, String?.self], task: try row[13, String?.self],
            counterTask: try row[14, String?.self], fundSource: try row[15, String?.self],
            threePublic: try row[16, String.self], economicCode: try row[17, String?.self],
            sourceSystem: try row[18, String.self], voucherNo: try row[19, String?.self],
            voucherLine: try row[20, String?.self], actor: try row[21, String.self],
            commandID: try row[22, String?.self], commandDigest: try row[23, [UInt8]?.self],
            payload: try row[24, String.self], previousHash: try row[25, [UInt8].self],
            hash: try row[26, [UInt8].self])
    }
}

extension CalendarDate {
    package init(_ date: DatabaseDate) {
        self.init(daysSinceEpoch: Int(date.daysSince2000) + 10_957)
    }

    package var databaseDate: DatabaseDate { DatabaseDate(year: year, month: month, day: day) }
}
