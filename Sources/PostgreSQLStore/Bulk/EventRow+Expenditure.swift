import BudgetDomain
import EventSourcing
import JSON

// Most of a log is posted voucher lines. Their rows are written field by field, which gives the
// same bytes as the way through the generic encoder and costs a fraction of it.

extension EventRow {
    /// Makes the row of a posted voucher line that has been decided and numbered, not yet chained.
    init(
        posting event: ExpenditureApproved, as recorded: RecordedEvent<BudgetEvent>,
        of origin: EventOrigin, commandPart: Int
    ) {
        let entry = event.entry
        self.init(
            book: recorded.book, version: recorded.version, recordedAt: recorded.recordedAt,
            amountFen: entry.amount.fen, originalVersion: event.originalVersion,
            eventID: recorded.id, occurredOn: origin.occurredOn,
            schemaVersion: Int16(recorded.event.schemaVersion), commandPart: Int16(commandPart),
            procurement: entry.procurement, type: "ExpenditureApproved", entry: "spending",
            task: entry.task, counterTask: nil, fundSource: entry.fundSource.rawValue,
            threePublic: entry.threePublic?.rawValue ?? "", economicCode: entry.economicCode,
            sourceSystem: entry.sourceSystem ?? "", voucherNo: entry.voucherNo,
            voucherLine: entry.voucherLine.text, actor: recorded.actor,
            commandID: origin.commandID, commandDigest: origin.commandDigest,
            payload: Self.payload(of: event, note: recorded.note), previousHash: Self.noHash,
            hash: Self.noHash)
    }

    private static func payload(of event: ExpenditureApproved, note: String?) -> String {
        var object = ObjectWriter()
        event.writePayload(note: note, to: &object)
        return String(decoding: object.bytes, as: UTF8.self)
    }
}

extension ExpenditureApproved {
    /// Writes what has no column of its own.
    func writePayload(note: String?, to object: inout ObjectWriter) {
        object.begin()
        object.add("summary", entry.summary)
        object.add("payeeDigest", entry.payeeDigest)
        object.add("contractNo", entry.contractNo)
        object.add("drafter", entry.drafter)
        object.add("reviewer", reviewer)
        object.add(override)
        object.add("reason", reason)
        object.add("note", note)
        object.end()
    }
}

extension RecordExpenditure {
    /// Writes the command's content as JSON, which its digest is made of.
    ///
    /// The same as ``BudgetCommand/content`` written as JSON, with the payee by its digest.
    func writeContent(
        of command: BudgetCommand, payeeDigest: String?, to object: inout ObjectWriter
    ) {
        object.begin()
        object.add("command", "RecordExpenditure")
        object.add("unit", command.book.unit)
        object.add("fiscalYear", raw: String(command.book.fiscalYear))
        object.add("occurredOn", command.occurredOn.description)
        object.add("actor", command.actor)
        object.add("note", command.note)
        object.add("task", line.task)
        object.add("fundSource", line.fundSource.rawValue)
        object.add("amount", line.amount.yuanText)
        object.add("sourceSystem", line.sourceSystem)
        object.add("voucherNo", line.voucherNo)
        object.add("line", line.line.text)
        object.add("summary", line.summary)
        object.add("payee", line.payee.map { payeeDigest ?? $0 })
        object.add("economicCode", line.economicCode)
        if let procurement = line.procurement {
            object.add("procurement", raw: procurement ? "true" : "false")
        }
        object.add("contractNo", line.contractNo)
        object.add("drafter", line.drafter)
        object.add("reviewer", reviewer)
        object.add(override)
        object.end()
    }
}

/// Writes one compact JSON object, member by member; a member without a value is left out.
///
/// The same writer can be used again and again, so that its room is found once.
struct ObjectWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    init() {
        bytes.reserveCapacity(512)
    }

    /// Starts an object where another may have been.
    mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        open()
    }

    mutating func end() {
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    private mutating func open() {
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
    }

    /// `name` must need no escapes.
    mutating func add(_ name: String, _ text: String?) {
        guard let text else { return }
        begin(name)
        JSONValue.string(text).write(to: &bytes)
    }

    mutating func add(_ name: String, raw text: String) {
        begin(name)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ override: ThreePublicOverride?) {
        guard let override else { return }
        begin("override")
        open()
        add("by", override.by)
        add("reason", override.reason)
        end()
    }

    private mutating func begin(_ name: String) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: name.utf8)
        bytes.append(contentsOf: "\":".utf8)
    }
}
