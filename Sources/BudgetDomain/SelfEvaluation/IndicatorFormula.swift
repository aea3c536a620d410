/// An indicator's actual that the book itself can compute, so that nobody types it (计算指标).
package enum IndicatorFormula: String, WordCode {
    /// 预算执行率, 调整口径.
    case budgetExecutionRate
    /// 预算执行率, 年初口径.
    case budgetExecutionRateOnInitial
    /// 项目支出预算执行率.
    case projectExecutionRate
    /// 预算调整率, by the rule set's variant, without its sign.
    case budgetAdjustmentRate
    /// 结转结余率, by the rule set's variant.
    case residueRate
    /// “三公经费”控制率.
    case threePublicControlRate
    /// 政府采购执行率.
    case procurementExecutionRate
    /// 重点工作完成率: key tasks declared complete of all key tasks.
    case keyTaskCompletionRate
    /// 年度目标实现率: projects declared complete of all projects.
    case annualGoalRate

    /// The field's term, which commands may use as well.
    package var term: String {
        switch self {
        case .budgetExecutionRate: "预算执行率"
        case .budgetExecutionRateOnInitial: "年初口径预算执行率"
        case .projectExecutionRate: "项目支出执行率"
        case .budgetAdjustmentRate: "预算调整率"
        case .residueRate: "结转结余率"
        case .threePublicControlRate: "“三公经费”控制率"
        case .procurementExecutionRate: "政府采购执行率"
        case .keyTaskCompletionRate: "重点工作完成率"
        case .annualGoalRate: "年度目标实现率"
        }
    }

    /// Reads the English name or the field's term, whatever quotation marks it has.
    package init?(name: String) {
        let wanted = withoutQuotationMarks(name)
        guard
            let formula = Self.allCases.first(where: {
                $0.rawValue == wanted || withoutQuotationMarks($0.term) == wanted
            })
        else { return nil }
        self = formula
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let formula = IndicatorFormula(name: text) else {
            let names = Self.allCases.map { "\($0.rawValue)（\($0.term)）" }.joined(separator: "、")
            throw malformed(decoder, "没有名为“\(text)”的公式；可用的公式：\(names)")
        }
        self = formula
    }

    /// What it is in a book; nil where there is nothing to divide by.
    package func value(in facts: SelfEvaluationFacts) -> Rate? {
        let figures = facts.figures
        return switch self {
        case .budgetExecutionRate: figures.whole.rateOnAdjusted
        case .budgetExecutionRateOnInitial: figures.whole.rateOnInitial
        case .projectExecutionRate: figures.project.rateOnAdjusted
        case .budgetAdjustmentRate: facts.ruleSet.adjustment.rate(of: figures.whole)
        case .residueRate: facts.ruleSet.residue.rate(of: figures.whole)
        case .threePublicControlRate: figures.threePublicRate
        case .procurementExecutionRate: figures.whole.procurementRate
        case .keyTaskCompletionRate: facts.completionRate(among: facts.keyTasks)
        case .annualGoalRate: facts.completionRate(among: facts.projects)
        }
    }
}

/// What indicators are computed from: the figures the self-evaluation is pinned to, and what was declared.
package struct SelfEvaluationFacts: Sendable {
    package let figures: YearFigures
    package let ruleSet: RuleSet
    /// By task code.
    package let declarations: [String: CompletionStatus]

    package init(
        figures: YearFigures, ruleSet: RuleSet, declarations: [String: CompletionStatus]
    ) {
        self.figures = figures
        self.ruleSet = ruleSet
        self.declarations = declarations
    }

    /// The same, judged as a form has it.
    func with(_ template: CatalogueTemplate) -> SelfEvaluationFacts {
        SelfEvaluationFacts(
            figures: figures, ruleSet: template.applied(to: ruleSet), declarations: declarations)
    }

    /// The same of one project alone, 三公 left out, which is controlled on the whole.
    func of(_ row: YearFigures.TaskFigures) -> SelfEvaluationFacts {
        SelfEvaluationFacts(
            figures: YearFigures(
                unit: figures.unit, unitName: figures.unitName, fiscalYear: figures.fiscalYear,
                asOf: figures.asOf, version: figures.version, tasks: [row],
                threePublicBudget: nil, threePublicSpent: .zero),
            ruleSet: ruleSet, declarations: declarations)
    }

    /// 重点工作: the tasks marked so, or every project where none is.
    var keyTasks: [BudgetTask] {
        let marked = figures.tasks.map(\.task).filter(\.isKeyTask)
        return marked.isEmpty ? projects : marked
    }

    var projects: [BudgetTask] {
        figures.tasks.map(\.task).filter { $0.category == .project }
    }

    /// 完成数/计划数; nil as long as nothing is declared about any of them.
    func completionRate(among tasks: [BudgetTask]) -> Rate? {
        let declared = tasks.compactMap { declarations[$0.code] }
        guard !declared.isEmpty else { return nil }
        return Rate(Int128(declared.filter { $0 == .complete }.count), Int128(tasks.count))
    }
}

/// A name as people look for it: with or without quotation marks and spaces.
func withoutQuotationMarks(_ name: String) -> String {
    name.filter { !"“”\"「」『』'‘’ 　".contains($0) }
}
