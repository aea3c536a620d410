// What may be asked of an alert. It is named by its rule and its scope.

/// Says that an alert was seen by somebody responsible (签收预警).
package struct AcknowledgeAlert: Codable, Hashable, Sendable {
    package let rule: AlertRule
    package let scope: AlertScope

    package init(rule: AlertRule, scope: AlertScope) {
        self.rule = rule
        self.scope = scope
    }
}

/// Gives the cause of an alert and what will be done by when (说明预警).
package struct ExplainAlert: Codable, Hashable, Sendable {
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

/// Sets an alert aside until a day (豁免预警).
package struct WaiveAlert: Codable, Hashable, Sendable {
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
