/// What the system told people about an alert, and what it rests on (预警通知内容).
///
/// It is kept whole in the event, so that a rebuild tells nobody anything new.
package struct AlertStatement: Codable, Hashable, Sendable {
    package let rule: AlertRule
    package let scope: AlertScope
    package let severity: Severity
    /// The day judged on; the event's own business date is the same.
    package let evaluatedOn: CalendarDate
    package let figures: NamedFigures
    /// The rule set's label: `default@2021.1`.
    package let ruleSet: String
    /// The book's version whose figures were judged.
    package let bookVersion: Int64
    /// No voucher came for so long that the figures may not be the truth; delivery is held.
    package let dataStale: Bool

    package init(
        rule: AlertRule, scope: AlertScope, severity: Severity, evaluatedOn: CalendarDate,
        figures: NamedFigures, ruleSet: String, bookVersion: Int64, dataStale: Bool
    ) {
        self.rule = rule
        self.scope = scope
        self.severity = severity
        self.evaluatedOn = evaluatedOn
        self.figures = figures
        self.ruleSet = ruleSet
        self.bookVersion = bookVersion
        self.dataStale = dataStale
    }

    package var key: AlertKey { AlertKey(rule, scope) }
}

/// An event that is nothing but a statement; its payload is the statement's members.
package protocol AlertStatementEvent: Codable, Hashable, Sendable {
    var statement: AlertStatement { get }
    init(_ statement: AlertStatement)
}

extension AlertStatementEvent {
    package init(from decoder: any Decoder) throws {
        self.init(try AlertStatement(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try statement.encode(to: encoder)
    }
}
