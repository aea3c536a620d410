import BudgetDomain
import JSON
import Reports

/// A fictional office's year with the figures of case 15, and its self-evaluation as it grows.
struct EvaluatedYear {
    /// 万元 of the eight projects: initial budget and spending; what was not spent is cut or recovered.
    static let projects: [(code: String, name: String, initial: String, spent: String)] = [
        ("T01", "党务经费", "134.50", "69.64"), ("T02", "机要经费", "46.50", "10.86"),
        ("T03", "党史经费", "12.00", "2.58"), ("T04", "外事经费", "5.00", "0.00"),
        ("T05", "改革经费", "10.00", "1.43"), ("T06", "档案经费", "5.00", "3.29"),
        ("T07", "替代经费", "20.00", "0.00"), ("T08", "安全经费", "15.00", "6.97"),
    ]

    var state = SelfEvaluation()
    var ruleSet = RuleSet.standard
    var tasks: [YearFigures.TaskFigures]
    var threePublicBudget: Money? = wan("28.00")

    /// - Parameter recovered: whether the projects' rest was recovered at year end, rather than cut.
    init(recovered: Bool = false) {
        tasks = Self.projects.map { project in
            var figures = ExecutionFigures()
            figures.initial = wan(project.initial)
            figures.spentByMonth[11] = wan(project.spent)
            figures.decreased = figures.initial - figures.spent
            if recovered { figures.recovered = figures.decreased }
            return YearFigures.TaskFigures(
                task: BudgetTask(code: project.code, name: project.name, category: .project),
                figures: figures)
        }
        var basic = ExecutionFigures()
        basic.initial = wan("959.96")
        basic.increased = wan("70.81")
        basic.spentByMonth[11] = wan("1030.77")
        tasks.append(
            YearFigures.TaskFigures(
                task: BudgetTask(code: "B01", name: "基本支出", category: .basic), figures: basic))
    }

    var figures: YearFigures { figures(tasks) }

    private func figures(_ tasks: [YearFigures.TaskFigures]) -> YearFigures {
        YearFigures(
            unit: "Q01", unitName: "演示区委办公室", fiscalYear: 2021,
            asOf: CalendarDate.lastDay(of: 12, 2021), version: 123, tasks: tasks,
            threePublicBudget: threePublicBudget, threePublicSpent: wan("6.49"))
    }

    var report: SelfEvaluationReport { SelfEvaluationReport(source) }

    /// All money is fiscal.
    var source: SelfEvaluationReport.Source {
        let nothing = tasks.map {
            YearFigures.TaskFigures(task: $0.task, figures: ExecutionFigures())
        }
        return SelfEvaluationReport.Source(
            figures: figures, byFundSource: [.fiscal: figures, .other: figures(nothing)],
            selfEvaluation: state, ruleSet: ruleSet, headHash: String(repeating: "0a", count: 32))
    }

    /// Records a command as scripts write it.
    mutating func record(_ command: String, _ fields: JSONValue = [:]) throws {
        guard
            let action = try SelfEvaluationAction(name: command, fields: fields, ignoring: [])
        else { preconditionFailure("no command \(command)") }
        let event = try state.decide(
            action,
            SelfEvaluationContext(
                bookVersion: 123, ruleSet: ruleSet, tasks: Set(tasks.map(\.task.code)),
                actor: "accountant",
                blockingFindings: report.blockingFindings.map(\.message)))
        state.evolve(event, by: "accountant")
    }

    /// Reports every indicator the log cannot compute, as met, and declares all projects complete.
    mutating func reportEverything() throws {
        let values = [
            "绩效指标合理性": "合理", "预算编制完整性": "完整", "专项资金细化率": "90%", "决算真实性": "真实",
            "资金使用合规性": "合规", "预决算信息公开性": "公开", "资产管理规范性": "规范", "绩效监控完成率": "8/8",
            "绩效自评完成率": "8/8", "部门绩效评价完成率": "8/8", "履职效益": "达成", "满意度": "95",
        ]
        for (indicator, value) in values.sorted(by: { $0.key < $1.key }) {
            try record(
                "ReportIndicatorActual",
                ["indicator": .string(indicator), "value": .string(value)])
        }
        try record(
            "ExplainFinding", ["finding": "rateByCutting", "explanation": "按年中调整批复追减"])
        for project in Self.projects {
            try record(
                "DeclareTaskCompletion",
                [
                    "task": .string(project.code), "status": "complete",
                    "evidence": project.spent == "0.00" ? "由其他渠道保障" : nil,
                ])
        }
    }

    /// Opens it and sets the two scores of case 15 by hand.
    mutating func openAndOverride() throws {
        try record("OpenSelfEvaluation")
        try record(
            "OverrideScore",
            ["indicator": "budgetExecution", "score": "9", "reason": "按年中调整预算口径核定"])
        try record(
            "OverrideScore", ["indicator": "预算执行率", "score": "1", "reason": "项目支出执行偏低"])
    }
}

/// 万元 from a literal such as `wan("134.50")`.
func wan(_ text: String) -> Money {
    guard let money = Money(yuan: text) else { preconditionFailure("not an amount: \(text)") }
    return Money(fen: money.fen * 10_000)
}
