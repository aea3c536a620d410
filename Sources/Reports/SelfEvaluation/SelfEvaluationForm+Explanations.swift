import BudgetDomain

// What was said about contradictions that stand, printed beside the figures that they are about.

extension SelfEvaluationForm {
    /// Findings about the budget as a whole, which the note under its block explains.
    private static let budgetCodes: Set<SelfEvaluationFinding.Code> = [
        .rateByRecovery, .rateByCutting, .noBudget,
    ]

    /// Findings whose explanation has a place of its own: tasks, and reasons of scores.
    private static let codesWithPlace: Set<SelfEvaluationFinding.Code> =
        budgetCodes.union([
            .completeWithoutSpending, .completeWithLittleSpending, .undeclaredTask,
            .overrideBelowRule,
        ])

    /// 说明 of findings about the budget, for the note under the block 预算情况.
    var budgetExplanations: [Inline] {
        report.findings.filter { Self.budgetCodes.contains($0.code) }.flatMap { finding in
            explanation(of: finding, "预算执行情况说明：")
        }
    }

    /// 说明 of findings about indicators and the form itself, under the block of indicators.
    var explanationNotes: [Block] {
        report.findings.filter { !Self.codesWithPlace.contains($0.code) }.compactMap { finding in
            let row = report.result.indicators.first {
                $0.indicator.indicator == finding.subject
            }
            let name = row?.indicator.level3 ?? finding.subject
            let inlines = explanation(of: finding, name.map { "\($0.quoted)说明：" } ?? "说明：")
            return inlines.isEmpty ? nil : .note(inlines)
        }
    }

    private func explanation(of finding: SelfEvaluationFinding, _ opening: String) -> [Inline] {
        guard let text = finding.explanation else { return [] }
        let name = [finding.code.rawValue, finding.subject, "explanation"].compactMap(\.self)
        let identifier = FigureIdentifier(rawValue: "finding." + name.joined(separator: "."))
        return [.text(opening), .figure(Figure(identifier, .text(text))), "。"]
    }
}
