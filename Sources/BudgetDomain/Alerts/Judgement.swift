/// What a rule found on a scope: how serious, and the figures it rests on (判定).
package struct Judgement: Hashable, Sendable {
    package let rule: AlertRule
    package let scope: AlertScope
    package let severity: Severity
    /// Both 口径, 序时, the amounts, and what the rule compared with what.
    ///
    /// A cut of the budget can silence A1 without any spending, so the rate on the initial budget
    /// always stands beside the one on the adjusted.
    package let figures: NamedFigures

    package init(rule: AlertRule, scope: AlertScope, severity: Severity, figures: NamedFigures) {
        self.rule = rule
        self.scope = scope
        self.severity = severity
        self.figures = figures
    }

    package var key: AlertKey { AlertKey(rule, scope) }
}
