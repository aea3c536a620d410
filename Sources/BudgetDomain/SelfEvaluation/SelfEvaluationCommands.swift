// What may be asked of a self-evaluation. Field names are the contract of the command line.

/// Defines an indicator; a book with any of its own has no others (设定指标).
///
/// Defining one again under its name changes it, as long as the self-evaluation is not open.
package struct DefineIndicator: Codable, Hashable, Sendable {
    package let indicator: String
    package let level1: String
    package let level2: String?
    package let level3: String
    package let kind: IndicatorKind
    package let `operator`: Comparison?
    package let target: WrittenValue?
    package let measure: String?
    package let weight: Points
    package let formula: IndicatorFormula?
    /// Proportional where it is left out.
    package let rule: ScoringRule?
    /// The project whose own form it belongs to; left out for the unit's form.
    package let task: String?
    /// The annual goal it belongs to, where the form has goals.
    package let goal: String?
    /// Whether it is a core row (核心指标).
    package let core: Bool?

    package init(
        indicator: String, level1: String, level2: String? = nil, level3: String,
        kind: IndicatorKind, operator comparison: Comparison? = nil, target: WrittenValue? = nil,
        measure: String? = nil, weight: Points,
        formula: IndicatorFormula? = nil, rule: ScoringRule? = nil, task: String? = nil,
        goal: String? = nil, core: Bool? = nil
    ) {
        self.indicator = indicator
        self.level1 = level1
        self.level2 = level2
        self.level3 = level3
        self.kind = kind
        self.operator = comparison
        self.target = target
        self.measure = measure
        self.weight = weight
        self.formula = formula
        self.rule = rule
        self.task = task
        self.goal = goal
        self.core = core
    }
}

/// Sets another target for an indicator that is defined (调整目标值).
package struct ReviseTarget: Codable, Hashable, Sendable {
    package let indicator: String
    package let target: WrittenValue
    package let reason: String

    package init(indicator: String, target: WrittenValue, reason: String) {
        self.indicator = indicator
        self.target = target
        self.reason = reason
    }
}

/// Reports what was reached, where the log cannot compute it (填报完成值).
package struct ReportIndicatorActual: Codable, Hashable, Sendable {
    package let indicator: String
    package let value: WrittenValue
    /// 佐证材料.
    package let evidence: String?

    package init(indicator: String, value: WrittenValue, evidence: String? = nil) {
        self.indicator = indicator
        self.value = value
        self.evidence = evidence
    }
}

/// Declares what became of a task (任务完成情况).
package struct DeclareTaskCompletion: Codable, Hashable, Sendable {
    package let task: String
    package let status: CompletionStatus
    package let evidence: String?

    package init(task: String, status: CompletionStatus, evidence: String? = nil) {
        self.task = task
        self.status = status
        self.evidence = evidence
    }
}

/// Opens the self-evaluation on the figures as they are recorded now (启动自评).
package struct OpenSelfEvaluation: Codable, Hashable, Sendable {
    package init() {}
}

/// Scores a qualitative indicator (定性指标评分).
package struct ScoreIndicator: Codable, Hashable, Sendable {
    package let indicator: String
    package let score: Points
    package let reason: String?

    package init(indicator: String, score: Points, reason: String? = nil) {
        self.indicator = indicator
        self.score = score
        self.reason = reason
    }
}

/// Sets another score than the rules give, on the record (人工调整得分).
package struct OverrideScore: Codable, Hashable, Sendable {
    /// Or `budgetExecution` for the block outside the indicators.
    package let indicator: String
    package let score: Points
    package let reason: String

    package init(indicator: String, score: Points, reason: String) {
        self.indicator = indicator
        self.score = score
        self.reason = reason
    }
}

/// Says why an indicator fell short of its target (未完成原因分析).
package struct ExplainIndicator: Codable, Hashable, Sendable {
    package let indicator: String
    package let reason: String

    package init(indicator: String, reason: String) {
        self.indicator = indicator
        self.reason = reason
    }
}

/// Explains a contradiction that stands (矛盾事项说明).
package struct ExplainFinding: Codable, Hashable, Sendable {
    /// The finding's code: `completeWithoutSpending`.
    package let finding: String
    /// What it is about, such as a task's code; left out where it is about the whole.
    package let subject: String?
    package let explanation: String

    package init(finding: String, subject: String? = nil, explanation: String) {
        self.finding = finding
        self.subject = subject
        self.explanation = explanation
    }
}
