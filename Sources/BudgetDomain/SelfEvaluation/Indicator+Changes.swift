extension Indicator {
    func with(target: String) -> Indicator {
        Indicator(
            indicator, level1, level2, level3, kind: kind, operator: `operator`, target: target,
            measure: measure, weight: weight, formula: formula, rule: rule, task: task, goal: goal,
            core: core, common: common)
    }

    func with(weight: Points) -> Indicator {
        Indicator(
            indicator, level1, level2, level3, kind: kind, operator: `operator`, target: target,
            measure: measure, weight: weight, formula: formula, rule: rule, task: task, goal: goal,
            core: core, common: common)
    }

    /// The row as one project's own: named after the project, since many projects share a form.
    package func of(_ task: String?) -> Indicator {
        guard let task else { return self }
        return Indicator(
            "\(task).\(indicator)", level1, level2, level3, kind: kind, operator: `operator`,
            target: target, measure: measure, weight: weight, formula: formula, rule: rule,
            task: task, goal: goal, core: core, common: common)
    }
}
