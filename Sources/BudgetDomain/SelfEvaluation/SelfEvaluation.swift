/// A book's self-evaluation: its indicators, what was reported, and how far it has come (绩效自评).
///
/// Scores are not kept here: they are computed from this and the figures it is pinned to.
package struct SelfEvaluation: Hashable, Sendable {
    /// How far it has come.
    package enum Stage: String, WordCode {
        /// Nothing but preparations.
        case preparing
        /// 填报.
        case open
        /// 送审.
        case submitted
        /// 审核通过.
        case approved
        /// 公开.
        case published
    }

    /// Something said about an indicator or a task, with who said it.
    package struct Remark<Value: Hashable & Sendable>: Hashable, Sendable {
        package let value: Value
        /// Evidence or reason.
        package let text: String?
        package let actor: String
    }

    /// What a finding is known by: its code and what it is about.
    package struct FindingKey: Hashable, Sendable {
        package let code: String
        package let subject: String?

        package init(_ code: String, _ subject: String?) {
            self.code = code
            self.subject = subject
        }
    }

    package private(set) var stage = Stage.preparing
    /// The version whose figures count; nil until it is opened.
    package private(set) var bookVersion: Int64?
    /// The label of the rule set it was opened under.
    package private(set) var ruleSet: String?
    package private(set) var submittedBy: String?
    /// Why it was sent back last; nil once it is submitted again.
    package private(set) var returnReason: String?
    /// The version that stands as published.
    package private(set) var publishedVersion: Int64?
    /// In the order of their first definition; empty where the default catalogue applies.
    package private(set) var definitions: [Indicator] = []
    package private(set) var actuals: [String: Remark<String>] = [:]
    package private(set) var declarations: [String: Remark<CompletionStatus>] = [:]
    package private(set) var scores: [String: Remark<Points>] = [:]
    package private(set) var overrides: [String: Remark<Points>] = [:]
    /// Why indicators fell short.
    package private(set) var explanations: [String: String] = [:]
    package private(set) var explainedFindings: [FindingKey: String] = [:]
    /// Saved texts by section.
    package private(set) var narrative: [NarrativeSection: String] = [:]

    package init() {}

    /// The unit's own indicators, or the default ones where the book defines none for it.
    package var catalogue: IndicatorCatalogue {
        let own = definitions.filter { $0.task == nil }
        return own.isEmpty
            ? .standard
            : IndicatorCatalogue(id: "book", version: "1", name: "本单位指标", indicators: own)
    }

    /// The indicators of one project's own form; empty where none were defined.
    package func catalogue(of task: String) -> IndicatorCatalogue {
        IndicatorCatalogue(
            id: "book", version: "1", name: "项目指标",
            indicators: definitions.filter { $0.task == task })
    }

    /// The indicator of that identifier or name: the unit's first, then those of projects.
    package func indicator(_ name: String) -> Indicator? {
        let ofProjects = definitions.filter { $0.task != nil }
        return catalogue[name]
            ?? IndicatorCatalogue(id: "", version: "", name: "", indicators: ofProjects)[name]
    }

    /// What tasks were declared to be, by code.
    package var completions: [String: CompletionStatus] { declarations.mapValues(\.value) }
}

// MARK: - Evolving

extension SelfEvaluation {
    /// Applies one event.
    package mutating func evolve(_ event: SelfEvaluationEvent, by actor: String) {
        switch event {
        case .indicatorDefined(let event): define(event.definition)
        case .targetRevised(let event): revise(event)
        case .indicatorActualReported(let event):
            actuals[event.indicator] = Remark(
                value: event.value, text: event.evidence, actor: actor)
        case .taskCompletionDeclared(let event):
            declarations[event.task] = Remark(
                value: event.status, text: event.evidence, actor: actor)
        case .indicatorScored(let event):
            scores[event.indicator] = Remark(value: event.score, text: event.reason, actor: actor)
        case .scoreOverridden(let event):
            overrides[event.indicator] = Remark(
                value: event.score, text: event.reason, actor: actor)
        case .indicatorExplained(let event): explanations[event.indicator] = event.reason
        case .findingExplained(let event):
            explainedFindings[FindingKey(event.finding, event.subject)] = event.explanation
        case .narrativeSaved(let event): narrative[event.section] = event.text
        default: move(event, by: actor)
        }
    }

    private mutating func move(_ event: SelfEvaluationEvent, by actor: String) {
        switch event {
        case .selfEvaluationOpened(let event):
            stage = .open
            bookVersion = event.bookVersion
            ruleSet = event.ruleSet
        case .selfEvaluationSubmitted:
            stage = .submitted
            submittedBy = actor
            returnReason = nil
        case .selfEvaluationReturned(let event):
            stage = .open
            returnReason = event.reason
        case .selfEvaluationApproved: stage = .approved
        case .selfEvaluationPublished(let event):
            stage = .published
            publishedVersion = event.bookVersion
        case .selfEvaluationRevised(let event):
            stage = .open
            bookVersion = event.bookVersion
        default: break
        }
    }

    private mutating func define(_ indicator: Indicator) {
        if let index = definitions.firstIndex(where: { $0.indicator == indicator.indicator }) {
            definitions[index] = indicator
        } else {
            definitions.append(indicator)
        }
    }

    private mutating func revise(_ event: TargetRevised) {
        // A target of the default catalogue is revised by making the catalogue the book's own.
        if catalogue == .standard, IndicatorCatalogue.standard[event.indicator] != nil {
            definitions += IndicatorCatalogue.standard.indicators
        }
        guard let index = definitions.firstIndex(where: { $0.indicator == event.indicator }) else {
            return
        }
        definitions[index] = definitions[index].with(target: event.target)
    }
}

extension Indicator {
    func with(target: String) -> Indicator {
        Indicator(
            indicator, level1, level2, level3, kind: kind, operator: `operator`, target: target,
            measure: measure, weight: weight, formula: formula, rule: rule, task: task)
    }
}
