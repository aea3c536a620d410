import BudgetDomain
import Reports

/// A year of an invented office with two tasks that a public edition does not name.
enum EditionYear {
    /// Names and contents that no byte of a public edition may hold.
    static let secrets = ["机要通道维护", "加密线路租用与值守", "密件印制", "涉密文件印制与销毁"]

    /// Speaks of a hidden task without its name; no form prints what an indicator's evidence is.
    static let unprintedEvidence = "机要、党务等项目的实施总结"

    /// 元 of initial budget, adjusted budget and spending.
    private static let tasks: [(task: BudgetTask, initial: Int64, spent: Int64)] = [
        (BudgetTask(code: "T01", name: "党务活动", category: .project), 100_000, 90_000),
        (
            BudgetTask(
                code: "T02", name: secrets[0], category: .project, content: secrets[1],
                isSensitive: true), 60_000, 50_000
        ),
        (
            BudgetTask(
                code: "T03", name: secrets[2], category: .project, content: secrets[3],
                isSensitive: true), 40_000, 0
        ),
        (BudgetTask(code: "B01", name: "人员和公用", category: .basic), 800_000, 800_000),
    ]

    private static var figures: YearFigures {
        YearFigures(
            unit: "Q01", unitName: "演示办公室", fiscalYear: 2021,
            asOf: CalendarDate.lastDay(of: 12, 2021), version: 40,
            tasks: tasks.map { task, initial, spent in
                var figures = ExecutionFigures()
                figures.initial = Money(fen: initial * 100)
                figures.spentByMonth[10] = Money(fen: spent * 100)
                return YearFigures.TaskFigures(task: task, figures: figures)
            }, threePublicBudget: nil, threePublicSpent: .zero)
    }

    /// People wrote the names wherever a text can be written.
    private static var selfEvaluation: SelfEvaluation {
        var state = SelfEvaluation()
        let events: [SelfEvaluationEvent] = [
            .taskCompletionDeclared(
                TaskCompletionDeclared(
                    task: "T02", status: .complete, evidence: "\(secrets[0])验收单")),
            .taskCompletionDeclared(
                TaskCompletionDeclared(task: "T03", status: .complete, evidence: "印制清单")),
            .taskCompletionDeclared(TaskCompletionDeclared(task: "T01", status: .complete)),
            .indicatorActualReported(
                IndicatorActualReported(
                    indicator: "dutyBenefit", value: "达成", evidence: unprintedEvidence)),
            .indicatorExplained(
                IndicatorExplained(
                    indicator: Indicator.budgetExecutionBlock, reason: "\(secrets[2])没有支出")),
            .findingExplained(
                FindingExplained(finding: "noBudget", explanation: "\(secrets[1])另行安排")),
            .narrativeSaved(
                NarrativeSaved(
                    section: .problems,
                    text: "{{task.T02.name}}（{{task.T02.content}}）支出偏慢，\(secrets[2])没有支出。")),
        ]
        for event in events { state.evolve(event, by: "accountant") }
        return state
    }

    /// The year's self-evaluation.
    static var source: SelfEvaluationReport.Source {
        SelfEvaluationReport.Source(
            figures: figures, byFundSource: [.fiscal: figures], selfEvaluation: selfEvaluation,
            ruleSet: .standard, headHash: String(repeating: "0a", count: 32))
    }
}
