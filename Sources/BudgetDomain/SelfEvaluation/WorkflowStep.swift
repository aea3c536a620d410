/// One step of a self-evaluation's way to publication: who took it, when, and at which version.
package struct WorkflowStep: Hashable, Sendable {
    /// What the step was.
    package enum Kind: String, WordCode {
        case opened
        case submitted
        case returned
        case approved
        case published
        case revised

        /// As people call it.
        package var term: String {
            switch self {
            case .opened: "启动"
            case .submitted: "送审"
            case .returned: "退回"
            case .approved: "审核通过"
            case .published: "公开"
            case .revised: "修订"
            }
        }
    }

    package let kind: Kind
    package let actor: String
    /// The business date; nil where it was not kept.
    package let date: CalendarDate?
    /// The version of the step's own event; nil where it was not kept.
    package let version: Int64?
    /// Why, where the step asks for it: returning and revising.
    package let reason: String?
}

extension WorkflowStep {
    /// The step that an event is; nil for events that are none.
    init?(
        _ event: SelfEvaluationEvent, by actor: String, on date: CalendarDate?, at version: Int64
    ) {
        var reason: String?
        switch event {
        case .selfEvaluationOpened: kind = .opened
        case .selfEvaluationSubmitted: kind = .submitted
        case .selfEvaluationReturned(let event): (kind, reason) = (.returned, event.reason)
        case .selfEvaluationApproved: kind = .approved
        case .selfEvaluationPublished: kind = .published
        case .selfEvaluationRevised(let event): (kind, reason) = (.revised, event.reason)
        default: return nil
        }
        self.actor = actor
        self.date = date
        self.version = version > 0 ? version : nil
        self.reason = reason
    }
}

/// A published self-evaluation: the version it is rebuilt from, whatever is recorded later (公开的版本).
package struct PublishedReport: Hashable, Sendable {
    /// Counted from 1; every revision that is published adds one.
    package let number: Int
    /// The version of the publication itself: the book read at it gives the published document.
    package let version: Int64
    /// The version whose figures count.
    package let figuresVersion: Int64
}

extension SelfEvaluation {
    /// The publication that the public has in hand, as long as no revision is under way.
    package var standingPublication: PublishedReport? {
        stage == .published ? publishedReports.last : nil
    }
}

extension SelfEvaluationPublished {
    /// The event's own version: it was decided on the version it names and appended as the next.
    var ownVersion: Int64 { bookVersion + 1 }
}

extension SelfEvaluation.Stage {
    /// The commands that move it on from here.
    package var nextSteps: [String] {
        switch self {
        case .preparing: ["OpenSelfEvaluation"]
        case .open: ["SubmitSelfEvaluation"]
        case .submitted: ["ApproveSelfEvaluation", "ReturnSelfEvaluation"]
        case .approved: ["PublishSelfEvaluation", "ReturnSelfEvaluation", "ReviseSelfEvaluation"]
        case .published: ["ReviseSelfEvaluation"]
        }
    }
}
