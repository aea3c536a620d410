// What happened in a self-evaluation.

/// An indicator was defined, or defined anew.
package struct IndicatorDefined: Codable, Hashable, Sendable {
    package let definition: Indicator

    package init(definition: Indicator) {
        self.definition = definition
    }
}

/// An indicator got another target.
package struct TargetRevised: Codable, Hashable, Sendable {
    package let indicator: String
    package let target: String
    package let previous: String?
    package let reason: String

    package init(indicator: String, target: String, previous: String? = nil, reason: String) {
        self.indicator = indicator
        self.target = target
        self.previous = previous
        self.reason = reason
    }
}

/// An actual was reported; the latest one counts.
package struct IndicatorActualReported: Codable, Hashable, Sendable {
    package let indicator: String
    package let value: String
    package let evidence: String?

    package init(indicator: String, value: String, evidence: String? = nil) {
        self.indicator = indicator
        self.value = value
        self.evidence = evidence
    }
}

/// It was declared what became of a task; the latest declaration counts.
package struct TaskCompletionDeclared: Codable, Hashable, Sendable {
    package let task: String
    package let status: CompletionStatus
    package let evidence: String?

    package init(task: String, status: CompletionStatus, evidence: String? = nil) {
        self.task = task
        self.status = status
        self.evidence = evidence
    }
}

/// The self-evaluation was opened: its figures are those of this version of the book.
package struct SelfEvaluationOpened: Codable, Hashable, Sendable {
    package let bookVersion: Int64
    /// The rule set's label: `default@2021.1`.
    package let ruleSet: String

    package init(bookVersion: Int64, ruleSet: String) {
        self.bookVersion = bookVersion
        self.ruleSet = ruleSet
    }
}

/// A qualitative indicator was scored.
package struct IndicatorScored: Codable, Hashable, Sendable {
    package let indicator: String
    package let score: Points
    package let reason: String?

    package init(indicator: String, score: Points, reason: String? = nil) {
        self.indicator = indicator
        self.score = score
        self.reason = reason
    }
}

/// A score was set by hand; what the rules give is still computed beside it.
package struct ScoreOverridden: Codable, Hashable, Sendable {
    /// Or `budgetExecution`.
    package let indicator: String
    package let score: Points
    package let reason: String

    package init(indicator: String, score: Points, reason: String) {
        self.indicator = indicator
        self.score = score
        self.reason = reason
    }
}

/// It was said why an indicator fell short.
package struct IndicatorExplained: Codable, Hashable, Sendable {
    package let indicator: String
    package let reason: String

    package init(indicator: String, reason: String) {
        self.indicator = indicator
        self.reason = reason
    }
}

/// A contradiction was explained.
package struct FindingExplained: Codable, Hashable, Sendable {
    package let finding: String
    package let subject: String?
    package let explanation: String

    package init(finding: String, subject: String? = nil, explanation: String) {
        self.finding = finding
        self.subject = subject
        self.explanation = explanation
    }
}

/// A part of the report's text was saved.
package struct NarrativeSaved: Codable, Hashable, Sendable {
    package let section: NarrativeSection
    package let text: String

    package init(section: NarrativeSection, text: String) {
        self.section = section
        self.text = text
    }
}

/// It was submitted for review.
package struct SelfEvaluationSubmitted: Codable, Hashable, Sendable {
    /// The version it was submitted at.
    package let bookVersion: Int64

    package init(bookVersion: Int64) {
        self.bookVersion = bookVersion
    }
}

/// It was sent back.
package struct SelfEvaluationReturned: Codable, Hashable, Sendable {
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

/// It was approved.
package struct SelfEvaluationApproved: Codable, Hashable, Sendable {
    package let bookVersion: Int64

    package init(bookVersion: Int64) {
        self.bookVersion = bookVersion
    }
}

/// It was published at this version.
package struct SelfEvaluationPublished: Codable, Hashable, Sendable {
    package let bookVersion: Int64

    package init(bookVersion: Int64) {
        self.bookVersion = bookVersion
    }
}

/// It was opened again, on the figures of this version.
package struct SelfEvaluationRevised: Codable, Hashable, Sendable {
    package let bookVersion: Int64
    package let reason: String

    package init(bookVersion: Int64, reason: String) {
        self.bookVersion = bookVersion
        self.reason = reason
    }
}
