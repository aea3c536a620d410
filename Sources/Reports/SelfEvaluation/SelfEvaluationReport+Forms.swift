import BudgetDomain

extension SelfEvaluationReport {
    /// Form 4.1 and table 4.5 alone, as a document of tables with what was found.
    package var forms: Document {
        Document(
            title: template.form.title, subtitle: subtitle,
            provenance: provenance(template: "self-evaluation-forms@1"),
            blocks: SelfEvaluationForm(report: self).blocks
                + (template.isScored ? [.table(ScoreTable(report: self).table)] : [])
                + findingBlocks
        ).explained(by: self).hiding(merged.masking)
    }

    /// What a document made from this report rests on.
    package func provenance(
        kind: DocumentKind = .selfEvaluation, template: String
    ) -> DocumentProvenance {
        DocumentProvenance(
            kind: kind, unitName: unitName, fiscalYear: fiscalYear,
            books: books, template: template, ruleSet: ruleSet.label, asOf: asOf,
            edition: edition?.rawValue)
    }

    /// The book that everything was computed from, or the books of a department's units.
    package var books: [BookReference] {
        guard units.isEmpty else { return units.map(\.book) }
        return [
            BookReference(
                unit: unit, fiscalYear: fiscalYear, version: version, headHash: headHash)
        ]
    }

    /// What was found, for whoever prints a draft; a published report has nothing left to tell here.
    var findingBlocks: [Block] {
        let open = findings.filter { $0.explanation == nil }
        guard stage != .published, !open.isEmpty else { return [] }
        return [
            .pageBreak, .heading(level: 2, "一致性检查（草稿附注）"),
            .list(
                ordered: false,
                items: open.map { finding in
                    [.text((finding.severity == .error ? "须改正或说明：" : "请核对：") + finding.message)]
                }),
        ]
    }
}
