/// The rules of early warning applied to a year's figures on a day (预警判定).
///
/// Pure: the same figures, day and rule set always give the same judgements. Every comparison is
/// made on exact fractions, so a gap of exactly ten points is one.
package struct AlertEvaluation: Sendable {
    let figures: YearFigures
    /// The day judged on; the last of the fiscal year where the year is over.
    let day: CalendarDate
    let ruleSet: RuleSet
    /// What tasks were declared to be, by code; only A12 asks.
    let declarations: [String: CompletionStatus]
    /// How far every line is moved towards raising, to hold what was raised already.
    var margin = Rate.zero

    var thresholds: AlertThresholds { ruleSet.alerts }
    var timeProgress: Rate { ruleSet.timeProgress.rate(on: day) }

    init(
        figures: YearFigures, on date: CalendarDate, ruleSet: RuleSet,
        declarations: [String: CompletionStatus] = [:]
    ) {
        self.figures = figures
        self.day = min(date, CalendarDate.lastDay(of: 12, figures.fiscalYear))
        self.ruleSet = ruleSet
        self.declarations = declarations
    }

    /// Judges every rule that has what it needs on every scope it is about, in order of rules.
    ///
    /// `figures` must be as of `date`. A day before the fiscal year has nothing to judge.
    ///
    /// `holding` are the severities of the live alerts: where the rule set has a hysteresis margin,
    /// one of them is lowered only once its figure has cleared the line by the margin.
    package static func evaluate(
        _ figures: YearFigures, on date: CalendarDate, ruleSet: RuleSet,
        declarations: [String: CompletionStatus] = [:], holding: [AlertKey: Severity] = [:]
    ) -> [Judgement] {
        guard date.year >= figures.fiscalYear else { return [] }
        var evaluation = AlertEvaluation(
            figures: figures, on: date, ruleSet: ruleSet, declarations: declarations)
        let strict = evaluation.judgements()
        guard ruleSet.hysteresis > .zero, !holding.isEmpty else { return strict }
        evaluation.margin = ruleSet.hysteresis
        return evaluation.judgements().compactMap { relaxed in
            let found = strict.first { $0.key == relaxed.key }
            let held = holding[relaxed.key].map { min($0, relaxed.severity) }
            guard let severity = [found?.severity, held].compactMap({ $0 }).max() else {
                return nil
            }
            return Judgement(
                rule: relaxed.rule, scope: relaxed.scope, severity: severity,
                figures: (found ?? relaxed).figures)
        }
    }

    private func judgements() -> [Judgement] {
        AlertRule.allCases.flatMap { rule in
            scopes(of: rule).compactMap { judge(rule, on: $0) }
        }
    }

    private func scopes(of rule: AlertRule) -> [Subject] {
        var subjects: [Subject] = []
        if rule.judgesTasks {
            subjects += figures.tasks.map { Subject(scope: .task($0.task.code), $0.figures) }
        }
        if rule.judgesProject { subjects.append(Subject(scope: .project, figures.project)) }
        if rule.judgesUnit { subjects.append(Subject(scope: .unit, figures.whole)) }
        return subjects
    }

    /// A scope and its figures.
    struct Subject {
        let scope: AlertScope
        let figures: ExecutionFigures

        init(scope: AlertScope, _ figures: ExecutionFigures) {
            self.scope = scope
            self.figures = figures
        }
    }

    /// Whether a rule finds anything on a scope; A11 and A14 judge monitoring records, not figures.
    private func judge(_ rule: AlertRule, on subject: Subject) -> Judgement? {
        if rule == .a12 { return judgeCompletion(subject) }
        // With no budget there is no rate to judge by.
        guard subject.figures.adjusted != .zero else { return nil }
        return switch rule {
        case .a1: judgeLag(subject)
        case .a2: judgeNode(subject)
        case .a3: judgeThirdQuarter(subject)
        case .a4: judgeNoSpending(subject)
        case .a5: judgeStandstill(subject)
        case .a6: judgeNearlySpent(subject)
        case .a7: judgeThreePublic(subject)
        case .a8: judgeAdjustment(subject)
        case .a9: judgeRush(subject)
        case .a10: judgeProcurement(subject)
        case .a13: judgeResidue(subject)
        case .a11, .a12, .a14: nil
        }
    }
}

// MARK: - Light

extension AlertEvaluation {
    /// The worst of A1–A4 on a scope; nil where there is no budget to spend.
    ///
    /// A4 is about tasks only, so totals are judged by A1–A3.
    package static func light(
        of scope: ExecutionFigures, isTask: Bool, in figures: YearFigures, on date: CalendarDate,
        ruleSet: RuleSet
    ) -> Light? {
        guard scope.adjusted != .zero else { return nil }
        guard date.year >= figures.fiscalYear else { return .green }
        let evaluation = AlertEvaluation(figures: figures, on: date, ruleSet: ruleSet)
        let subject = Subject(scope: isTask ? .task("") : .unit, scope)
        let rules: [AlertRule] = isTask ? [.a1, .a2, .a3, .a4] : [.a1, .a2, .a3]
        return Light(rules.compactMap { evaluation.judge($0, on: subject)?.severity }.max())
    }
}
