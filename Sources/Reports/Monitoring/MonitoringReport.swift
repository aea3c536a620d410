package import BudgetDomain

/// Form 4.3 for every project, filled in as far as the book knows (项目支出绩效目标执行监控表).
///
/// What lies ahead (the year's expected spending, causes, likelihood) is left for whoever monitors.
package struct MonitoringReport: Hashable, Sendable {
    /// What the forms are made of: the book as of the last day of the month that is monitored.
    package let source: Source

    package struct Source: Hashable, Sendable {
        package let figures: YearFigures
        /// The same with the money of one source only.
        package let byFundSource: [FundSource: YearFigures]
        package let selfEvaluation: SelfEvaluation
        /// The label of the rule set.
        package let ruleSet: String
        package let headHash: String

        package init(
            figures: YearFigures, byFundSource: [FundSource: YearFigures],
            selfEvaluation: SelfEvaluation, ruleSet: String, headHash: String
        ) {
            self.figures = figures
            self.byFundSource = byFundSource
            self.selfEvaluation = selfEvaluation
            self.ruleSet = ruleSet
            self.headHash = headHash
        }
    }

    /// Whom it is for; nil where there is but one edition.
    package let edition: DocumentEdition?

    package init(_ source: Source, edition: DocumentEdition? = nil) {
        self.source = source
        self.edition = edition
    }

    /// Whose money can be asked about; 序时 stands in no figure of the form.
    var scopes: ExecutionScopes {
        ExecutionScopes(
            figures: source.figures, byFundSource: source.byFundSource, clock: .monthEnds,
            course: nil)
    }

    /// The forms, each on a page of its own, turned for the wide table of indicators.
    package var document: Document {
        let figures = source.figures
        let merged = MergedTasks(edition: edition, of: figures)
        let projects = figures.tasks.filter { $0.task.category == .project }
        let named = projects.filter { merged.names($0.task) }
        let books = [
            BookReference(
                unit: figures.unit, fiscalYear: figures.fiscalYear, version: figures.version,
                headHash: source.headHash)
        ]
        let hidden = projects.filter { !merged.names($0.task) }
        let proof = EditionProof(
            books: books, hiddenCount: hidden.count, scope: "项目支出", total: figures.project,
            shown: .total(of: named.map(\.figures)), hidden: .total(of: hidden.map(\.figures)))
        let forms = named.map { MonitoringForm(row: $0, source: source).blocks }
        return Document(
            title: "项目支出绩效目标执行监控表",
            subtitle: "（\(figures.fiscalYear) 年度 1—\(figures.asOf.month) 月）",
            provenance: DocumentProvenance(
                kind: .monitoring, unitName: figures.unitName, fiscalYear: figures.fiscalYear,
                books: books, template: "monitoring@1", ruleSet: source.ruleSet,
                asOf: figures.asOf, edition: edition?.rawValue),
            blocks: [.landscape(Array(forms.joined(separator: [.pageBreak])))]
                + (edition == .publicUse ? proof.blocks : [])
        ).explained(by: self).hiding(merged.masking)
    }
}
