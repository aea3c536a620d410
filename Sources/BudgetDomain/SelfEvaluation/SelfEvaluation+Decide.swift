/// What a decision about a self-evaluation needs to know of the rest of the book.
package struct SelfEvaluationContext: Sendable {
    /// The version of the book's last event.
    package let bookVersion: Int64
    package let ruleSet: RuleSet
    /// Codes of the registered tasks.
    package let tasks: Set<String>
    package let actor: String
    package let fiscalYear: Int
    /// Contradictions neither mended nor explained, as people read them; only submitting asks.
    package let blockingFindings: [String]
    /// The names that texts may bind figures by; only saving text asks.
    package let placeholders: Set<String>

    package init(
        bookVersion: Int64, ruleSet: RuleSet, tasks: Set<String>, actor: String,
        fiscalYear: Int = 2021,
        blockingFindings: [String] = [], placeholders: Set<String> = []
    ) {
        self.bookVersion = bookVersion
        self.ruleSet = ruleSet
        self.tasks = tasks
        self.actor = actor
        self.fiscalYear = fiscalYear
        self.blockingFindings = blockingFindings
        self.placeholders = placeholders
    }
}

extension SelfEvaluation {
    /// Decides on an action: the event that follows from it.
    ///
    /// - Throws: ``BudgetRejection`` where a rule refuses it; nothing has changed then.
    package func decide(_ action: SelfEvaluationAction, _ context: SelfEvaluationContext)
        throws(BudgetRejection) -> SelfEvaluationEvent
    {
        switch action {
        case .publishCatalogue(let action): try publish(action, context)
        case .setApplicability(let action): try setApplicability(action, context)
        case .defineIndicator(let action): try define(action, context)
        case .reviseTarget(let action): try revise(action)
        case .reportIndicatorActual(let action): try report(action)
        case .declareTaskCompletion(let action): try declare(action, context)
        case .scoreIndicator(let action): try score(action, context)
        case .overrideScore(let action): try override(action, context)
        case .explainIndicator(let action): try explain(action)
        case .explainFinding(let action): try explain(action)
        case .openSelfEvaluation: try open(context)
        case .saveNarrative(let action): try save(action, context)
        case .submitSelfEvaluation: try submit(context)
        case .returnSelfEvaluation(let action): try sendBack(action)
        case .approveSelfEvaluation: try approve(context)
        case .publishSelfEvaluation: try publish(context)
        case .reviseSelfEvaluation(let action): try revise(action, context)
        }
    }

    // MARK: - Indicators

    private func define(
        _ action: DefineIndicator, _ context: SelfEvaluationContext
    ) throws(BudgetRejection) -> SelfEvaluationEvent {
        if let task = action.task { try requireTask(task, context) }
        guard stage == .preparing else {
            throw .refused(
                "selfEvaluationOpen", "自评已经启动，指标不能再改；调整目标值请用 ReviseTarget",
                figures: [("indicator", action.indicator)])
        }
        let definition = Indicator(
            action.indicator, action.level1, action.level2 ?? "", action.level3, kind: action.kind,
            operator: action.operator, target: action.target?.text, measure: action.measure,
            weight: action.weight, formula: action.formula, rule: action.rule,
            task: action.task, goal: action.goal, core: action.core)
        try requireOwn(action)
        let template = action.task.map { catalogue(of: $0).template } ?? catalogue.template
        if let flaw = template.flaws(of: definition, row: definitions.count + 1).first {
            throw .malformed(
                "badField", flaw.message,
                figures: [("field", flaw.field), ("indicator", action.indicator)])
        }
        return .indicatorDefined(IndicatorDefined(definition: definition))
    }

    private func revise(_ action: ReviseTarget) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireEditable()
        try requireFilled(action.reason, "reason")
        let indicator = try requireIndicator(action.indicator)
        if let flaw = indicator.with(target: action.target.text).flaws(row: 1, levels: 1).first {
            throw .malformed("badField", flaw.message, figures: [("field", "target")])
        }
        return .targetRevised(
            TargetRevised(
                indicator: indicator.indicator, target: action.target.text,
                previous: indicator.target, reason: action.reason))
    }

    private func report(_ action: ReportIndicatorActual) throws(BudgetRejection)
        -> SelfEvaluationEvent
    {
        try requireEditable()
        let indicator = try requireIndicator(action.indicator)
        if indicator.kind == .quantitative, indicator.number(action.value.text) == nil {
            throw .malformed(
                "badField",
                "字段 value：“\(action.value.text)”不是数值；定量指标填数字、百分数或分数，如 90、90%、8/8",
                figures: [("field", "value"), ("indicator", indicator.indicator)])
        }
        return .indicatorActualReported(
            IndicatorActualReported(
                indicator: indicator.indicator, value: action.value.text,
                evidence: action.evidence))
    }

    private func declare(
        _ action: DeclareTaskCompletion, _ context: SelfEvaluationContext
    ) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireEditable()
        try requireTask(action.task, context)
        return .taskCompletionDeclared(
            TaskCompletionDeclared(
                task: action.task, status: action.status, evidence: action.evidence))
    }

    // MARK: - Scores

    private func score(
        _ action: ScoreIndicator, _ context: SelfEvaluationContext
    ) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireOpen()
        let indicator = try requireIndicator(action.indicator)
        guard indicator.kind == .qualitative else {
            throw .refused(
                "scoredByRule", "“\(indicator.level3)”是定量指标，按规则计分；如需调整，请用 OverrideScore 并说明理由",
                figures: [("indicator", indicator.indicator)])
        }
        let score = try requireWithin(
            action.score, indicator.weight.rate, indicator.level3, context)
        return .indicatorScored(
            IndicatorScored(
                indicator: indicator.indicator, score: score, reason: filled(action.reason)))
    }

    private func override(
        _ action: OverrideScore, _ context: SelfEvaluationContext
    ) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireOpen()
        try requireFilled(action.reason, "reason")
        let block = Indicator.budgetExecutionBlock
        if action.indicator == block || action.indicator == "预算执行" {
            let weight = catalogue.budgetExecutionWeight(context.ruleSet.scoring) ?? .zero
            let score = try requireWithin(action.score, weight, "预算执行", context)
            return .scoreOverridden(
                ScoreOverridden(indicator: block, score: score, reason: action.reason))
        }
        let indicator = try requireIndicator(action.indicator)
        let score = try requireWithin(
            action.score, indicator.weight.rate, indicator.level3, context)
        return .scoreOverridden(
            ScoreOverridden(indicator: indicator.indicator, score: score, reason: action.reason))
    }

    private func explain(_ action: ExplainIndicator) throws(BudgetRejection) -> SelfEvaluationEvent
    {
        try requireEditable()
        try requireFilled(action.reason, "reason")
        let indicator = try requireIndicator(action.indicator)
        return .indicatorExplained(
            IndicatorExplained(indicator: indicator.indicator, reason: action.reason))
    }

    private func explain(_ action: ExplainFinding) throws(BudgetRejection) -> SelfEvaluationEvent {
        try requireEditable()
        guard FindingCode(rawValue: action.finding) != nil else {
            let known = FindingCode.allCases.map(\.rawValue).joined(separator: "、")
            throw .refused(
                "unknownFinding", "没有名为“\(action.finding)”的检查结果；可以说明的有：\(known)",
                figures: [("finding", action.finding)])
        }
        try requireFilled(action.explanation, "explanation")
        return .findingExplained(
            FindingExplained(
                finding: action.finding, subject: filled(action.subject),
                explanation: action.explanation))
    }
}
