// What happens to an alert: what the system found, then what people answered.

/// An alert was raised for the first time (预警发出).
package struct AlertRaised: AlertStatementEvent {
    package let statement: AlertStatement
    package init(_ statement: AlertStatement) { self.statement = statement }
}

/// A live alert became more or less serious; it stays the same alert (级别变化).
package struct AlertSeverityChanged: AlertStatementEvent {
    package let statement: AlertStatement
    package init(_ statement: AlertStatement) { self.statement = statement }
}

/// The condition cleared; the figures are those it cleared with (预警解除).
package struct AlertResolved: AlertStatementEvent {
    package let statement: AlertStatement
    package init(_ statement: AlertStatement) { self.statement = statement }
}

/// A resolved alert's condition came back, or a waiver ran out with it still there (再次预警).
package struct AlertReopened: AlertStatementEvent {
    package let statement: AlertStatement
    package init(_ statement: AlertStatement) { self.statement = statement }
}

/// Somebody responsible has seen it (签收).
package struct AlertAcknowledged: Codable, Hashable, Sendable {
    package let rule: AlertRule
    package let scope: AlertScope

    package init(rule: AlertRule, scope: AlertScope) {
        self.rule = rule
        self.scope = scope
    }
}

/// Somebody responsible gave the cause and what will be done by when (说明).
package struct AlertExplained: Codable, Hashable, Sendable {
    package let rule: AlertRule
    package let scope: AlertScope
    /// 原因.
    package let cause: String
    /// 措施.
    package let measure: String
    /// 期限.
    package let dueOn: CalendarDate

    package init(
        rule: AlertRule, scope: AlertScope, cause: String, measure: String, dueOn: CalendarDate
    ) {
        self.rule = rule
        self.scope = scope
        self.cause = cause
        self.measure = measure
        self.dueOn = dueOn
    }
}

/// The alert is set aside with a reason until a day (豁免).
package struct AlertWaived: Codable, Hashable, Sendable {
    package let rule: AlertRule
    package let scope: AlertScope
    package let reason: String
    /// The last day it is set aside.
    package let until: CalendarDate

    package init(rule: AlertRule, scope: AlertScope, reason: String, until: CalendarDate) {
        self.rule = rule
        self.scope = scope
        self.reason = reason
        self.until = until
    }
}

/// Any event of an alert's life.
package enum AlertEvent: Hashable, Sendable {
    case raised(AlertRaised)
    case severityChanged(AlertSeverityChanged)
    case resolved(AlertResolved)
    case reopened(AlertReopened)
    case acknowledged(AlertAcknowledged)
    case explained(AlertExplained)
    case waived(AlertWaived)

    /// What an evaluation found; nil for what people answered.
    package var statement: AlertStatement? {
        switch self {
        case .raised(let event): event.statement
        case .severityChanged(let event): event.statement
        case .resolved(let event): event.statement
        case .reopened(let event): event.statement
        case .acknowledged, .explained, .waived: nil
        }
    }

    package var key: AlertKey {
        switch self {
        case .raised(let event): event.statement.key
        case .severityChanged(let event): event.statement.key
        case .resolved(let event): event.statement.key
        case .reopened(let event): event.statement.key
        case .acknowledged(let event): AlertKey(event.rule, event.scope)
        case .explained(let event): AlertKey(event.rule, event.scope)
        case .waived(let event): AlertKey(event.rule, event.scope)
        }
    }
}
