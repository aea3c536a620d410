package import JSON

/// What a command asks of a self-evaluation, without who asks and of which book.
package enum SelfEvaluationAction: Hashable, Sendable {
    case publishCatalogue(PublishCatalogue)
    case setApplicability(SetApplicability)
    case defineIndicator(DefineIndicator)
    case reviseTarget(ReviseTarget)
    case reportIndicatorActual(ReportIndicatorActual)
    case declareTaskCompletion(DeclareTaskCompletion)
    case openSelfEvaluation(OpenSelfEvaluation)
    case scoreIndicator(ScoreIndicator)
    case overrideScore(OverrideScore)
    case explainIndicator(ExplainIndicator)
    case explainFinding(ExplainFinding)
    case saveNarrative(SaveNarrative)
    case submitSelfEvaluation(SubmitSelfEvaluation)
    case returnSelfEvaluation(ReturnSelfEvaluation)
    case approveSelfEvaluation(ApproveSelfEvaluation)
    case publishSelfEvaluation(PublishSelfEvaluation)
    case reviseSelfEvaluation(ReviseSelfEvaluation)
}

extension SelfEvaluationAction {
    /// The names that ``init(name:fields:ignoring:)`` knows, in the order of a self-evaluation.
    package static let names = [
        "PublishCatalogue",
        "SetApplicability",
        "DefineIndicator",
        "ReviseTarget",
        "ReportIndicatorActual",
        "DeclareTaskCompletion",
        "OpenSelfEvaluation",
        "ScoreIndicator",
        "OverrideScore",
        "ExplainIndicator",
        "ExplainFinding",
        "SaveNarrative",
        "SubmitSelfEvaluation",
        "ReturnSelfEvaluation",
        "ApproveSelfEvaluation",
        "PublishSelfEvaluation",
        "ReviseSelfEvaluation",
    ]

    /// The command's name: `OverrideScore`.
    package var name: String {
        switch self {
        case .publishCatalogue: "PublishCatalogue"
        case .setApplicability: "SetApplicability"
        case .defineIndicator: "DefineIndicator"
        case .reviseTarget: "ReviseTarget"
        case .reportIndicatorActual: "ReportIndicatorActual"
        case .declareTaskCompletion: "DeclareTaskCompletion"
        case .openSelfEvaluation: "OpenSelfEvaluation"
        case .scoreIndicator: "ScoreIndicator"
        case .overrideScore: "OverrideScore"
        case .explainIndicator: "ExplainIndicator"
        case .explainFinding: "ExplainFinding"
        case .saveNarrative: "SaveNarrative"
        case .submitSelfEvaluation: "SubmitSelfEvaluation"
        case .returnSelfEvaluation: "ReturnSelfEvaluation"
        case .approveSelfEvaluation: "ApproveSelfEvaluation"
        case .publishSelfEvaluation: "PublishSelfEvaluation"
        case .reviseSelfEvaluation: "ReviseSelfEvaluation"
        }
    }

    /// What the command asks for, as its own type.
    package var content: any Codable & Hashable & Sendable {
        switch self {
        case .publishCatalogue(let content): content
        case .setApplicability(let content): content
        case .defineIndicator(let content): content
        case .reviseTarget(let content): content
        case .reportIndicatorActual(let content): content
        case .declareTaskCompletion(let content): content
        case .openSelfEvaluation(let content): content
        case .scoreIndicator(let content): content
        case .overrideScore(let content): content
        case .explainIndicator(let content): content
        case .explainFinding(let content): content
        case .saveNarrative(let content): content
        case .submitSelfEvaluation(let content): content
        case .returnSelfEvaluation(let content): content
        case .approveSelfEvaluation(let content): content
        case .publishSelfEvaluation(let content): content
        case .reviseSelfEvaluation(let content): content
        }
    }

    /// Reads an action by its name; nil where no command here has that name.
    ///
    /// - Throws: ``JSONFieldError`` naming the field that does not fit.
    package init?(name: String, fields: JSONValue, ignoring: Set<String>) throws(JSONFieldError) {
        func content<Content: Decodable>(_ type: Content.Type) throws(JSONFieldError) -> Content {
            try JSONValueDecoder.decode(type, from: fields, ignoring: ignoring)
        }
        switch name {
        case "PublishCatalogue": self = .publishCatalogue(try content(PublishCatalogue.self))
        case "SetApplicability": self = .setApplicability(try content(SetApplicability.self))
        case "DefineIndicator": self = .defineIndicator(try content(DefineIndicator.self))
        case "ReviseTarget": self = .reviseTarget(try content(ReviseTarget.self))
        case "ReportIndicatorActual":
            self = .reportIndicatorActual(try content(ReportIndicatorActual.self))
        case "DeclareTaskCompletion":
            self = .declareTaskCompletion(try content(DeclareTaskCompletion.self))
        case "OpenSelfEvaluation": self = .openSelfEvaluation(try content(OpenSelfEvaluation.self))
        case "ScoreIndicator": self = .scoreIndicator(try content(ScoreIndicator.self))
        case "OverrideScore": self = .overrideScore(try content(OverrideScore.self))
        case "ExplainIndicator": self = .explainIndicator(try content(ExplainIndicator.self))
        case "ExplainFinding": self = .explainFinding(try content(ExplainFinding.self))
        case "SaveNarrative": self = .saveNarrative(try content(SaveNarrative.self))
        case "SubmitSelfEvaluation":
            self = .submitSelfEvaluation(try content(SubmitSelfEvaluation.self))
        case "ReturnSelfEvaluation":
            self = .returnSelfEvaluation(try content(ReturnSelfEvaluation.self))
        case "ApproveSelfEvaluation":
            self = .approveSelfEvaluation(try content(ApproveSelfEvaluation.self))
        case "PublishSelfEvaluation":
            self = .publishSelfEvaluation(try content(PublishSelfEvaluation.self))
        case "ReviseSelfEvaluation":
            self = .reviseSelfEvaluation(try content(ReviseSelfEvaluation.self))
        default: return nil
        }
    }
}
