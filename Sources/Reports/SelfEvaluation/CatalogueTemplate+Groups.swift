import BudgetDomain

extension CatalogueTemplate {
    /// The line of table 4.5 that a row belongs to: its goal where the form has goals, else its first level.
    func group(of indicator: Indicator) -> String {
        if let goal = goals.first(where: { $0.goal == indicator.goal }) { return goal.name }
        guard !indicator.level1.isEmpty else { return "绩效指标" }
        return executionRate.kind == .remainder
            ? SelfEvaluationReport.groupName(indicator.level1) : indicator.level1
    }

    /// Whether the execution rate has points of its own beside the rows.
    var hasExecutionBlock: Bool { [.remainder, .block].contains(executionRate.kind) && isScored }

    /// A weight or a score with the form's decimals.
    func points(_ value: Rate?) -> ShownValue { .decimal(value, places: form.scorePlaces) }

    /// Money in the form's unit.
    func money(_ money: Money) -> ShownValue {
        .money(money, unit: form.unit == .yuan ? .yuan : .tenThousandYuan)
    }
}
