import BudgetDomain

/// Form 4.1 as stacked tables: head, main tasks, budget, indicators (部门整体绩效自评表).
///
/// Which base a rate has is said under each block, since the form itself does not.
struct SelfEvaluationForm {
    let report: SelfEvaluationReport

    var blocks: [Block] {
        [
            .table(head), .table(tasks), .note(taskNote),
            .table(budget), .note(budgetNote), .table(indicators),
        ]
    }

    // MARK: - Head

    private var head: Table {
        let goals = report.tasks.compactMap(\.status)
        let isAllComplete = !goals.isEmpty && goals.allSatisfy { $0 == .complete }
        let goalStatus = goals.isEmpty ? "" : isAllComplete ? "完成" : "部分完成"
        return Table(
            unitNote: "填表人及联系方式：　　　　　　　　单位：万元",
            columns: [
                .init(width: 8, .center), .init(width: 20), .init(width: 8, .center),
                .init(width: 8, .center),
            ],
            bodyRows: [
                .init([
                    .text("部门（单位）名称", rowSpan: 2), .text(report.unitName, rowSpan: 2),
                    .text("自评得分"),
                    Cell(.decimal(report.result.score, places: 2), identifier: "score.total.score"),
                ]),
                .init([
                    .text("自评结果"), Cell(.text(report.result.grade), identifier: "score.grade"),
                ]),
                .init([
                    .text("年度履职目标"), .text(report.narrativeText(.goal)),
                    .text("年度履职目标完成情况"), .text(goalStatus),
                ]),
            ])
    }

    // MARK: - Tasks

    private var tasks: Table {
        let project = report.budgetRow(.project)
        return Table(
            caption: "年度主要任务",
            columns: [
                .init(width: 8), .init(width: 9), .init(width: 6, .right), .init(width: 6, .right),
                .init(width: 6, .center), .init(width: 6, .right), .init(width: 6, .right),
                .init(width: 6, .right),
            ],
            headerRows: [
                .init(
                    [
                        "任务名称", "主要内容", "预算资金", "其中：财政资金", "任务完成情况", "预算执行数",
                        "其中：财政资金", "预算执行率",
                    ].map { .text($0) }, role: .header)
            ],
            bodyRows: report.tasks.map(row),
            totalRows: [
                .init(
                    [
                        .text("合计", columnSpan: 2, alignment: .center),
                        money("execution.project.initial", project.initial, .sumOfBody),
                        Cell(wan(report.tasks.totalFiscal(\.initial)), formula: .sumOfBody), .blank,
                        money("execution.project.spent", project.spent, .sumOfBody),
                        Cell(wan(report.tasks.totalFiscal(\.spent)), formula: .sumOfBody),
                        rate("execution.project.rateOnInitial", project.rateOnInitial, 5, 2),
                    ], role: .total)
            ])
    }

    /// Which base the rates have, and what was said about tasks declared complete with too little spent.
    private var taskNote: [Inline] {
        var note: [Inline] = ["年度主要任务的预算执行率为年初口径（执行数÷年初预算数）。"]
        let codes: [SelfEvaluationFinding.Code] = [
            .completeWithoutSpending, .completeWithLittleSpending,
        ]
        for row in report.tasks {
            let found = report.findings.first {
                $0.subject == row.task.code && codes.contains($0.code)
            }
            guard let explanation = found?.explanation else { continue }
            note += [
                .figure(Figure("task.\(row.task.code).name", .text(row.task.name))), "完成情况说明：",
                .figure(Figure("task.\(row.task.code).explanation", .text(explanation))), "。",
            ]
        }
        return note
    }

    private func row(_ row: SelfEvaluationReport.TaskRow) -> Table.Row {
        let scope = "execution.\(row.task.code)"
        return Table.Row([
            .text(row.task.name), .text(row.task.content ?? ""),
            money("\(scope).initial", row.figures.initial),
            money("\(scope).fiscal.initial", row.fiscal.initial),
            .text(row.status?.term ?? "未申报"),
            money("\(scope).spent", row.figures.spent),
            money("\(scope).fiscal.spent", row.fiscal.spent),
            rate("\(scope).rateOnInitial", row.figures.rateOnInitial, 5, 2),
        ])
    }

    // MARK: - Budget

    /// Recovery has a column of its own, so that a rate made full by it is seen as such.
    private var showsRecovery: Bool { report.budgetRow(.whole).recovered != .zero }

    private var budget: Table {
        let recovery = showsRecovery ? ["其中：年末收回"] : []
        let block = report.result.budgetExecution
        return Table(
            caption: "预算情况",
            columns: [.init(width: 16)]
                + (0..<(6 + recovery.count)).map { _ in .init(width: 6, .right) },
            headerRows: [
                .init(
                    (["项目", "年初预算数", "调整预算数"] + recovery
                        + ["预算执行数", "预算执行率", "分值（\(block.weight.exactText)）", "得分"])
                        .map { .text($0) }, role: .header)
            ],
            bodyRows: report.budget.map(budgetRow))
    }

    private func budgetRow(_ row: SelfEvaluationReport.BudgetRow) -> Table.Row {
        let scope = "execution." + row.kind.scope
        let figures = row.figures
        var cells: [Cell] = [
            .text(row.kind.formName), money("\(scope).initial", figures.initial),
            money("\(scope).adjusted", figures.adjusted),
        ]
        if showsRecovery { cells.append(money("\(scope).recovered", figures.recovered)) }
        cells += [
            money("\(scope).spent", figures.spent),
            rate("\(scope).rateOnAdjusted", figures.rateOnAdjusted, cells.count, 2),
        ]
        guard row.kind == .whole else { return Table.Row(cells + [.blank, .blank]) }
        let block = report.result.budgetExecution
        return Table.Row(
            cells + [
                Cell(
                    .decimal(block.weight, places: 2), identifier: "score.budgetExecution.weight"),
                Cell(.decimal(block.score, places: 2), identifier: "score.budgetExecution.score"),
            ])
    }

    private var budgetNote: [Inline] {
        var note: [Inline] = ["预算情况的预算执行率为调整口径（执行数÷调整预算数）。"]
        let block = report.result.budgetExecution
        guard let reason = block.reason else { return note }
        note.append("预算执行得分说明：")
        if block.origin == .overridden {
            note += [
                "按规则得",
                .figure(
                    Figure(
                        "score.budgetExecution.autoScore",
                        .decimal(block.automaticScore, places: 2))),
                "分，人工调整，理由：",
            ]
        }
        note += [.figure(Figure("score.budgetExecution.reason", .text(reason))), "。"]
        return note
    }
}

// MARK: - Cells

extension SelfEvaluationForm {
    private func wan(_ money: Money) -> ShownValue { .money(money, unit: .tenThousandYuan) }

    private func money(
        _ identifier: FigureIdentifier, _ money: Money, _ formula: CellFormula? = nil
    ) -> Cell {
        Cell(wan(money), identifier: identifier, formula: formula)
    }

    private func rate(
        _ identifier: FigureIdentifier, _ rate: Rate?, _ numerator: Int, _ denominator: Int
    ) -> Cell {
        Cell(
            .rate(rate), identifier: identifier,
            formula: .ratio(numerator: numerator, denominator: denominator))
    }
}

extension CompletionStatus {
    /// 完成, 部分完成 or 未完成.
    package var term: String {
        switch self {
        case .complete: "完成"
        case .partial: "部分完成"
        case .incomplete: "未完成"
        }
    }
}

extension SelfEvaluationReport.BudgetRow.Kind {
    /// The part of figure identifiers that names the scope.
    var scope: String { self == .whole ? "unit" : rawValue }

    /// As the form numbers it.
    fileprivate var formName: String {
        switch self {
        case .whole: name
        case .fiscal: "1、资金来源：（1）财政性资金"
        case .other: "（2）其他资金"
        case .basic: "2、资金结构：（1）基本支出"
        case .project: "（2）项目支出"
        }
    }
}

extension [SelfEvaluationReport.TaskRow] {
    /// The tasks' fiscal money together; the one total of the form that no fold has.
    fileprivate func totalFiscal(_ figure: KeyPath<ExecutionFigures, Money>) -> Money {
        ExecutionFigures.total(of: map(\.fiscal))[keyPath: figure]
    }
}
