package import BudgetDomain
package import EventSourcing
import JSON

// Event ↔ row. A field of an event that has a column of its own goes there; the rest is the payload.

extension EventRow {
    /// Makes the row of an event that has been decided and numbered, not yet chained.
    package init(
        _ recorded: RecordedEvent<BudgetEvent>, commandID: String?, commandPart: Int,
        commandDigest: [UInt8]?
    ) {
        var columns = ColumnFields()
        var payload: [JSONValue.Member] = []
        if case .object(let members) = JSONValueEncoder.encode(recorded.event.content) {
            for member in members where !columns.take(member) { payload.append(member) }
        }
        if let note = recorded.note { payload.append(.init("note", .string(note))) }
        let movement = recorded.event.movement
        self.init(
            book: recorded.book, version: recorded.version, recordedAt: recorded.recordedAt,
            amountFen: movement?.amount.fen ?? columns.amount?.fen,
            originalVersion: columns.originalVersion, eventID: recorded.id,
            occurredOn: CalendarDate(number: recorded.occurredOn)
                ?? .lastDay(of: 12, recorded.book.fiscalYear),
            schemaVersion: Int16(recorded.event.schemaVersion), commandPart: Int16(commandPart),
            procurement: columns.procurement ?? false, type: recorded.event.typeName,
            entry: movement?.entry.rawValue, task: columns.text("task"),
            counterTask: columns.text("counterTask"), fundSource: columns.text("fundSource"),
            threePublic: columns.text("threePublic") ?? "",
            economicCode: columns.text("economicCode"),
            sourceSystem: columns.text("sourceSystem") ?? "",
            voucherNo: columns.text("voucherNo"), voucherLine: columns.text("voucherLine"),
            actor: recorded.actor, commandID: commandID, commandDigest: commandDigest,
            payload: JSONValue.object(payload).text, previousHash: Self.noHash, hash: Self.noHash)
    }

    /// Reads the event back; old forms are brought up to date here.
    ///
    /// - Throws: ``JSONFieldError`` or ``JSONSyntaxError`` where the row holds no event that is known.
    package func recorded() throws -> RecordedEvent<BudgetEvent> {
        guard case .object(let members) = try JSONParser.parse(payload) else {
            throw JSONFieldError(field: "payload", problem: .expected(.object))
        }
        let note = members.first { $0.name == "note" }?.value.stringValue
        let fields = columnFields + members.filter { $0.name != "note" }
        return RecordedEvent(
            id: eventID, book: book, version: version, occurredOn: occurredOn.number,
            recordedAt: recordedAt, actor: actor, note: note,
            event: try BudgetEvent(typeName: type, fields: .object(fields)))
    }

    private var columnFields: [JSONValue.Member] {
        var fields: [JSONValue.Member] = [.init("procurement", .bool(procurement))]
        func add(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { fields.append(.init(name, .string(text))) }
        }
        add("entry", entry)
        add("task", task)
        add("counterTask", counterTask)
        add("fundSource", fundSource)
        add("amount", amountFen.map { Money(fen: $0).magnitude.yuanText })
        add("threePublic", threePublic)
        add("economicCode", economicCode)
        add("sourceSystem", sourceSystem)
        add("voucherNo", voucherNo)
        add("voucherLine", voucherLine)
        if let originalVersion {
            fields.append(.init("originalVersion", .integer(originalVersion)))
        }
        return fields
    }
}

/// The fields of an event that have a column.
private struct ColumnFields {
    private static let texts: Set<String> = [
        "entry", "task", "counterTask", "fundSource", "threePublic", "economicCode",
        "sourceSystem", "voucherNo", "voucherLine",
    ]

    private var texts: [String: String] = [:]
    var amount: Money?
    var originalVersion: Int64?
    var procurement: Bool?

    func text(_ name: String) -> String? { texts[name] }

    /// Whether the field has a column, which then holds it.
    mutating func take(_ member: JSONValue.Member) -> Bool {
        switch (member.name, member.value) {
        case ("amount", .string(let text)): amount = Money(yuan: text)
        case ("originalVersion", .number(let text)): originalVersion = Int64(text)
        case ("procurement", .bool(let flag)): procurement = flag
        case (let name, .string(let text)) where Self.texts.contains(name): texts[name] = text
        default: return false
        }
        return true
    }
}
