package import BudgetDomain
import ReadModels

/// What the figures of a day say of alerts, beside what people were told of them (预警现况).
///
/// An alert's statement keeps the figures it was told with. Shown among newer figures they would
/// contradict them, so a page shows these.
package struct AlertOutlook: Sendable {
    /// What would be found on the day, but for A5: the spending of the last weeks is not among the
    /// figures of a report.
    private let found: [AlertKey: Judgement]
    /// Findings that nobody was told of yet, in order of rules: the next evaluation records them.
    ///
    /// None on a day before the last evaluation, on which there will be no other.
    package let untold: [Judgement]
    /// Whether no evaluation was on a later day: then an alert that is not found has gone, and what
    /// tasks were declared to be counts.
    private let isLatest: Bool

    package init(_ report: ExecutionReport, ruleSet: RuleSet) {
        let book = report.reading.book
        let isLatest = book.lastEvaluatedOn.map { report.figures.asOf >= $0 } ?? true
        let judgements = AlertEvaluation.evaluate(
            report.figures, on: report.figures.asOf, ruleSet: ruleSet,
            declarations: isLatest ? book.selfEvaluation.completions : [:],
            holding: book.alerts.holding
        ).filter { $0.rule != .a5 }
        self.isLatest = isLatest
        found = Dictionary(uniqueKeysWithValues: judgements.map { ($0.key, $0) })
        untold = judgements.filter { judgement in
            guard isLatest else { return false }
            guard let alert = book.alerts[judgement.key] else { return true }
            return alert.state == .resolved
                || alert.waivedUntil.map { $0 < report.figures.asOf } ?? false
        }
    }

    /// A5 needs what a report does not have; A11 and A14 are about records, not figures.
    private func isJudged(_ rule: AlertRule) -> Bool {
        switch rule {
        case .a5, .a11, .a14: false
        case .a12: isLatest
        default: true
        }
    }

    /// The facts of an alert and where they come from, such as “按本页数字：年初口径 12.00%”.
    package func facts(of alert: AlertRegister.Alert) -> String {
        if let now = found[alert.key] {
            return "按本页数字：" + now.figures.briefSentences.joined(separator: "，")
        }
        let cleared = isLatest && isJudged(alert.key.rule) ? "；按本页数字已不触发" : ""
        return "\(alert.statement.evaluatedOn) 判定："
            + alert.statement.figures.briefSentences.joined(separator: "，") + cleared
    }
}
