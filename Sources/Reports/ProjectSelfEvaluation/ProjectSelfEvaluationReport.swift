package import BudgetDomain

/// Form 4.2 for every project of a unit: its money, its goal, its indicators (项目支出绩效自评表).
package struct ProjectSelfEvaluationReport: Hashable, Sendable {
    /// One project and what its form needs besides the scores.
    package struct Project: Hashable, Sendable {
        package let result: ProjectResult
        /// 财政拨款 of the project, carry-over included.
        package let fiscal: ExecutionFigures
        /// 其他资金 of the project.
        package let other: ExecutionFigures
        /// nil as long as nothing was declared.
        package let status: CompletionStatus?
        package let evidence: String?
        /// The catalogue of its form, where one was published.
        package let catalogueLabel: String?
    }

    package let unit: String
    package let unitName: String
    package let fiscalYear: Int
    package let asOf: CalendarDate
    package let version: Int64
    package let headHash: String
    package let ruleSet: RuleSet
    /// Whose money can be asked about.
    let scopes: ExecutionScopes
    /// In order of registration.
    package let projects: [Project]
    /// The one project asked for; nil for all.
    package let task: String?
    /// Whom it is for; nil where there is but one edition.
    package let edition: DocumentEdition?
    /// The projects that the edition does not name, whose forms are left out.
    package let merged: MergedTasks
    /// All projects, whether or not their forms are here, and those that are not.
    private let total: ExecutionFigures
    private let hidden: [ExecutionFigures]

    /// Makes the forms of all projects, or of one, as far as the edition names them.
    package init(
        _ source: SelfEvaluationReport.Source, task: String? = nil,
        edition: DocumentEdition? = nil
    ) {
        let merged = MergedTasks(edition: edition, of: source.figures)
        self.merged = merged
        self.task = task
        self.edition = edition
        total = source.figures.project
        hidden = source.figures.tasks.filter {
            $0.task.category == .project && !merged.names($0.task)
        }.map(\.figures)
        let facts = SelfEvaluationFacts(
            figures: source.figures, ruleSet: source.ruleSet,
            declarations: source.selfEvaluation.completions)
        unit = source.figures.unit
        unitName = source.figures.unitName
        fiscalYear = source.figures.fiscalYear
        asOf = source.figures.asOf
        version = source.version
        headHash = source.headHash
        ruleSet = source.ruleSet
        scopes = source.scopes
        let rows = source.figures.tasks.filter {
            $0.task.category == .project && (task == nil || $0.task.code == task)
                && merged.names($0.task)
        }
        projects = rows.map { row in
            func figures(_ fundSource: FundSource) -> ExecutionFigures {
                source.byFundSource[fundSource]?.tasks
                    .first { $0.task.code == row.task.code }?.figures ?? ExecutionFigures()
            }
            let declaration = source.selfEvaluation.declarations[row.task.code]
            return Project(
                result: source.selfEvaluation.result(of: row, in: facts), fiscal: figures(.fiscal),
                other: figures(.other), status: declaration?.value, evidence: declaration?.text,
                catalogueLabel: source.selfEvaluation.publication(of: row.task.code)?
                    .catalogue.label)
        }
    }

    /// What the form is called; forms of different catalogues share the usual name.
    private var title: String {
        let titles = Set(projects.map(\.result.template.form.title))
        return titles.count == 1 ? titles.first ?? "" : FormLayout.project.title
    }

    /// The forms, each on pages of its own.
    package var document: Document {
        let forms = projects.map { ProjectForm(project: $0, report: self).blocks }
        let books = [
            BookReference(
                unit: unit, fiscalYear: fiscalYear, version: version, headHash: headHash)
        ]
        return Document(
            title: title, subtitle: "（\(fiscalYear) 年度）",
            provenance: DocumentProvenance(
                kind: .projectSelfEvaluation, unitName: unitName, fiscalYear: fiscalYear,
                books: books, template: "project-self-evaluation@1", ruleSet: ruleSet.label,
                asOf: asOf, edition: edition?.rawValue, task: task),
            blocks: Array(forms.joined(separator: [.pageBreak])) + proof(books)
        ).explained(by: self).hiding(merged.masking)
    }

    /// The public edition of all forms says what it leaves out.
    private func proof(_ books: [BookReference]) -> [Block] {
        guard edition == .publicUse, task == nil else { return [] }
        return [.pageBreak]
            + EditionProof(
                books: books, hiddenCount: hidden.count, scope: "项目支出", total: total,
                shown: .total(of: projects.map(\.result.figures)), hidden: .total(of: hidden)
            ).blocks
    }
}
