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

    /// What an indicator reached, as reported on a business date; nil where the date is not known.
    private struct DatedActual: Hashable, Sendable {
        let actual: Remark<String>
        let date: CalendarDate?
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
    /// Every publication, the first one first; a revision adds one and keeps those before.
    package private(set) var publishedReports: [PublishedReport] = []
    /// Every step from opening on, in the order they were taken.
    package private(set) var steps: [WorkflowStep] = []
    /// In the order of their first definition; empty where the default catalogue applies.
    package internal(set) var definitions: [Indicator] = []
    /// Everything reported of indicators, in the order of recording.
    private var reports: [String: [DatedActual]] = [:]
    package internal(set) var declarations: [String: Remark<CompletionStatus>] = [:]
    package private(set) var scores: [String: Remark<Points>] = [:]
    package private(set) var overrides: [String: Remark<Points>] = [:]
    /// Why indicators fell short.
    package private(set) var explanations: [String: String] = [:]
    package internal(set) var explainedFindings: [FindingKey: String] = [:]
    /// Saved texts by section.
    package private(set) var narrative: [NarrativeSection: String] = [:]
    /// The catalogues in force: the unit's, and those of projects.
    package private(set) var publications: [Publication] = []
    /// Why rows do not apply, by indicator.
    package private(set) var exclusions: [String: String] = [:]
    /// Targets as first set, of indicators whose target was revised since.
    package private(set) var originalTargets: [String: String] = [:]

    package init() {}

    /// The indicator of that identifier or name: the unit's first, then those of projects.
    package func indicator(_ name: String) -> Indicator? {
        if let own = catalogue[name] { return own }
        let ofProjects = IndicatorCatalogue(
            id: "", version: "", name: "", indicators: definitions.filter { $0.task != nil })
        // As its form weighs it, where rows do not apply.
        guard let row = ofProjects[name], let task = row.task else { return nil }
        return catalogue(of: task).indicators.first { $0.indicator == row.indicator }
    }

    /// What was reported last of each indicator.
    package var actuals: [String: Remark<String>] { reports.compactMapValues { $0.last?.actual } }

    /// What was reported last of an indicator; nil where nothing was.
    func actual(of indicator: String) -> Remark<String>? { reports[indicator]?.last?.actual }

    /// What was reported last of an indicator up to a business date; nil where nothing was.
    package func actual(of indicator: String, by date: CalendarDate) -> Remark<String>? {
        report(of: indicator, by: date)?.actual
    }

    /// The business date of that report; nil where nothing was reported, or without a date.
    package func dateOfActual(of indicator: String, by date: CalendarDate) -> CalendarDate? {
        report(of: indicator, by: date)?.date
    }

    private func report(of indicator: String, by date: CalendarDate) -> DatedActual? {
        reports[indicator]?.last { $0.date.map { $0 <= date } ?? true }
    }

    /// What tasks were declared to be, by code.
    package var completions: [String: CompletionStatus] { declarations.mapValues(\.value) }
}

// MARK: - Evolving

extension SelfEvaluation {
    /// Applies one event.
    ///
    /// Its business date and its own version are kept with the step that it is, where they are given.
    package mutating func evolve(
        _ event: SelfEvaluationEvent, by actor: String, on date: CalendarDate? = nil,
        version: Int64 = 0
    ) {
        if let step = WorkflowStep(event, by: actor, on: date, at: version) { steps.append(step) }
        switch event {
        case .cataloguePublished(let event): publish(event, version)
        case .applicabilitySet(let event):
            exclusions[event.indicator] = event.applies ? nil : event.reason
        case .indicatorDefined(let event): define(event.definition)
        case .targetRevised(let event): revise(event)
        case .indicatorActualReported(let event):
            let actual = Remark(value: event.value, text: event.evidence, actor: actor)
            reports[event.indicator, default: []].append(.init(actual: actual, date: date))
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
            publishedReports.append(
                PublishedReport(
                    number: publishedReports.count + 1, version: event.ownVersion,
                    figuresVersion: bookVersion ?? event.bookVersion))
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

    /// Rows of the same form that were there before make room, also those of the unit's own.
    private mutating func publish(_ event: CataloguePublished, _ version: Int64) {
        definitions.removeAll { $0.task == event.task }
        definitions += event.catalogue.indicators.map { $0.of(event.task) }
        let publication = Publication(
            task: event.task, version: version, catalogue: event.catalogue)
        if let index = publications.firstIndex(where: { $0.task == event.task }) {
            publications[index] = publication
        } else {
            publications.append(publication)
        }
        let present = Set(definitions.map(\.indicator))
        exclusions = exclusions.filter { present.contains($0.key) }
        originalTargets = originalTargets.filter { present.contains($0.key) }
    }

    private mutating func revise(_ event: TargetRevised) {
        // A target of the default catalogue is revised by making the catalogue the book's own.
        if publication(of: nil) == nil, catalogue == .standard,
            IndicatorCatalogue.standard[event.indicator] != nil
        {
            definitions += IndicatorCatalogue.standard.indicators
        }
        guard let index = definitions.firstIndex(where: { $0.indicator == event.indicator }) else {
            return
        }
        let first = originalTargets[event.indicator] ?? definitions[index].target ?? ""
        originalTargets[event.indicator] = first
        definitions[index] = definitions[index].with(target: event.target)
    }
}
