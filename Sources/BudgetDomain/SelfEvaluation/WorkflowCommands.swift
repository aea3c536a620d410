// 填报 → 送审 → 审核 → 公开, and back: what may be asked of an open self-evaluation.

/// Saves a part of the report's text; figures in it are placeholders (保存文字).
package struct SaveNarrative: Codable, Hashable, Sendable {
    package let section: NarrativeSection
    package let text: String

    package init(section: NarrativeSection, text: String) {
        self.section = section
        self.text = text
    }
}

/// Submits for review; every contradiction is mended or explained by then (送审).
package struct SubmitSelfEvaluation: Codable, Hashable, Sendable {
    package init() {}
}

/// Sends it back to be mended (退回).
package struct ReturnSelfEvaluation: Codable, Hashable, Sendable {
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

/// Approves it; the approver is not who submitted it (审核通过).
package struct ApproveSelfEvaluation: Codable, Hashable, Sendable {
    package init() {}
}

/// Publishes it: from now on this version stands (公开).
package struct PublishSelfEvaluation: Codable, Hashable, Sendable {
    package init() {}
}

/// Opens a published or approved one again, on the figures as they are recorded now (修订).
package struct ReviseSelfEvaluation: Codable, Hashable, Sendable {
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }
}
