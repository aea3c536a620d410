package import EventSourcing
package import JSON

/// A command: who asks what of which book, and when it is to count.
package struct BudgetCommand: Hashable, Sendable {
    package let book: BookKey
    /// 业务日期.
    package let occurredOn: CalendarDate
    package let actor: String
    /// The idempotency key, a UUID in lower case, unique within the unit.
    package let commandID: String?
    package let note: String?
    package let action: BudgetAction

    package init(
        book: BookKey, occurredOn: CalendarDate, actor: String, commandID: String? = nil,
        note: String? = nil, action: BudgetAction
    ) {
        self.book = book
        self.occurredOn = occurredOn
        self.actor = actor
        self.commandID = commandID
        self.note = note
        self.action = action
    }

    static let envelopeFields: Set<String> = [
        "command", "unit", "fiscalYear", "occurredOn", "actor", "commandId", "note",
    ]
}

// MARK: - JSON

extension BudgetCommand {
    private struct Envelope: Codable {
        let command: String
        let unit: String
        let fiscalYear: Int
        let occurredOn: CalendarDate
        let actor: String
        let commandId: String?
        let note: String?
    }

    /// Reads a command as the command line and the API take it.
    ///
    /// - Throws: ``BudgetRejection`` of kind `malformed`, naming the field and the remedy.
    package init(json: JSONValue) throws(BudgetRejection) {
        do {
            guard case .object(let members) = json else {
                throw JSONFieldError(field: "", problem: .expected(.object))
            }
            if case .string(let name)? = json["command"], !BudgetAction.names.contains(name) {
                throw BudgetRejection.malformed(
                    "unknownCommand",
                    "没有名为 \(name.prefix(40)) 的命令；可用的命令：\(BudgetAction.names.joined(separator: "、"))",
                    figures: [("field", "command")])
            }
            if let field = json.fieldThatCannotBePrinted {
                throw JSONFieldError(
                    field: field, problem: .malformed("含有控制字符（如 \\u0000），无法保存和印出；请删去"))
            }
            try Self.requireUnambiguous(members)
            let fields = members.filter { Self.envelopeFields.contains($0.name) }
            let envelope = try JSONValueDecoder.decode(Envelope.self, from: .object(fields))
            guard let action = try BudgetAction(name: envelope.command, fields: json) else {
                preconditionFailure(
                    "BudgetAction.names lists a name that BudgetAction does not read")
            }
            try self.init(envelope, action)
        } catch let error as BudgetRejection {
            throw error
        } catch let error as JSONFieldError {
            throw BudgetRejection(error)
        } catch {
            throw .malformed("malformedCommand", "\(error)")
        }
    }

    private init(_ envelope: Envelope, _ action: BudgetAction) throws {
        for (field, text) in [("unit", envelope.unit), ("actor", envelope.actor)]
        where text.isEmpty {
            throw JSONFieldError(field: field, problem: .malformed("不能为空"))
        }
        guard BookKey.fiscalYears.contains(envelope.fiscalYear) else {
            throw JSONFieldError(field: "fiscalYear", problem: .malformed("应为四位年份"))
        }
        let commandID = envelope.commandId?.lowercased()
        if let commandID, !isUUID(commandID) {
            throw JSONFieldError(field: "commandId", problem: .malformed("应为 UUID"))
        }
        self.init(
            book: BookKey(unit: envelope.unit, fiscalYear: envelope.fiscalYear),
            occurredOn: envelope.occurredOn, actor: envelope.actor, commandID: commandID,
            note: envelope.note, action: action)
    }

    /// The command as JSON, without its idempotency key: what “the same content” means.
    package var content: JSONValue {
        let envelope = Envelope(
            command: action.name, unit: book.unit, fiscalYear: book.fiscalYear,
            occurredOn: occurredOn, actor: actor, commandId: nil, note: note)
        guard case .object(let outer) = JSONValueEncoder.encode(envelope),
            case .object(let inner) = JSONValueEncoder.encode(action.content)
        else { return .null }
        return .object(outer + inner)
    }

    /// The command as JSON, as ``init(json:)`` reads it.
    package var json: JSONValue {
        guard let commandID, case .object(let members) = content else { return content }
        return .object(members + [.init("commandId", .string(commandID))])
    }
}

extension BudgetRejection {
    /// A field that does not fit, named with its remedy.
    package init(_ error: JSONFieldError) {
        let field = error.field.isEmpty ? "整行" : "字段 \(error.field)"
        let (code, text): (String, String) =
            switch error.problem {
            case .missing: ("missingField", "缺少\(field)")
            case .unknown: ("unknownField", "不认识\(field)；请检查拼写，或删去它")
            case .expected(let kind): ("badField", "\(field)应为\(kind.text)")
            case .malformed(let reason): ("badField", "\(field)：\(reason)")
            }
        self = .malformed(code, text, figures: [("field", error.field)])
    }
}

extension JSONFieldError.Kind {
    fileprivate var text: String {
        switch self {
        case .object: "JSON 对象"
        case .array: "JSON 数组"
        case .string: "文本（金额也写成文本，如 \"1.00\"）"
        case .bool: "true 或 false"
        case .integer: "整数"
        }
    }
}

private func isUUID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
        [8, 13, 18, 23].contains(index)
            ? byte == UInt8(ascii: "-") : Character(Unicode.Scalar(byte)).isHexDigit
    }
}
