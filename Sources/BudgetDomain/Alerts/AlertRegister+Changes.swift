extension AlertRegister {
    /// What evaluations rest on, told in every statement.
    package struct Basis: Hashable, Sendable {
        package let figures: YearFigures
        /// The day judged on.
        package let date: CalendarDate
        package let ruleSet: RuleSet
        package let dataStale: Bool
        package let declarations: [String: CompletionStatus]

        package init(
            figures: YearFigures, on date: CalendarDate, ruleSet: RuleSet, dataStale: Bool,
            declarations: [String: CompletionStatus] = [:]
        ) {
            self.figures = figures
            self.date = date
            self.ruleSet = ruleSet
            self.dataStale = dataStale
            self.declarations = declarations
        }

        fileprivate func statement(
            _ key: AlertKey, _ severity: Severity, _ shown: NamedFigures
        ) -> AlertStatement {
            AlertStatement(
                rule: key.rule, scope: key.scope, severity: severity, evaluatedOn: date,
                figures: shown, ruleSet: ruleSet.label, bookVersion: figures.version,
                dataStale: dataStale)
        }
    }

    /// Evaluates on a day and gives the events that make the register agree: none if it does.
    package func evaluate(_ basis: Basis) -> [AlertEvent] {
        let judgements = AlertEvaluation.evaluate(
            basis.figures, on: basis.date, ruleSet: basis.ruleSet,
            declarations: basis.declarations, holding: holding)
        return changes(judgements, basis)
    }

    /// What judgements change: new alerts, other severities, relapses, and what is found no more.
    package func changes(_ judgements: [Judgement], _ basis: Basis) -> [AlertEvent] {
        let found = judgements.compactMap { judgement -> AlertEvent? in
            change(to: judgement, basis)
        }
        let keys = Set(judgements.map(\.key))
        let gone = alerts.filter { $0.state != .resolved && !keys.contains($0.key) }
        let evaluation = AlertEvaluation(
            figures: basis.figures, on: basis.date, ruleSet: basis.ruleSet)
        return found
            + gone.map { alert in
                let shown = evaluation.standing(of: alert.key.scope)
                return .resolved(
                    AlertResolved(basis.statement(alert.key, alert.severity, shown)))
            }
    }

    private func change(to judgement: Judgement, _ basis: Basis) -> AlertEvent? {
        let statement = basis.statement(judgement.key, judgement.severity, judgement.figures)
        guard let alert = self[judgement.key] else { return .raised(AlertRaised(statement)) }
        if alert.state == .resolved { return .reopened(AlertReopened(statement)) }
        if let until = alert.waivedUntil, until < basis.date {
            return .reopened(AlertReopened(statement))
        }
        return alert.severity == judgement.severity
            ? nil : .severityChanged(AlertSeverityChanged(statement))
    }
}

extension AlertEvaluation {
    /// The common figures of a scope by its name; none where the task is not there any more.
    fileprivate func standing(of scope: AlertScope) -> NamedFigures {
        switch scope {
        case .project: standing(of: figures.project)
        case .unit: standing(of: figures.whole)
        case .task(let code):
            figures.tasks.first { $0.task.code == code }.map { standing(of: $0.figures) }
                ?? NamedFigures()
        }
    }
}
