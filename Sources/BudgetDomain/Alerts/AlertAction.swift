package import JSON

/// What a command asks of an alert, without who asks and of which book.
package enum AlertAction: Hashable, Sendable {
    case acknowledgeAlert(AcknowledgeAlert)
    case explainAlert(ExplainAlert)
    case waiveAlert(WaiveAlert)
}

extension AlertAction {
    /// The names that ``init(name:fields:ignoring:)`` knows.
    package static let names = ["AcknowledgeAlert", "ExplainAlert", "WaiveAlert"]

    /// The command's name: `ExplainAlert`.
    package var name: String {
        switch self {
        case .acknowledgeAlert: "AcknowledgeAlert"
        case .explainAlert: "ExplainAlert"
        case .waiveAlert: "WaiveAlert"
        }
    }

    /// What the command asks for, as its own type.
    package var content: any Codable & Hashable & Sendable {
        switch self {
        case .acknowledgeAlert(let content): content
        case .explainAlert(let content): content
        case .waiveAlert(let content): content
        }
    }

    /// Reads an action by its name; nil where no command here has that name.
    ///
    /// - Throws: ``JSONFieldError`` naming the field that does not fit.
    package init?(name: String, fields: JSONValue, ignoring: Set<String>) throws(JSONFieldError) {
        func content<Content: Decodable>(_ type: Content.Type) throws(JSONFieldError) -> Content {
            try JSONValueDecoder.decode(type, from: fields, ignoring: ignoring)
        }
        switch name {
        case "AcknowledgeAlert": self = .acknowledgeAlert(try content(AcknowledgeAlert.self))
        case "ExplainAlert": self = .explainAlert(try content(ExplainAlert.self))
        case "WaiveAlert": self = .waiveAlert(try content(WaiveAlert.self))
        default: return nil
        }
    }
}
