package import BudgetDomain
package import EventSourcing

/// One row of the table `event`, as it is stored and hashed.
package struct EventRow: Hashable, Sendable {
    package var book: BookKey
    package var version: Int64
    package var recordedAt: Timestamp
    /// Signed 分.
    package var amountFen: Int64?
    package var originalVersion: Int64?
    package var eventID: String
    package var occurredOn: CalendarDate
    package var schemaVersion: Int16
    /// The event's place among those of its command, from 0.
    package var commandPart: Int16
    package var procurement: Bool
    package var type: String
    package var entry: String?
    package var task: String?
    package var counterTask: String?
    package var fundSource: String?
    /// Empty where the event is of no kind of 三公.
    package var threePublic: String
    package var economicCode: String?
    /// Empty where the line was recorded here.
    package var sourceSystem: String
    package var voucherNo: String?
    package var voucherLine: String?
    package var actor: String
    package var commandID: String?
    package var commandDigest: [UInt8]?
    package var payload: String
    package var previousHash: [UInt8]
    package var hash: [UInt8]

    /// What the first event of a book follows.
    package static let noHash = [UInt8](repeating: 0, count: 32)
}
