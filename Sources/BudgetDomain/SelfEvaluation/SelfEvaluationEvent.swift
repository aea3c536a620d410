package import JSON

/// What happened in a self-evaluation, as one of its events.
package enum SelfEvaluationEvent: Hashable, Sendable {
    case cataloguePublished(CataloguePublished)
    case applicabilitySet(ApplicabilitySet)
    case indicatorDefined(IndicatorDefined)
    case targetRevised(TargetRevised)
    case indicatorActualReported(IndicatorActualReported)
    case taskCompletionDeclared(TaskCompletionDeclared)
    case selfEvaluationOpened(SelfEvaluationOpened)
    case indicatorScored(IndicatorScored)
    case scoreOverridden(ScoreOverridden)
    case indicatorExplained(IndicatorExplained)
    case findingExplained(FindingExplained)
    case narrativeSaved(NarrativeSaved)
    case selfEvaluationSubmitted(SelfEvaluationSubmitted)
    case selfEvaluationReturned(SelfEvaluationReturned)
    case selfEvaluationApproved(SelfEvaluationApproved)
    case selfEvaluationPublished(SelfEvaluationPublished)
    case selfEvaluationRevised(SelfEvaluationRevised)
}

extension SelfEvaluationEvent {
    /// The event's name in the log.
    package var typeName: String {
        switch self {
        case .cataloguePublished: "CataloguePublished"
        case .applicabilitySet: "ApplicabilitySet"
        case .indicatorDefined: "IndicatorDefined"
        case .targetRevised: "TargetRevised"
        case .indicatorActualReported: "IndicatorActualReported"
        case .taskCompletionDeclared: "TaskCompletionDeclared"
        case .selfEvaluationOpened: "SelfEvaluationOpened"
        case .indicatorScored: "IndicatorScored"
        case .scoreOverridden: "ScoreOverridden"
        case .indicatorExplained: "IndicatorExplained"
        case .findingExplained: "FindingExplained"
        case .narrativeSaved: "NarrativeSaved"
        case .selfEvaluationSubmitted: "SelfEvaluationSubmitted"
        case .selfEvaluationReturned: "SelfEvaluationReturned"
        case .selfEvaluationApproved: "SelfEvaluationApproved"
        case .selfEvaluationPublished: "SelfEvaluationPublished"
        case .selfEvaluationRevised: "SelfEvaluationRevised"
        }
    }

    /// What the event says, as its own type.
    package var content: any Codable & Hashable & Sendable {
        switch self {
        case .cataloguePublished(let content): content
        case .applicabilitySet(let content): content
        case .indicatorDefined(let content): content
        case .targetRevised(let content): content
        case .indicatorActualReported(let content): content
        case .taskCompletionDeclared(let content): content
        case .selfEvaluationOpened(let content): content
        case .indicatorScored(let content): content
        case .scoreOverridden(let content): content
        case .indicatorExplained(let content): content
        case .findingExplained(let content): content
        case .narrativeSaved(let content): content
        case .selfEvaluationSubmitted(let content): content
        case .selfEvaluationReturned(let content): content
        case .selfEvaluationApproved(let content): content
        case .selfEvaluationPublished(let content): content
        case .selfEvaluationRevised(let content): content
        }
    }

    /// Reads an event back from its name and its fields; nil where no event here has that name.
    ///
    /// - Throws: ``JSONFieldError`` where a field is missing.
    package init?(typeName: String, fields: JSONValue) throws(JSONFieldError) {
        func content<Content: Decodable>(_ type: Content.Type) throws(JSONFieldError) -> Content {
            try JSONValueDecoder.decode(type, from: fields, isStrict: false)
        }
        switch typeName {
        case "CataloguePublished": self = .cataloguePublished(try content(CataloguePublished.self))
        case "ApplicabilitySet": self = .applicabilitySet(try content(ApplicabilitySet.self))
        case "IndicatorDefined": self = .indicatorDefined(try content(IndicatorDefined.self))
        case "TargetRevised": self = .targetRevised(try content(TargetRevised.self))
        case "IndicatorActualReported":
            self = .indicatorActualReported(try content(IndicatorActualReported.self))
        case "TaskCompletionDeclared":
            self = .taskCompletionDeclared(try content(TaskCompletionDeclared.self))
        case "SelfEvaluationOpened":
            self = .selfEvaluationOpened(try content(SelfEvaluationOpened.self))
        case "IndicatorScored": self = .indicatorScored(try content(IndicatorScored.self))
        case "ScoreOverridden": self = .scoreOverridden(try content(ScoreOverridden.self))
        case "IndicatorExplained": self = .indicatorExplained(try content(IndicatorExplained.self))
        case "FindingExplained": self = .findingExplained(try content(FindingExplained.self))
        case "NarrativeSaved": self = .narrativeSaved(try content(NarrativeSaved.self))
        case "SelfEvaluationSubmitted":
            self = .selfEvaluationSubmitted(try content(SelfEvaluationSubmitted.self))
        case "SelfEvaluationReturned":
            self = .selfEvaluationReturned(try content(SelfEvaluationReturned.self))
        case "SelfEvaluationApproved":
            self = .selfEvaluationApproved(try content(SelfEvaluationApproved.self))
        case "SelfEvaluationPublished":
            self = .selfEvaluationPublished(try content(SelfEvaluationPublished.self))
        case "SelfEvaluationRevised":
            self = .selfEvaluationRevised(try content(SelfEvaluationRevised.self))
        default: return nil
        }
    }
}
