// Decides on what people answer to alerts.

extension AlertRegister {
    /// Decides on an answer given on a day: the event that follows from it.
    ///
    /// - Throws: ``BudgetRejection`` where there is no such alert, or it needs no answer any more.
    package func decide(_ action: AlertAction, on date: CalendarDate) throws(BudgetRejection)
        -> AlertEvent
    {
        switch action {
        case .acknowledgeAlert(let action):
            let alert = try requireOpen(action.rule, action.scope)
            guard alert.state == .raised else {
                throw .refused(
                    "alertAlreadyAnswered",
                    "预警 \(action.rule.rawValue)（\(action.scope.text)）已经签收或说明",
                    figures: [("state", alert.state.rawValue)])
            }
            return .acknowledged(AlertAcknowledged(rule: action.rule, scope: action.scope))
        case .explainAlert(let action):
            try requireText(action.cause, "cause")
            try requireText(action.measure, "measure")
            try requireOpen(action.rule, action.scope)
            try requireNotBefore(date, action.dueOn, "dueOn")
            return .explained(
                AlertExplained(
                    rule: action.rule, scope: action.scope, cause: action.cause,
                    measure: action.measure, dueOn: action.dueOn))
        case .waiveAlert(let action):
            try requireText(action.reason, "reason")
            try requireOpen(action.rule, action.scope)
            try requireNotBefore(date, action.until, "until")
            return .waived(
                AlertWaived(
                    rule: action.rule, scope: action.scope, reason: action.reason,
                    until: action.until))
        }
    }

    @discardableResult
    private func requireOpen(
        _ rule: AlertRule, _ scope: AlertScope
    ) throws(BudgetRejection) -> Alert {
        guard let alert = self[AlertKey(rule, scope)] else {
            throw .refused(
                "unknownAlert", "没有预警 \(rule.rawValue)（\(scope.text)）",
                figures: [("rule", rule.rawValue), ("scope", scope.text)])
        }
        guard alert.isOpen else {
            throw .refused(
                "alertNotOpen",
                "预警 \(rule.rawValue)（\(scope.text)）已\(alert.state == .waived ? "豁免" : "解除")，不需要答复",
                figures: [("state", alert.state.rawValue)])
        }
        return alert
    }

    private func requireNotBefore(
        _ date: CalendarDate, _ named: CalendarDate, _ field: String
    ) throws(BudgetRejection) {
        guard named >= date else {
            throw .malformed(
                "badField", "字段 \(field)：期限 \(named) 早于业务日期 \(date)", figures: [("field", field)])
        }
    }
}
