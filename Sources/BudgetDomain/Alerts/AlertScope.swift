/// What an alert is about: one task, the projects together, or the unit (预警对象).
package enum AlertScope: Hashable, Sendable {
    case task(String)
    case project
    case unit

    /// `T01`, `project`, `unit`; no task may be registered under the last two.
    package var text: String {
        switch self {
        case .task(let code): code
        case .project: "project"
        case .unit: "unit"
        }
    }

    package init(_ text: String) {
        switch text {
        case "project": self = .project
        case "unit": self = .unit
        default: self = .task(text)
        }
    }
}

extension AlertScope: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// What an alert is known by within a book: the same rule on the same scope is the same alert.
package struct AlertKey: Hashable, Sendable {
    package let rule: AlertRule
    package let scope: AlertScope

    package init(_ rule: AlertRule, _ scope: AlertScope) {
        self.rule = rule
        self.scope = scope
    }
}
