package import BudgetDomain

/// A unit's self-evaluation as a value: every figure, score and finding before any format (部门整体绩效自评).
package struct SelfEvaluationReport: Hashable, Sendable {
    /// What the report is made of.
    package struct Source: Sendable {
        /// The book at the version the self-evaluation is pinned to, as of the year's last day.
        package let figures: YearFigures
        /// The same with the money of one source only.
        package let byFundSource: [FundSource: YearFigures]
        package let selfEvaluation: SelfEvaluation
        package let ruleSet: RuleSet
        /// The version up to which the self-evaluation itself was read, later than that of the figures.
        ///
        /// Reading the book at this version again gives the same report, scores and texts included.
        package let version: Int64
        /// The hash of the event with ``version``, in lower-case hexadecimal.
        package let headHash: String
        /// The year month by month; nil where only its end is known.
        package let course: ExecutionCourse?
        /// The units of a department, the head unit first; empty where one unit reports for itself.
        package let units: [UnitPart]

        package init(
            figures: YearFigures, byFundSource: [FundSource: YearFigures],
            selfEvaluation: SelfEvaluation, ruleSet: RuleSet, version: Int64? = nil,
            headHash: String, course: ExecutionCourse? = nil, units: [UnitPart] = []
        ) {
            self.figures = figures
            self.byFundSource = byFundSource
            self.selfEvaluation = selfEvaluation
            self.ruleSet = ruleSet
            self.version = version ?? figures.version
            self.headHash = headHash
            self.course = course
            self.units = units
        }

        /// Whose money can be asked about.
        var scopes: ExecutionScopes {
            ExecutionScopes(
                figures: figures, byFundSource: byFundSource, clock: ruleSet.timeProgress,
                course: course)
        }
    }

    /// One line of table 4.5 (各项指标得分情况表).
    package struct OverviewRow: Hashable, Sendable {
        package let name: String
        package let weight: Rate
        package let score: Rate

        /// 得分率; nil where nothing can be scored.
        package var scoreRate: Rate? { score / weight }
    }

    /// One of the year's main tasks (年度主要任务).
    package struct TaskRow: Hashable, Sendable {
        package let task: BudgetTask
        package let figures: ExecutionFigures
        /// 其中：财政资金.
        package let fiscal: ExecutionFigures
        /// nil as long as nothing was declared.
        package let status: CompletionStatus?
        package let evidence: String?
        /// Whose task it is, in a department of several units.
        package var unitName: String?
        /// Whether a task of another unit bears the same name.
        package var sharesName = false
        /// How many tasks the row stands for, where an edition merges those it does not name.
        package var mergedCount: Int?
    }

    /// One line of the block 预算情况.
    package struct BudgetRow: Hashable, Sendable {
        package let kind: Kind
        package let figures: ExecutionFigures

        /// What the line counts, in the form's order.
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            case whole, fiscal, other, basic, project

            /// As the form names it.
            package var name: String {
                switch self {
                case .whole: "部门预算总额"
                case .fiscal: "财政性资金"
                case .other: "其他资金"
                case .basic: "基本支出"
                case .project: "项目支出"
                }
            }
        }
    }

    package let unit: String
    package let unitName: String
    package let fiscalYear: Int
    package let asOf: CalendarDate
    /// The version that gives the same report again.
    package let version: Int64
    /// The version whose figures count (数据固定的版本).
    package let figuresVersion: Int64
    package let headHash: String
    /// With what the form judges differently.
    package let ruleSet: RuleSet
    /// The form that the catalogue makes.
    package let template: CatalogueTemplate
    /// The catalogue in force, where one was published.
    package let catalogueLabel: String?
    package let stage: SelfEvaluation.Stage
    package let result: SelfEvaluationResult
    package let overview: [OverviewRow]
    /// Projects in order of registration.
    package let tasks: [TaskRow]
    package let budget: [BudgetRow]
    package let threePublicBudget: Money?
    package let threePublicSpent: Money
    package let findings: [SelfEvaluationFinding]
    /// Whose money can be asked about.
    package let scopes: ExecutionScopes
    /// Saved texts by section.
    package let narrative: [NarrativeSection: String]
    /// Whom it is for; nil where there is but one edition.
    package let edition: DocumentEdition?
    /// What every project was declared to be, those that are not named included.
    package let statuses: [CompletionStatus]
    /// How many projects there are, those that are not named included.
    package let projectCount: Int
    /// The tasks that the edition does not name, merged into one row.
    package let merged: MergedTasks
    /// The units of a department, the head unit first; empty where one unit reports for itself.
    package let units: [UnitPart]
    /// Which publication this is, counted from 1; nil for drafts.
    package let publication: Int?

    /// Scores and totals are always those of the whole; an edition only chooses what is named.
    package init(_ source: Source, edition: DocumentEdition? = nil) {
        let figures = source.figures
        let facts = SelfEvaluationFacts(
            figures: figures, ruleSet: source.ruleSet,
            declarations: source.selfEvaluation.completions)
        unit = figures.unit
        unitName = figures.unitName
        fiscalYear = figures.fiscalYear
        asOf = figures.asOf
        version = source.version
        figuresVersion = figures.version
        headHash = source.headHash
        template = source.selfEvaluation.catalogue.template
        ruleSet = template.applied(to: source.ruleSet)
        catalogueLabel = source.selfEvaluation.publication(of: nil)?.catalogue.label
        stage = source.selfEvaluation.stage
        result = source.selfEvaluation.result(in: facts)
        overview = Self.overview(of: result, by: template)
        let all = Self.tasks(of: source)
        merged = MergedTasks(edition: edition, of: source.figures)
        tasks = merged.applied(to: all)
        statuses = all.compactMap(\.status)
        projectCount = all.count
        self.edition = edition
        units = source.units
        publication = source.selfEvaluation.standingPublication?.number
        budget = Self.budget(of: source)
        threePublicBudget = figures.threePublicBudget
        threePublicSpent = figures.threePublicSpent
        let hidden = merged
        findings =
            SelfEvaluationCheck(
                source: source, facts: facts, result: result, tasks: all
            ).findings.filter { !hidden.codes.contains($0.subject ?? "") }
        narrative = source.selfEvaluation.narrative
        scopes = source.scopes
    }

    /// Findings that keep it from being submitted: neither mended nor explained.
    package var blockingFindings: [SelfEvaluationFinding] { findings.filter(\.isBlocking) }

    package func budgetRow(_ kind: BudgetRow.Kind) -> ExecutionFigures {
        budget.first { $0.kind == kind }?.figures ?? ExecutionFigures()
    }
}

// MARK: - Blocks

extension SelfEvaluationReport {
    /// 预算执行, the first-level groups in the order of the catalogue, and 合计.
    private static func overview(
        of result: SelfEvaluationResult, by template: CatalogueTemplate
    ) -> [OverviewRow] {
        let block = result.budgetExecution
        var rows: [OverviewRow] = []
        if block.weight > .zero {
            rows.append(
                OverviewRow(name: "预算执行", weight: block.weight, score: block.score ?? .zero))
        }
        var groups: [String] = []
        for row in result.indicators where !groups.contains(template.group(of: row.indicator)) {
            groups.append(template.group(of: row.indicator))
        }
        for group in groups {
            let members = result.indicators.filter { template.group(of: $0.indicator) == group }
            rows.append(
                OverviewRow(
                    name: group, weight: members.reduce(.zero) { $0 + $1.weight },
                    score: members.reduce(.zero) { $0 + ($1.score ?? .zero) }))
        }
        rows.append(OverviewRow(name: "合计", weight: result.weightSum, score: result.score))
        return rows
    }

    /// The group's name as table 4.5 has it, whichever of its usual names a catalogue gives it.
    static func groupName(_ level1: String) -> String {
        switch level1 {
        case "投入", "投入管理指标", "投入指标": "投入管理"
        case "产出": "产出指标"
        case "效益": "效益指标"
        default: level1
        }
    }

    private static func tasks(of source: Source) -> [TaskRow] {
        let fiscal = source.byFundSource[.fiscal]?.tasks ?? []
        let projects = source.figures.tasks.filter { $0.task.category == .project }
        let units = Dictionary(grouping: projects, by: \.task.name)
        return projects.map { row in
            let declaration = source.selfEvaluation.declarations[row.task.code]
            return TaskRow(
                task: row.task, figures: row.figures,
                fiscal: fiscal.first { $0.task.code == row.task.code }?.figures
                    ?? ExecutionFigures(),
                status: declaration?.value, evidence: declaration?.text,
                unitName: source.units.first { $0.has(row.task.code) }?.figures.unitName,
                sharesName: (units[row.task.name]?.count ?? 0) > 1)
        }
    }

    private static func budget(of source: Source) -> [BudgetRow] {
        BudgetRow.Kind.allCases.map { kind in
            let figures =
                switch kind {
                case .whole: source.figures.whole
                case .fiscal: source.byFundSource[.fiscal]?.whole
                case .other: source.byFundSource[.other]?.whole
                case .basic: source.figures.basic
                case .project: source.figures.project
                }
            return BudgetRow(kind: kind, figures: figures ?? ExecutionFigures())
        }
    }
}
