import JSON

extension AlertEvent {
    /// What the event says, as its own type.
    var content: any Codable & Hashable & Sendable {
        switch self {
        case .raised(let content): content
        case .severityChanged(let content): content
        case .resolved(let content): content
        case .reopened(let content): content
        case .acknowledged(let content): content
        case .explained(let content): content
        case .waived(let content): content
        }
    }

    /// The event's name in the log.
    var typeName: String {
        switch self {
        case .raised: "AlertRaised"
        case .severityChanged: "AlertSeverityChanged"
        case .resolved: "AlertResolved"
        case .reopened: "AlertReopened"
        case .acknowledged: "AlertAcknowledged"
        case .explained: "AlertExplained"
        case .waived: "AlertWaived"
        }
    }

    /// Reads an alert event by its name; nil where no alert event has that name.
    init?(typeName: String, fields: JSONValue) throws(JSONFieldError) {
        func content<Content: Decodable>(_ type: Content.Type) throws(JSONFieldError) -> Content {
            try JSONValueDecoder.decode(type, from: fields, isStrict: false)
        }
        switch typeName {
        case "AlertRaised": self = .raised(try content(AlertRaised.self))
        case "AlertSeverityChanged":
            self = .severityChanged(try content(AlertSeverityChanged.self))
        case "AlertResolved": self = .resolved(try content(AlertResolved.self))
        case "AlertReopened": self = .reopened(try content(AlertReopened.self))
        case "AlertAcknowledged": self = .acknowledged(try content(AlertAcknowledged.self))
        case "AlertExplained": self = .explained(try content(AlertExplained.self))
        case "AlertWaived": self = .waived(try content(AlertWaived.self))
        default: return nil
        }
    }
}
